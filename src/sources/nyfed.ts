import { answerOf, type Listing } from "./answer-of.js";
import { dayOf } from "./parse-day.js";
import { arrayOf, memberOf, objectOf, parseJson, textOf } from "./parse-json.js";
import { decimalOf } from "./parse-number.js";
import { quoted, type Refuse, refusalOf } from "./refusal.js";
import type { Source } from "./source.js";

const name = "nyfed";
const billPurchase = "Outright Bill Purchase";
const billTypes = [billPurchase, "Outright Bill Sale"];

/** An operation: its par accepted in dollars, null where the Fed gives none. */
interface Operation extends Listing {
  readonly id: string;
  readonly type: string;
}

function operationOf(auction: unknown, row: number, refuse: Refuse): Operation {
  const object = objectOf(auction, { name: "treasury.auctions", row }, refuse);
  const type = textOf(object, "operationType", row, refuse);
  if (/bill/i.test(type) && !billTypes.includes(type)) {
    refuse({ rule: "operation type", row, expected: billTypes.join(" or "), got: quoted(type) });
  }
  const accepted = textOf(object, "totalParAmtAccepted", row, refuse);
  return {
    row,
    id: textOf(object, "operationId", row, refuse),
    type,
    date: dayOf(textOf(object, "operationDate", row, refuse), row, refuse),
    value: accepted === "" ? null : decimalOf(accepted, row, refuse),
  };
}

/** The operations, each once. */
function eachOnce(operations: readonly Operation[], refuse: Refuse): Operation[] {
  const seen = new Map<string, Operation>();
  for (const operation of operations) {
    const { row, id, date, value } = operation;
    const before = seen.get(id);
    if (before && (before.date !== date || before.value !== value)) {
      const got = `it on ${before.date} with ${before.value} and on ${date} with ${value}`;
      refuse({ rule: "duplicate date", row, expected: `operation ${quoted(id)} once`, got });
    }
    if (!before) seen.set(id, operation);
  }
  return [...seen.values()];
}

/** What two operations of a day come to; nothing where either has no amount. */
function sumOf(day: Listing, operation: Operation, refuse: Refuse): Listing {
  const { row, value } = operation;
  const sum = day.value === null || value === null ? null : day.value + value;
  if (sum !== null && !Number.isFinite(sum)) {
    refuse({ rule: "number", row, expected: "a finite sum of the day", got: String(sum) });
  }
  return { ...day, value: sum };
}

/**
 * Treasury bills that the Desk bought: par accepted in dollars, summed over the operations of a day, in the order
 * of the answer; days without an operation do not appear. A day with an empty amount has no value.
 * An operation that the answer repeats counts once. Rows count operations of all types from 1.
 * Throws the rules `format`, `fields`, `operation type` (one about bills that is neither purchase nor sale),
 * `date`, `number` and `duplicate date` (one operation with two amounts or dates).
 */
export function parseBillPurchases(text: string, symbol: string): Listing[] {
  const refuse = refusalOf(name, symbol);
  const answer = objectOf(parseJson(text, refuse), { name: "the answer" }, refuse);
  const treasury = objectOf(memberOf(answer, "treasury"), { name: "treasury" }, refuse);
  const auctions = arrayOf(memberOf(treasury, "auctions"), { name: "treasury.auctions" }, refuse);
  const operations = auctions.map((auction, i) => operationOf(auction, i + 1, refuse));
  const days = new Map<string, Listing>();
  for (const operation of eachOnce(operations, refuse).filter(({ type }) => type === billPurchase)) {
    const { row, date, value } = operation;
    const day = days.get(date);
    days.set(date, day ? sumOf(day, operation, refuse) : { row, date, value });
  }
  return [...days.values()];
}

/**
 * The New York Fed's Treasury operations: bills bought outright, in dollars of par a day, symbol "bill-purchases",
 * in one request.
 * https://markets.newyorkfed.org/static/docs/markets-api.html; throws what `parseBillPurchases` throws, and `symbol`.
 */
export const nyfed: Source = {
  name,
  pace: { requests: 4, perMs: 1000, concurrent: 1 },
  async fetch(symbol, range, get) {
    const refuse = refusalOf(name, symbol);
    if (symbol !== "bill-purchases") {
      refuse({ rule: "symbol", expected: '"bill-purchases"', got: quoted(symbol) });
    }
    const query = new URLSearchParams({ startDate: range.from, endDate: range.to });
    const url = `https://markets.newyorkfed.org/api/tsy/purchases/results/summary/search.json?${query}`;
    return answerOf(parseBillPurchases(await get(url), symbol), range, refuse);
  },
};
