import { answerOf, type Listing } from "./answer-of.js";
import { daysIn, midnightOfText } from "./parse-day.js";
import { arrayOf, memberOf, objectOf, parseJson, refuseField } from "./parse-json.js";
import { decimalOf } from "./parse-number.js";
import { described, quoted, type Refuse, refusalOf } from "./refusal.js";
import type { Range, Source } from "./source.js";

const name = "alternative.me";
const longestTail = 200;
const spareDays = 3;

function listingOf(entry: unknown, row: number, refuse: Refuse): Listing {
  const object = objectOf(entry, { name: "data", row }, refuse);
  const date = midnightOfText(memberOf(object, "timestamp"), row, refuse);
  const value = memberOf(object, "value");
  if (value === undefined) refuseField("a text in value", value, row, refuse);
  return { row, date, value: value === null || value === "null" ? null : decimalOf(value, row, refuse) };
}

/**
 * The days of an answer of the Fear & Greed Index, 0 to 100, in its order (newest first); a value of null is none.
 * Rows count days from 1.
 * Throws the rules `format`, `answer` (the API's own error), `fields`, `date` (not at 00:00 UTC), `number` and
 * `rows` (not one day).
 */
export function parseFearAndGreed(text: string, symbol: string): Listing[] {
  const refuse = refusalOf(name, symbol);
  const answer = objectOf(parseJson(text, refuse), { name: "the answer" }, refuse);
  const metadata = objectOf(memberOf(answer, "metadata"), { name: "metadata" }, refuse);
  const error = memberOf(metadata, "error") ?? null;
  if (error !== null) refuse({ rule: "answer", expected: "data", got: `the error ${described(error)}` });
  const data = arrayOf(memberOf(answer, "data"), { name: "data" }, refuse);
  if (data.length === 0) refuse({ rule: "rows", expected: "one at least", got: "none" });
  return data.map((entry, i) => listingOf(entry, i + 1, refuse));
}

/** Whether the newest days, newest first, reach back to the beginning of a range. */
function reaches(listings: readonly Listing[], from: string): boolean {
  const ordered = listings.every(({ date }, i) => i === 0 || date <= (listings[i - 1]?.date ?? ""));
  return ordered && (listings.at(-1)?.date ?? from) <= from;
}

function limitOf(range: Range): number {
  const limit = daysIn(range) + spareDays;
  return limit < longestTail ? limit : 0;
}

/**
 * alternative.me's Crypto Fear & Greed Index, symbol "fng". A range of less than 197 days is asked for by the number
 * of newest days that it probably needs, then, when these do not reach back to it, as the whole history.
 * https://alternative.me/crypto/fear-and-greed-index/#api; throws what `parseFearAndGreed` throws, `symbol` and
 * `duplicate date`.
 */
export const alternativeMe: Source = {
  name,
  pace: { requests: 1, perMs: 1000, concurrent: 1 },
  async fetch(symbol, range, get) {
    const refuse = refusalOf(name, symbol);
    if (symbol !== "fng") refuse({ rule: "symbol", expected: '"fng"', got: quoted(symbol) });
    const ask = async (limit: number) => {
      return parseFearAndGreed(
        await get(`https://api.alternative.me/fng/?limit=${limit}&format=json`),
        symbol,
      );
    };
    const limit = limitOf(range);
    const newest = await ask(limit);
    const enough = limit === 0 || reaches(newest, range.from);
    return answerOf(enough ? newest : await ask(0), range, refuse);
  },
};
