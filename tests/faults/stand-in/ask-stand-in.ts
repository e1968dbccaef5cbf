import { namesOf, type SourceName } from "./names.js";
import { addDays } from "./spans.js";

const agent = "stand-in-test/1.0";

const oldest = "2015-07-20";
const newest = "2026-12-31";

/** The first and the last day of stretches of some days that cover all histories of coins. */
function stretches(days: number): (readonly [from: string, to: string])[] {
  const found: (readonly [string, string])[] = [];
  for (let from = oldest; from <= newest; from = addDays(from, days)) {
    found.push([from, addDays(from, days - 1)]);
  }
  return found;
}

/** Addresses that together ask for the whole history of a resource, oldest first. */
export function addressesOf(source: SourceName, name: string): string[] {
  const base = addressOf(source, name);
  if (source === "binance") {
    return stretches(1000).map(
      ([from, to]) => `${base}&startTime=${Date.parse(from)}&endTime=${Date.parse(to)}`,
    );
  }
  if (source === "coinbase") return stretches(300).map(([from, to]) => `${base}&start=${from}&end=${to}`);
  return [base];
}

/** An address that asks for the whole history of a resource, or for as much of it as one request gives. */
export function addressOf(source: SourceName, name: string): string {
  const symbol = encodeURIComponent(name);
  switch (source) {
    case "yahoo":
      return `query1.finance.yahoo.com/v8/finance/chart/${symbol}?interval=1d&period1=0&period2=4000000000`;
    case "fred":
      return `fred.stlouisfed.org/graph/fredgraph.csv?id=${symbol}`;
    case "fiscaldata":
      return `api.fiscaldata.treasury.gov/services/api/fiscal_service/v1/accounting/dts/${symbol}?page[size]=10000`;
    case "nyfed":
      return `markets.newyorkfed.org/api/tsy/${symbol}/results/summary/last/1000.json`;
    case "binance":
      return `api.binance.com/api/v3/klines?symbol=${symbol}&interval=1d&limit=1000`;
    case "coinbase":
      return `api.exchange.coinbase.com/products/${symbol}/candles?granularity=86400`;
    case "fng":
      return "api.alternative.me/fng/?limit=0&format=json";
    case "llama":
      return "stablecoins.llama.fi/stablecoincharts/all";
  }
}

/** The first of a source's names. */
export function firstNameOf(source: SourceName): string {
  return namesOf(source)[0] ?? "";
}

export function ask(base: string, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${base}/${path}`, { headers: { "user-agent": agent }, ...init });
}

/** A value on a day, as a source gave them: null where it gave none. */
export type Given = readonly [date: string, value: number | null];

interface YahooChart {
  readonly chart: {
    readonly result: readonly {
      readonly timestamp: readonly number[];
      readonly indicators: {
        readonly quote: readonly Readonly<Record<string, readonly (number | null)[]>>[];
      };
    }[];
  };
}
type Records = readonly Readonly<Record<string, string>>[];

const dayOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
const numberOf = (text: string | null | undefined) =>
  text === null || text === undefined || text === "" || text === "." || text === "null" ? null : Number(text);

/** How a test reads each source's answer; in the order of the answer. Gives nothing where the field of the value is not there. */
export const readers: Readonly<Record<SourceName, (body: string) => Given[]>> = {
  yahoo(body) {
    const result = (JSON.parse(body) as YahooChart).chart.result[0];
    const closes = result?.indicators.quote[0]?.close ?? [];
    return closes.map((close, at) => [dayOf(result?.timestamp[at] ?? 0), close]);
  },
  fred(body) {
    const [header = "", ...lines] = body.trimEnd().split("\n");
    if (!/^observation_date,[A-Z0-9]+$/.test(header)) return [];
    return lines.map((line) => [line.slice(0, 10), numberOf(line.slice(11))]);
  },
  fiscaldata(body) {
    return (JSON.parse(body) as { data: Records }).data
      .filter((row) => row.account_type?.endsWith("Closing Balance") && "open_today_bal" in row)
      .map((row) => [row.record_date ?? "", numberOf(row.open_today_bal)]);
  },
  nyfed(body) {
    return (JSON.parse(body) as { treasury: { auctions: Records } }).treasury.auctions
      .filter((row) => row.operationType === "Outright Bill Purchase" && "totalParAmtAccepted" in row)
      .map((row) => [row.operationDate ?? "", numberOf(row.totalParAmtAccepted)]);
  },
  binance(body) {
    return (JSON.parse(body) as [number, string, string, string, string][])
      .filter((bar) => Array.isArray(bar))
      .map(([at, , , , close]) => [dayOf(at / 1000), Number(close) === 0 ? null : Number(close)]);
  },
  coinbase(body) {
    return (JSON.parse(body) as [number, number, number, number, number | null][])
      .filter((candle) => Array.isArray(candle))
      .map(([at, , , , close]) => [dayOf(at), close]);
  },
  fng(body) {
    return (JSON.parse(body) as { data: Records }).data
      .filter((row) => "value" in row)
      .map((row) => [dayOf(Number(row.timestamp)), numberOf(row.value)]);
  },
  llama(body) {
    type Day = { date: string; totalCirculatingUSD?: { peggedUSD?: number | null } };
    return (JSON.parse(body) as Day[])
      .filter((day) => day.totalCirculatingUSD)
      .map((day) => [dayOf(Number(day.date)), day.totalCirculatingUSD?.peggedUSD ?? null]);
  },
};

/** The whole history of a resource, read from the answers, oldest first as far as the answers are in order. */
export async function askFor(base: string, source: SourceName, name: string): Promise<Given[]> {
  const newestFirst = ["nyfed", "coinbase", "fng"].includes(source);
  const pages: Given[] = [];
  for (const address of addressesOf(source, name)) {
    const given = readers[source](await (await ask(base, address)).text());
    pages.push(...(newestFirst ? given.toReversed() : given));
  }
  return pages;
}
