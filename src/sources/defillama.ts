import { answerOf, type Listing } from "./answer-of.js";
import { midnightOfText } from "./parse-day.js";
import { arrayOf, type JsonObject, memberOf, objectOf, parseJson } from "./parse-json.js";
import { finiteOf } from "./parse-number.js";
import { type Refuse, refusalOf } from "./refusal.js";
import type { Source } from "./source.js";

const name = "defillama";
const field = "totalCirculatingUSD";

function circulatingOf(entry: JsonObject, row: number, refuse: Refuse): number | null {
  const total = memberOf(entry, field) ?? null;
  if (total === null) return null;
  const pegged = memberOf(objectOf(total, { name: field, row }, refuse), "peggedUSD") ?? null;
  return pegged === null ? null : finiteOf(pegged, row, refuse);
}

/**
 * The days of a chart of stablecoins in circulation, pegged to USD, in dollars, in its order; an absent figure is
 * no value. Rows count days from 1.
 * Throws the rules `format`, `fields` (also where not one day has a figure), `date` (not at 00:00 UTC), `number`
 * and `rows` (not one day).
 */
export function parseStablecoinCharts(text: string, symbol: string): Listing[] {
  const refuse = refusalOf(name, symbol);
  const entries = arrayOf(parseJson(text, refuse), { name: "the answer" }, refuse);
  if (entries.length === 0) refuse({ rule: "rows", expected: "one at least", got: "none" });
  const listings = entries.map((one, i) => {
    const row = i + 1;
    const entry = objectOf(one, { name: "the answer", row }, refuse);
    const date = midnightOfText(memberOf(entry, "date"), row, refuse);
    return { row, date, value: circulatingOf(entry, row, refuse) };
  });
  if (listings.every(({ value }) => value === null)) {
    refuse({ rule: "fields", expected: `${field}.peggedUSD in some row`, got: "nothing" });
  }
  return listings;
}

/**
 * DefiLlama's chart of stablecoins in circulation: dollars a day, over all chains for the symbol "all", in one
 * request for the whole history.
 * https://defillama.com/docs/api; throws what `parseStablecoinCharts` throws, and `duplicate date`.
 */
export const defillama: Source = {
  name,
  pace: { requests: 2, perMs: 1000, concurrent: 1 },
  async fetch(symbol, range, get) {
    const url = `https://stablecoins.llama.fi/stablecoincharts/${encodeURIComponent(symbol)}`;
    return answerOf(parseStablecoinCharts(await get(url), symbol), range, refusalOf(name, symbol));
  },
};
