import { answerOf, type Listing } from "./answer-of.js";
import { dayOf } from "./parse-day.js";
import { arrayOf, countOf, type JsonObject, memberOf, objectOf, parseJson, textOf } from "./parse-json.js";
import { decimalOf } from "./parse-number.js";
import { described, quoted, type Refuse, refusalOf } from "./refusal.js";
import type { Range, Source } from "./source.js";

const name = "fiscaldata";
const pageSize = 10_000;
const fields = ["record_date", "account_type", "open_today_bal", "close_today_bal"];
const endpoint =
  "https://api.fiscaldata.treasury.gov/services/api/fiscal_service/v1/accounting/dts/operating_cash_balance";

/** The accounts whose close_today_bal is the closing balance of the Treasury General Account. */
const accountsWithClose = ["Federal Reserve Account", "Treasury General Account (TGA)"];

/** The account that is a closing balance by name. */
const closingAccount = "Treasury General Account (TGA) Closing Balance";

/** A page of the answer: its lines, how many pages there are, and how many lines on all of them. */
export interface FiscalDataPage {
  /** A line a row: the closing balance, or null where the line is of another account or has none. */
  readonly listings: readonly (Listing & { readonly closing: boolean })[];
  readonly pages: number;
  readonly count: number;
}

function balanceOf(row: JsonObject, field: string, number: number, refuse: Refuse): number | null {
  const text = textOf(row, field, number, refuse);
  return text === "null" ? null : decimalOf(text, number, refuse);
}

function listingOf(line: unknown, row: number, refuse: Refuse): FiscalDataPage["listings"][number] {
  const object = objectOf(line, { name: "data", row }, refuse);
  const date = dayOf(textOf(object, "record_date", row, refuse), row, refuse);
  const account = textOf(object, "account_type", row, refuse);
  const open = balanceOf(object, "open_today_bal", row, refuse);
  const close = balanceOf(object, "close_today_bal", row, refuse);
  if (accountsWithClose.includes(account)) return { row, date, value: close, closing: true };
  if (account !== closingAccount) return { row, date, value: null, closing: false };
  // Since 2022-04-18 the closing balance stands in open_today_bal and close_today_bal is null.
  if (close !== null) {
    refuse({ rule: "fields", row, expected: "null in close_today_bal", got: String(close) });
  }
  return { row, date, value: open, closing: true };
}

/**
 * The lines of a page of the operating cash balance, in USD million; rows count over all pages from 1.
 * The closing balance of the Treasury General Account is close_today_bal of `Federal Reserve Account` and
 * `Treasury General Account (TGA)` until 2022-04-15 and open_today_bal of `Treasury General Account (TGA) Closing
 * Balance` since; other accounts only show that a day has lines. The text "null" is no value.
 * Throws the rules `format`, `answer` (the API's own error), `fields`, `date` and `number`.
 */
export function parseFiscalData(text: string, symbol: string, rowsBefore = 0): FiscalDataPage {
  const refuse = refusalOf(name, symbol);
  const answer = objectOf(parseJson(text, refuse), { name: "the answer" }, refuse);
  const error = memberOf(answer, "error");
  if (error !== undefined) refuse({ rule: "answer", expected: "data", got: `the error ${described(error)}` });
  const data = arrayOf(memberOf(answer, "data"), { name: "data" }, refuse);
  const meta = objectOf(memberOf(answer, "meta"), { name: "meta" }, refuse);
  return {
    listings: data.map((line, i) => listingOf(line, rowsBefore + i + 1, refuse)),
    pages: countOf(meta, "total-pages", refuse),
    count: countOf(meta, "total-count", refuse),
  };
}

/** The closing balances, and one line without a value for each day that has lines but no closing balance. */
function closingBalances(lines: FiscalDataPage["listings"]): Listing[] {
  const closing = lines.filter((line) => line.closing);
  const closed = new Set(closing.map(({ date }) => date));
  return [...closing, ...lines.filter(({ date }) => !closed.has(date))];
}

function urlOf({ from, to }: Range, page: number): string {
  const query = new URLSearchParams({
    fields: fields.join(","),
    filter: `record_date:gte:${from},record_date:lte:${to}`,
    sort: "record_date",
    "page[size]": String(pageSize),
    "page[number]": String(page),
  });
  return `${endpoint}?${query}`;
}

/**
 * The Daily Treasury Statement's operating cash balance: closing balances of the Treasury General Account in
 * USD million, symbol "operating_cash_balance", in pages of 10,000 lines.
 * https://fiscaldata.treasury.gov/datasets/daily-treasury-statement/operating-cash-balance
 * Throws what `parseFiscalData` throws, `symbol`, `pages` (a page short of lines, the page before again, fewer or
 * more lines than counted) and `duplicate date`.
 */
export const fiscaldata: Source = {
  name,
  pace: { requests: 4, perMs: 1000, concurrent: 1 },
  async fetch(symbol, range, get) {
    const refuse = refusalOf(name, symbol);
    if (symbol !== "operating_cash_balance") {
      refuse({ rule: "symbol", expected: '"operating_cash_balance"', got: quoted(symbol) });
    }
    let lines: FiscalDataPage["listings"] = [];
    let before: string | undefined;
    for (let number = 1; ; number++) {
      const text = await get(urlOf(range, number));
      if (text === before)
        refuse({ rule: "pages", expected: `page ${number}`, got: "the page before again" });
      const page = parseFiscalData(text, symbol, lines.length);
      lines = lines.concat(page.listings);
      if (number >= page.pages || page.listings.length !== pageSize) {
        const expected = `${page.count} rows on ${page.pages} pages`;
        const got = `${lines.length} on ${number}`;
        if (lines.length !== page.count || number < page.pages) refuse({ rule: "pages", expected, got });
        return answerOf(closingBalances(lines), range, refuse);
      }
      before = text;
    }
  },
};
