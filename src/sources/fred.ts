import { isDate } from "../series/dates.js";
import { answerOf, type Listing } from "./answer-of.js";
import { dayOf } from "./parse-day.js";
import { arrayOf, countOf, memberOf, objectOf, parseJson, textOf } from "./parse-json.js";
import { decimalOf } from "./parse-number.js";
import { described, describedBody, quoted, type Refuse, refusalOf } from "./refusal.js";
import type { Get, Source } from "./source.js";

const name = "fred";
const pageSize = 100_000;

function valueIn(text: string, row: number, refuse: Refuse): number | null {
  return text === "." || text === "" ? null : decimalOf(text, row, refuse);
}

function checkHeader(header: string, text: string, symbol: string, refuse: Refuse): void {
  // The column was called DATE before December 2024.
  if (header === `observation_date,${symbol}` || header === `DATE,${symbol}`) return;
  const body = describedBody(text);
  const got = ["no bytes", "white space", "an HTML page", "JSON"].includes(body) ? body : quoted(header);
  refuse({ rule: "header", row: 1, expected: `"observation_date,${symbol}"`, got });
}

/**
 * The observations of a fredgraph.csv answer, in its order, in the series' unit, dated as FRED dates them.
 * The header is `observation_date,<id>` (`DATE,<id>` before December 2024); "." and an empty value are no value;
 * the header alone is no observations. Rows count lines; the header is row 1.
 * Throws the rules `header` (`row 1: expected "observation_date,WALCL", got an HTML page`), `end` (the last line
 * breaks off), `cells`, `date` and `number`.
 */
export function parseFredCsv(text: string, symbol: string): Listing[] {
  const refuse = refusalOf(name, symbol);
  const [header = "", ...lines] = text.split(/\r?\n/);
  checkHeader(header, text, symbol, refuse);
  const end = lines.pop();
  if (end !== "") {
    refuse({ rule: "end", row: lines.length + 2, expected: "a line break at the end", got: described(end) });
  }
  return lines.map((line, i) => {
    const row = i + 2;
    const cells = line.split(",");
    if (cells.length !== 2) refuse({ rule: "cells", row, expected: "2", got: quoted(line) });
    return { row, date: dayOf(cells[0], row, refuse), value: valueIn(cells[1] ?? "", row, refuse) };
  });
}

/** A page of FRED's JSON: its observations, and how many there are on all pages. */
export interface FredPage {
  readonly listings: readonly Listing[];
  readonly count: number;
}

/**
 * A page of the JSON of `fred/series/observations` that begins at an offset; rows count over all pages from 1.
 * Throws the rules `format`, `answer` (FRED's own error message), `fields`, `pages` (another offset), `date` and
 * `number`.
 */
export function parseFredJson(text: string, symbol: string, offset = 0): FredPage {
  const refuse = refusalOf(name, symbol);
  const answer = objectOf(parseJson(text, refuse), { name: "the answer" }, refuse);
  const error = memberOf(answer, "error_message");
  if (error !== undefined) refuse({ rule: "answer", expected: "observations", got: described(error) });
  const observations = arrayOf(memberOf(answer, "observations"), { name: "observations" }, refuse);
  const got = countOf(answer, "offset", refuse);
  if (got !== offset) refuse({ rule: "pages", expected: `offset ${offset}`, got: String(got) });
  const listings = observations.map((one, i) => {
    const row = offset + i + 1;
    const observation = objectOf(one, { name: "observations", row }, refuse);
    const date = dayOf(memberOf(observation, "date"), row, refuse);
    return { row, date, value: valueIn(textOf(observation, "value", row, refuse), row, refuse) };
  });
  return { listings, count: countOf(answer, "count", refuse) };
}

/**
 * FRED's CSV of a graph: one series ("WALCL") as it stands today, in one request, without a key.
 * https://fred.stlouisfed.org/; throws what `parseFredCsv` throws, and `duplicate date`.
 */
export const fredCsv: Source = {
  name,
  pace: { requests: 4, perMs: 1000, concurrent: 2 },
  async fetch(symbol, range, get) {
    const query = new URLSearchParams({ id: symbol, cosd: range.from, coed: range.to });
    const text = await get(`https://fred.stlouisfed.org/graph/fredgraph.csv?${query}`);
    return answerOf(parseFredCsv(text, symbol), range, refusalOf(name, symbol));
  },
};

function checkKey(key: string, realtimeDay: string | undefined): void {
  const refuse = refusalOf(name, "key");
  if (!/^[a-z0-9]{32}$/.test(key)) {
    const got = key.length === 32 ? "other characters" : `${key.length} characters`;
    refuse({ rule: "key", expected: "32 lower-case letters and digits", got });
  }
  if (realtimeDay !== undefined && !isDate(realtimeDay)) {
    refuse({ rule: "as of", expected: "a day as YYYY-MM-DD", got: quoted(realtimeDay) });
  }
}

/** As a `Get`, with the key struck out of what it gives and of what it throws. */
function withoutKey(get: Get, key: string): Get {
  const strike = (text: string) => text.replaceAll(key, "<key>");
  return async (url) => {
    try {
      return strike(await get(url));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      error.message = strike(error.message);
      error.stack = strike(error.stack ?? "");
      throw error;
    }
  };
}

async function fetchPages(
  symbol: string,
  ask: (offset: number) => Promise<string>,
  refuse: Refuse,
): Promise<readonly Listing[]> {
  let listings: readonly Listing[] = [];
  for (;;) {
    const page = parseFredJson(await ask(listings.length), symbol, listings.length);
    listings = listings.concat(page.listings);
    if (listings.length === page.count) return listings;
    if (page.listings.length !== pageSize || listings.length > page.count) {
      const expected = `${page.count} observations`;
      refuse({ rule: "pages", expected, got: String(listings.length) });
    }
  }
}

/**
 * FRED's API with a key: one series as it stood on a real-time day (ALFRED), or as it stands today without one,
 * in pages of 100,000. The key never stands in an error, nor in one that `get` throws.
 * https://fred.stlouisfed.org/docs/api/fred/series_observations.html; throws at once the rules `key` and `as of`,
 * and from `fetch` what `parseFredJson` throws, `pages` (fewer or more observations than counted) and
 * `duplicate date`.
 */
export function fredApi(key: string, realtimeDay?: string): Source {
  checkKey(key, realtimeDay);
  const asOf = realtimeDay === undefined ? {} : { realtime_start: realtimeDay, realtime_end: realtimeDay };
  return {
    name,
    pace: { requests: 2, perMs: 1000, concurrent: 1 },
    async fetch(symbol, range, get) {
      const refuse = refusalOf(name, symbol);
      const ask = withoutKey(get, key);
      const terms = { series_id: symbol, api_key: key, file_type: "json" };
      const days = { observation_start: range.from, observation_end: range.to };
      const listings = await fetchPages(
        symbol,
        (offset) => {
          const page = { limit: String(pageSize), offset: String(offset) };
          const query = new URLSearchParams({ ...terms, ...days, ...asOf, ...page });
          return ask(`https://api.stlouisfed.org/fred/series/observations?${query}`);
        },
        refuse,
      );
      return answerOf(listings, range, refuse);
    },
  };
}
