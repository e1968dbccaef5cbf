import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seriesById } from "../../src/series/catalogue.js";
import { rawRows } from "../claims/embedded.js";
import { ask, askFor } from "./stand-in/ask-stand-in.js";
import { type Histories, type HistoryRow, openHistories } from "./stand-in/history.js";
import { namesOf, seriesOf, sourceNames } from "./stand-in/names.js";
import { openStandIn, type StandIn } from "./stand-in/open-stand-in.js";
import { spans } from "./stand-in/spans.js";

let histories: Histories;
let standIn: StandIn;
beforeAll(async () => {
  histories = await openHistories();
  standIn = await openStandIn();
});
afterAll(() => standIn.close());

const json = async (path: string) => (await ask(standIn.url, path)).json();
const statusOf = async (path: string, agent = "test/1") =>
  (await ask(standIn.url, path, { headers: { "user-agent": agent } })).status;

type Valued = HistoryRow & { readonly value: number };
const valuesOf = (series: string): Valued[] =>
  histories(series).filter((row): row is Valued => row.value !== null);

function changedWithoutNeed(series: string): string[] {
  const embedded = new Map(rawRows(series, "daily").map(({ date, value }) => [date, value]));
  const rows = valuesOf(series);
  return rows
    .filter(({ date, value }, at) => value !== 0 && value === rows[at - 1]?.value && !embedded.has(date))
    .map(({ date }) => date);
}

describe("histories", () => {
  const ids = Object.keys(spans);

  test("are there for every series that a source serves", () => {
    const served = sourceNames.flatMap((source) => namesOf(source).map((name) => seriesOf(source, name)));
    expect(new Set(served)).toEqual(new Set(ids));
  });

  test.each(ids)("%s keeps to its bounds, ascends and has no equal neighbours of its own", (series) => {
    const { lowerBound, upperBound } = seriesById(series);
    const rows = valuesOf(series);
    expect(rows.filter(({ value }) => !(value >= lowerBound && value <= upperBound))).toEqual([]);
    expect(rows.filter(({ date }, at) => at > 0 && date <= (rows[at - 1]?.date ?? ""))).toEqual([]);
    if (series !== "bill_purchases") expect(changedWithoutNeed(series)).toEqual([]);
  });

  test.each(ids)("%s has the month ends and the finer rows of the embedded vintage", (series) => {
    const rows = valuesOf(series);
    const byDay = new Map(rows.map(({ date, value }) => [date, value]));
    const fine = ["daily", "weekly", "event"].flatMap((frequency) => rawRows(series, frequency));
    expect(fine.filter(({ date, value }) => byDay.get(date) !== value)).toEqual([]);
    if (series === "bill_purchases") return;
    const byMonth = new Map(rows.map(({ date, value }) => [date.slice(0, 7), value]));
    const from = rows[0]?.date ?? "";
    const months = rawRows(series, "monthly").filter(({ date }) => date >= from);
    expect(months.length).toBeGreaterThan(50);
    expect(months.filter(({ date, value }) => byMonth.get(date.slice(0, 7)) !== value)).toEqual([]);
  });

  test.each([
    ["rut", "1999-01-04", "2026-08-21", 7_100, [1, 2, 3, 4, 5]],
    ["dff", "1999-01-01", "2026-08-21", 10_000, [0, 1, 2, 3, 4, 5, 6]],
    ["walcl", "2002-12-18", "2026-08-19", 1_236, [3]],
    ["nfci", "1999-01-08", "2026-08-14", 1_441, [5]],
    ["eos", "2018-05-28", "2025-05-25", 2_555, [0, 1, 2, 3, 4, 5, 6]],
    ["avax", "2020-09-22", "2026-02-28", 1_900, [0, 1, 2, 3, 4, 5, 6]],
    ["tga", "2022-04-18", "2026-08-20", 1_100, [1, 2, 3, 4, 5]],
  ])("%s runs from %s to %s on its weekdays", (series, first, last, fewest, weekdays) => {
    const rows = valuesOf(series);
    expect([rows[0]?.date, rows.at(-1)?.date]).toEqual([first, last]);
    expect(rows.length).toBeGreaterThanOrEqual(fewest);
    const seen = new Set(rows.map(({ date }) => new Date(date).getUTCDay()));
    expect([...seen].sort()).toEqual(weekdays);
  });

  test("M2 stands on the first of its months, fear and greed leaves out four days", () => {
    expect(valuesOf("m2").every(({ date }) => date.endsWith("-01"))).toBe(true);
    const days = (Date.parse("2026-08-21") - Date.parse("2018-02-01")) / 86_400_000 + 1;
    expect(valuesOf("fng")).toHaveLength(days - 4);
    expect(valuesOf("fng").every(({ value }) => Number.isInteger(value))).toBe(true);
  });

  test("no market is open at Christmas and on New Year's Day", () => {
    const open = valuesOf("vix").filter(({ date }) => /-(12-25|01-01)$/.test(date));
    expect(open).toEqual([]);
    expect(histories("vix").filter(({ value }) => value === null).length).toBeGreaterThan(30);
  });
});

describe("answers", () => {
  test.each(sourceNames)("%s gives the history of each of its names", async (source) => {
    for (const name of namesOf(source)) {
      const series = seriesOf(source, name) ?? "";
      const given = (await askFor(standIn.url, source, name)).filter(([, value]) => value !== null);
      const scale = { nyfed: 1e9, llama: 1e9 }[source as string] ?? 1;
      const off = new Map(valuesOf(series).map(({ date, value }) => [date, value * scale]));
      const near = name === "BTC-USD" || name === "ETH-USD" ? 0.003 : 1e-6;
      const wrong = given.filter(([date, value]) => {
        const expected = off.get(date) ?? Number.NaN;
        return !(Math.abs((value ?? 0) - expected) <= near * Math.abs(expected));
      });
      expect(wrong).toEqual([]);
      expect(given.length).toBeGreaterThan(50);
    }
  });

  test("yahoo stamps sessions at their opening, in float32, and wants a named agent", async () => {
    const path = "query1.finance.yahoo.com/v8/finance/chart/";
    const rut = (await json(`${path}%5ERUT?interval=1d&period1=1768000000&period2=1787400000`)).chart
      .result[0];
    expect(rut.meta).toMatchObject({ symbol: "^RUT", exchangeTimezoneName: "America/New_York" });
    const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 16);
    expect(new Set(rut.timestamp.map(clock))).toEqual(new Set(["14:30", "13:30"]));
    const closes: (number | null)[] = rut.indicators.quote[0].close;
    expect(closes).toContain(null);
    expect(closes.every((close) => close === null || Math.fround(close) === close)).toBe(true);
    const btc = (await json(`${path}BTC-USD?interval=1d`)).chart.result[0];
    expect(btc.meta.exchangeTimezoneName).toBe("UTC");
    expect(btc.timestamp.every((seconds: number) => seconds % 86_400 === 0)).toBe(true);
    expect(btc.indicators.quote[0].close.at(-2)).toBeNull();
    expect(await statusOf(`${path}%5ERUT?interval=1d`, "node")).toBe(429);
    expect((await json(`${path}NONE?interval=1d`)).chart.error.code).toBe("Not Found");
  });

  test("fred lists holidays, cuts by days and has an HTML page for an unknown id", async () => {
    const path = "fred.stlouisfed.org/graph/fredgraph.csv?id=";
    const text = await (await ask(standIn.url, `${path}VIXCLS&cosd=2019-12-24&coed=2020-01-02`)).text();
    const lines = text.trimEnd().split("\n");
    expect(lines[0]).toBe("observation_date,VIXCLS");
    expect(lines).toContain("2019-12-25,.");
    expect(lines).toContain("2020-01-01,");
    expect([lines.length, text.endsWith("\n")]).toEqual([9, true]);
    expect(await statusOf(`${path}NONE`)).toBe(404);
  });

  test("fred's API wants a key and gives text values in pages", async () => {
    const path = "api.stlouisfed.org/fred/series/observations?series_id=M2SL&file_type=json";
    expect(await statusOf(`${path}&api_key=SHORT`)).toBe(400);
    const day = "2026-03-15";
    const period = `&realtime_start=${day}&realtime_end=${day}&limit=2&sort_order=desc`;
    const answer = await json(`${path}&api_key=${"a1".repeat(16)}${period}`);
    expect(answer).toMatchObject({ realtime_start: day, count: 327, offset: 0, limit: 2 });
    expect(answer.observations.map((row: { date: string }) => row.date)).toEqual([
      "2026-03-01",
      "2026-02-01",
    ]);
    expect(answer.observations[0].value).toBe("22676.1");
  });

  test("fiscaldata filters, sorts, pages and refuses pages that are too long and fields it has not", async () => {
    const path =
      "api.fiscaldata.treasury.gov/services/api/fiscal_service/v1/accounting/dts/operating_cash_balance";
    const closing = "account_type:eq:Treasury General Account (TGA) Closing Balance";
    const page = await json(
      `${path}?filter=record_date:gte:2026-08-18,${closing}&sort=-record_date&page[size]=2&page[number]=2`,
    );
    expect(page.meta).toEqual({ count: 1, "total-count": 3, "total-pages": 2 });
    expect(page.data[0]).toMatchObject({ record_date: "2026-08-18", close_today_bal: "null" });
    expect(await statusOf(`${path}?page[size]=10001`)).toBe(400);
    expect(await statusOf(`${path}?fields=record_date,nothing`)).toBe(400);
    expect(await statusOf(`${path}?filter=nothing:eq:1`)).toBe(400);
  });

  test("nyfed gives operations newest first, other kinds among them, in dollars", async () => {
    const { auctions } = (
      await json("markets.newyorkfed.org/api/tsy/purchases/results/summary/last/900.json")
    ).treasury;
    const types = new Set(auctions.map((row: { operationType: string }) => row.operationType));
    expect(types.size).toBe(3);
    expect(auctions[0]).toMatchObject({ operationDate: "2026-08-20", totalParAmtAccepted: "4243000000" });
    const last = { operationDate: "2023-05-09", totalParAmtAccepted: "50000000", totalParAmtSubmitted: "" };
    expect(auctions.at(-1)).toMatchObject(last);
    expect(await statusOf("markets.newyorkfed.org/api/tsy/purchases/results/nothing")).toBe(400);
  });

  test("binance gives at most a thousand bars from a start, coinbase at most three hundred candles", async () => {
    const klines = "data-api.binance.vision/api/v3/klines?interval=1d";
    const bars = await json(`${klines}&symbol=SOLUSDT&startTime=1600000000000&limit=5000`);
    expect([bars.length, bars[0].length, typeof bars[0][4]]).toEqual([1000, 12, "string"]);
    expect(bars[0][0]).toBeGreaterThanOrEqual(1_600_000_000_000);
    expect(await json(`${klines}&symbol=SOLUSDT`)).toHaveLength(500);
    expect((await json(`${klines}&symbol=NONE`)).code).toBe(-1121);
    const candles = "api.exchange.coinbase.com/products/BTC-USD/candles?granularity=86400";
    const year = await json(`${candles}&start=2020-01-01&end=2020-10-27`);
    expect([year.length, year[0].length, year[0][0] > year[1][0]]).toEqual([301, 6, true]);
    expect(await statusOf(`${candles}&start=2020-01-01&end=2020-10-28`)).toBe(400);
  });

  test("fear and greed gives text, newest first; stablecoins lack the total of one day", async () => {
    const { data } = await json("api.alternative.me/fng/?limit=2");
    expect(data).toHaveLength(2);
    expect([typeof data[0].value, data[0].timestamp > data[1].timestamp]).toEqual(["string", true]);
    const days: { date: string; totalCirculatingUSD: object }[] = await json(
      "stablecoins.llama.fi/stablecoincharts/all",
    );
    expect(typeof days[0]?.date).toBe("string");
    expect(days.filter((day) => !("peggedUSD" in day.totalCirculatingUSD))).toHaveLength(1);
  });
});
