import type { FaultKind } from "./stand-in/fault-kinds.js";
import type { SourceName } from "./stand-in/names.js";

/** A fault is harmless (the answer is as good as without it), shortens the answer by what is missing, or is refused by a rule. */
export type Expected = "harmless" | "fewer" | RegExp;

const answered = /status: expected 200, got /;
const notJson = /(format|header): .*expected (JSON|"observation_date,\w+"), got /;

const usual: Readonly<Record<FaultKind, Expected>> = {
  "500": /status: expected 200, got 500 Internal Server Error after 4 tries/,
  "503-once": "harmless",
  "429": "harmless",
  "429-forever": /status: expected 200, got 429 Too Many Requests after 4 tries/,
  "403": answered,
  "404": answered,
  html200: new RegExp(`${notJson.source}an HTML page`),
  limit200: new RegExp(`${notJson.source}".+"`),
  empty: new RegExp(`${notJson.source}no bytes`),
  "header-only": /rows: expected .+, got none/,
  truncated: /connection: expected a whole answer, got ECONNRESET/,
  slow: /time: expected an answer within 0\.15 s, got none in 4 tries/,
  hang: /time: expected an answer within 0\.15 s, got none in 4 tries/,
  "bad-gzip": /(compression|connection): expected a (body as its Content-Encoding says|whole answer), got /,
  "redirect-loop": /redirects: expected at most 3, got more/,
  bom: "harmless",
  renamed: /(fields|header): .*expected /,
  "unit-x1000": /bounds: expected /,
  "null-tail": "fewer",
  "duplicate-dates": /duplicate date: .*expected .+ once, got it /,
  unsorted: "harmless",
  spike: /(bounds|move|revision): expected /,
  negative: /(bounds|move): expected /,
  shortened: "harmless",
  flat: /(revision|standing still): expected /,
  "day-shift": /(calendar|shifted|shrunk): expected /,
};

const shrunk = /shrunk: expected the \d+ days held /;

/** Where a source differs: what it answers shows the fault in another way, or not at all in the days asked for. */
const unusual: Readonly<Record<SourceName, Partial<Record<FaultKind, Expected>>>> = {
  yahoo: { shortened: shrunk },
  fred: { shortened: shrunk },
  fiscaldata: {},
  nyfed: { "null-tail": shrunk },
  binance: { "null-tail": /bounds: expected / },
  coinbase: {},
  fng: { unsorted: shrunk },
  // Its whole history is asked for again every week.
  llama: { shortened: /(rows|history): expected / },
};

/** What becomes of a fault of a source. */
export function expectedOf(source: SourceName, kind: FaultKind): Expected {
  return unusual[source][kind] ?? usual[kind];
}

/** The two series of each source that the table tries; one where it has only one. */
export const tried: Readonly<Record<SourceName, readonly string[]>> = {
  yahoo: ["^RUT", "^GSPC"],
  fred: ["DGS10", "DFF"],
  fiscaldata: ["operating_cash_balance"],
  nyfed: ["purchases"],
  binance: ["ADAUSDT", "XRPUSDT"],
  coinbase: ["BTC-USD", "ETH-USD"],
  fng: ["fng"],
  llama: ["stablecoins"],
};
