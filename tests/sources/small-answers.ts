import { alternativeMe } from "../../src/sources/alternative-me.js";
import { binance } from "../../src/sources/binance.js";
import { coinbase } from "../../src/sources/coinbase.js";
import { parseExport } from "../../src/sources/csv-import.js";
import { defillama } from "../../src/sources/defillama.js";
import { fiscaldata } from "../../src/sources/fiscaldata.js";
import { fredApi, fredCsv } from "../../src/sources/fred.js";
import { nyfed } from "../../src/sources/nyfed.js";
import type { Answer, Source } from "../../src/sources/source.js";
import { yahoo } from "../../src/sources/yahoo.js";
import { january } from "./canned.js";
import { mutatedRow, pick, type Random } from "./mutations.js";

/** A small valid answer of a source, and what reads it. */
export interface SmallAnswer {
  readonly name: string;
  readonly text: string;
  /** Damages one row of the parsed JSON; nothing for CSV. */
  readonly damage?: (body: unknown, row: number, random: Random) => void;
  /** Whether several rows may make one value. */
  readonly sums?: boolean;
  readonly read: (text: string) => Promise<Answer>;
}

/** The days that every small answer holds, with the values that it gives them: 2026-01-05 to 09. */
export const values = [101.5, 102, 103.25, 104, 105];
const days = values.map((_, i) => `2026-01-0${i + 5}`);
const ms = days.map((day) => Date.parse(day));
const cells = values.map(String);

function reader(source: Source, symbol: string): SmallAnswer["read"] {
  return (text) => {
    let requests = 0;
    return source.fetch(symbol, january, async () => {
      requests += 1;
      if (requests > 20) throw new Error(`${source.name} asked more than 20 times`);
      return text;
    });
  };
}

const chart = (symbol: string, zone: string, hours: number): string => {
  const meta = { symbol, exchangeTimezoneName: zone, dataGranularity: "1d", regularMarketTime: 1767990000 };
  const timestamp = ms.map((time) => time / 1000 + hours * 3600);
  const indicators = { quote: [{ open: values, close: values, low: values }] };
  return JSON.stringify({ chart: { result: [{ meta, timestamp, indicators }], error: null } });
};

const csv = (header: string) => `${[header, ...days.map((day, i) => `${day},${values[i]}`)].join("\n")}\n`;

const closing = "Treasury General Account (TGA) Closing Balance";
const lines = days.map((record_date, i) => ({
  record_date,
  account_type: closing,
  open_today_bal: cells[i],
  close_today_bal: "null",
}));
const operations = days.map((operationDate, i) => ({
  operationId: `OR ${i}`,
  operationDate,
  operationType: "Outright Bill Purchase",
  totalParAmtAccepted: cells[i],
}));

/** Damages a row of a list. */
function inRows(rowsOf: (body: unknown) => unknown[]): NonNullable<SmallAnswer["damage"]> {
  return (body, row, random) => {
    const rows = rowsOf(body);
    rows[row] = mutatedRow(rows[row], random);
  };
}

type Column = { timestamp: unknown[]; indicators: { quote: [{ close: unknown[] }] } };

/** Damages or removes the time or the close of a bar. */
function damageBar(body: unknown, row: number, random: Random): void {
  const [result] = (body as { chart: { result: [Column] } }).chart.result;
  const column = pick([result.timestamp, result.indicators.quote[0].close], random);
  if (random() < 0.2) column.splice(row, 1);
  else column[row] = mutatedRow(column[row], random);
}

type Rows = { data: unknown[]; observations: unknown[]; treasury: { auctions: unknown[] } };

export const smallAnswers: readonly SmallAnswer[] = [
  {
    name: "yahoo ^RUT",
    text: chart("^RUT", "America/New_York", 14.5),
    damage: damageBar,
    read: reader(yahoo, "^RUT"),
  },
  {
    name: "yahoo BTC-USD",
    text: chart("BTC-USD", "UTC", 0),
    damage: damageBar,
    read: reader(yahoo, "BTC-USD"),
  },
  { name: "fred CSV", text: csv("observation_date,WALCL"), read: reader(fredCsv, "WALCL") },
  {
    name: "fred API",
    text: JSON.stringify({
      count: 5,
      offset: 0,
      observations: days.map((date, i) => ({ realtime_start: "2026-02-01", date, value: cells[i] })),
    }),
    damage: inRows((body) => (body as Rows).observations),
    read: reader(fredApi("0123456789abcdef0123456789abcdef"), "WALCL"),
  },
  {
    name: "fiscaldata",
    text: JSON.stringify({ data: lines, meta: { count: 5, "total-count": 5, "total-pages": 1 } }),
    damage: inRows((body) => (body as Rows).data),
    read: reader(fiscaldata, "operating_cash_balance"),
  },
  {
    name: "nyfed",
    text: JSON.stringify({ treasury: { auctions: operations } }),
    damage: inRows((body) => (body as Rows).treasury.auctions),
    sums: true,
    read: reader(nyfed, "bill-purchases"),
  },
  {
    name: "binance",
    text: JSON.stringify(
      ms.map((t, i) => [t, "1", "1", "1", cells[i], "1", t + 86_399_999, "1", 1, "1", "1", "0"]),
    ),
    damage: inRows((body) => body as unknown[]),
    read: reader(binance, "SOLUSDT"),
  },
  {
    name: "coinbase",
    text: JSON.stringify(ms.map((t, i) => [t / 1000, 1, 2, 3, values[i], 4])),
    damage: inRows((body) => body as unknown[]),
    read: reader(coinbase, "BTC-USD"),
  },
  {
    name: "alternative.me",
    text: JSON.stringify({
      data: ms.map((t, i) => ({ value: cells[i], timestamp: String(t / 1000) })),
      metadata: { error: null },
    }),
    damage: inRows((body) => (body as Rows).data),
    read: reader(alternativeMe, "fng"),
  },
  {
    name: "defillama",
    text: JSON.stringify(
      ms.map((t, i) => ({ date: String(t / 1000), totalCirculatingUSD: { peggedUSD: values[i] } })),
    ),
    damage: inRows((body) => body as unknown[]),
    read: reader(defillama, "all"),
  },
  {
    name: "import",
    text: csv("date,total3"),
    read: async (text) => parseExport(text, { file: "x.csv", series: "total3" }),
  },
];
