import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import { projectRoot } from "../../tools/site/project-root.js";
import { copyOf, nextDay, scratch } from "../faults/base-vintages.js";
import { openHistories } from "../faults/stand-in/history.js";
import { openStandIn, type StandIn } from "../faults/stand-in/open-stand-in.js";
import { addDays } from "../faults/stand-in/spans.js";
import { askedOf } from "./asked-range.js";
import { refreshWith, resultOf, rowsOf } from "./run-refresh.js";

let standIn: StandIn;
let embedded: Vintage;
const folder = scratch();

beforeAll(async () => {
  standIn = await openStandIn();
  embedded = await readVintage(join(projectRoot, "data", "embedded"));
});
afterAll(() => standIn.close());

type Days = readonly (readonly [date: string, value: number])[];

/** Every day from the first month end that is held to the last one, between them on a straight line of logarithms. */
function days(): [date: string, value: number][] {
  const ends = rowsOf(embedded, "total3", "monthly");
  return ends.flatMap(([date, value], i) => {
    const [nextDate, next] = ends[i + 1] ?? [addDays(date, 1), value];
    const count = (Date.parse(nextDate) - Date.parse(date)) / 86_400_000;
    return Array.from({ length: count }, (_, day): [string, number] => {
      return [addDays(date, day), value * (next / value) ** (day / count)];
    });
  });
}

function writeExport(name: string, rows: Days, scale = 1): string {
  const path = join(folder, name);
  const lines = rows.map(
    ([date, value]) => `${Date.parse(date) / 1000},${value * 1.01 * scale},${value * scale}`,
  );
  writeFileSync(path, `time,open,close\n${lines.join("\n")}\n`);
  return path;
}

interface More {
  readonly unit?: string;
  readonly only?: readonly string[];
  readonly asOf?: string;
  readonly vintage?: string;
}

function take(path: string, { unit, only = ["total3"], asOf = nextDay, vintage }: More = {}, id = "total3") {
  return refreshWith({
    ...{ asOf, only, upstream: standIn.url, vintage: vintage ?? join(scratch(), "vintage") },
    ...{ imports: new Map([[id, path]]), units: new Map(unit ? [[id, unit]] : []) },
  });
}

const pairs = (rows: readonly { readonly date: string; readonly value: number }[]) =>
  rows.map(({ date, value }) => [date, value] as const);

describe("--import", () => {
  test("takes a daily history that agrees with the month ends held, in the unit that --unit names", async () => {
    const all = days();
    const seen = standIn.requests.length;
    const imported = await take(writeExport("total3.csv", all, 1e9), { unit: "USD" });
    const { fetch, rows, added } = resultOf(imported, "total3");
    expect(standIn.requests.length).toBe(seen);
    expect(fetch).toEqual({
      ...{ series: "total3", source: "import/total3.csv", outcome: "imported" },
      ...{ lastTry: "2026-08-29T12:00Z", lastGood: "2026-08-29T12:00Z", fullHistoryOn: "2026-08-29" },
      ...{ fallbackFrom: null, missing: 0, failure: null, note: null, check: null },
    });
    expect([rows.length, added]).toEqual([all.length, all.length]);
    expect(rows.every(({ frequency }) => frequency === "daily")).toBe(true);
    const off = rows.filter(({ value }, i) => Math.abs(value / (all[i]?.[1] ?? 0) - 1) > 1e-12);
    expect(off).toEqual([]);
    const others = imported.vintage?.observations.filter(({ series }) => series !== "total3");
    expect(others).toEqual(embedded.observations.filter(({ series }) => series !== "total3"));
  });

  test("takes later exports, also of a part, into what it took before", async () => {
    const all = days();
    const vintage = join(scratch(), "vintage");
    await take(writeExport("first.csv", all.slice(0, -20)), { asOf: "2026-03-20", vintage });
    const part = await take(writeExport("second.csv", all.slice(-40)), { vintage });
    const { fetch, rows, added } = resultOf(part, "total3");
    expect(fetch).toMatchObject({ source: "import/second.csv", outcome: "imported" });
    expect([pairs(rows), added, part.vintage?.revisions]).toEqual([all, 20, []]);
    const kept = await take(writeExport("short.csv", all.slice(-40, -5)), { vintage });
    expect(resultOf(kept, "total3").fetch.failure).toMatch(
      /^import\/short\.csv: shrunk: expected the 40 days held from .+ to 2026-03-31, got none for 5, from /,
    );
  });

  test.each([
    [
      "bounds",
      1e9,
      undefined,
      /^import\/x\.csv: bounds: expected [\d.]+ to \d+ USD billion, got \d+(\.\d+)? on /,
    ],
    [
      "bounds",
      1,
      "USD million",
      /^import\/x\.csv: bounds: expected [\d.]+ to \d+ USD billion, got [\d.]+ on /,
    ],
    [
      "unit",
      1,
      "EUR",
      /^import\/x\.csv: unit: expected one of USD, USD thousand, USD million, USD billion, got "EUR"$/,
    ],
    [
      "month ends",
      1.1,
      undefined,
      /^import\/x\.csv: month ends: expected held values, or changes within a factor of 1\.05, got /,
    ],
  ])(
    "refuses by the rule `%s` values times %f in %s, and keeps what was held",
    async (_, scale, unit, message) => {
      const refused = await take(writeExport("x.csv", days(), scale), { ...(unit && { unit }) });
      const { fetch, rows } = resultOf(refused, "total3");
      expect(fetch).toMatchObject({ source: "import/x.csv", outcome: "kept", lastTry: "2026-08-29T12:00Z" });
      expect(fetch.failure).toMatch(message);
      expect(pairs(rows)).toEqual(rowsOf(embedded, "total3"));
      expect(refused.vintage).toBeNull();
    },
  );

  test("refuses a history that is too short, and one that ends before the month ends held", async () => {
    const short = await take(writeExport("x.csv", days().slice(-300)));
    expect(resultOf(short, "total3").fetch.failure).toMatch(
      /^import\/x\.csv: rows: expected at least \d+ observations, got 300$/,
    );
    const old = await take(
      writeExport(
        "x.csv",
        days().filter(([date]) => date <= "2026-01-09"),
      ),
    );
    expect(resultOf(old, "total3").fetch.failure).toMatch(
      /^import\/x\.csv: shrunk: expected the \d+ month ends held .+, got none for 3, from 2026-01-31 to 2026-03-31$/,
    );
  });

  test("says what is wrong with a file that cannot be read, while the other series go on", async () => {
    const gone = await take(join(folder, "none.csv"), { only: ["rrp", "total3"] });
    expect(resultOf(gone, "total3").fetch).toMatchObject({
      outcome: "kept",
      failure: "import/none.csv: file: expected a readable UTF-8 file, got ENOENT",
    });
    expect(resultOf(gone, "rrp").fetch.outcome).toBe("fetched");
    expect(gone.vintage?.observations.filter(({ series }) => series === "total3")).toEqual(
      embedded.observations.filter(({ series }) => series === "total3"),
    );
    writeFileSync(join(folder, "latin.csv"), Buffer.from([0xe9, 0x0a]));
    const latin = resultOf(await take(join(folder, "latin.csv")), "total3").fetch;
    expect(latin.failure).toBe("import/latin.csv: file: expected a readable UTF-8 file, got other bytes");
  });

  test("stays as it is when it is not imported again, and cuts what was not known as of an earlier day", async () => {
    const vintage = join(scratch(), "vintage");
    await take(writeExport("total3.csv", days()), { vintage });
    const asked = { asOf: nextDay, only: ["rrp"], upstream: standIn.url };
    const later = await refreshWith({ ...asked, vintage });
    expect(resultOf(later, "total3").fetch).toMatchObject({
      outcome: "not asked",
      source: "import/total3.csv",
    });
    expect(pairs(resultOf(later, "total3").rows)).toEqual(days());
    const past = await refreshWith({ ...asked, asOf: "2026-01-09", vintage });
    expect(resultOf(past, "total3").rows.at(-1)?.date).toBe("2026-01-09");
  });
});

describe("a series of a source that was imported", () => {
  test("is asked for as a whole when it is fetched again, however many refreshes later", async () => {
    const histories = await openHistories();
    const rows = histories("rrp").flatMap(({ date, value }) =>
      value === null ? [] : [[date, value] as const],
    );
    const vintage = join(scratch(), "vintage");
    const imported = await take(writeExport("rrp.csv", rows), { only: ["rrp"], vintage }, "rrp");
    expect(resultOf(imported, "rrp").fetch).toMatchObject({ outcome: "imported", failure: null });
    await refreshWith({ asOf: nextDay, only: ["dff"], vintage, upstream: standIn.url });
    standIn.setFaults(["fred/RRPONTSYD=404"]);
    const failed = await refreshWith({ asOf: nextDay, only: ["rrp", "dff"], vintage, upstream: standIn.url });
    expect(resultOf(failed, "rrp").fetch).toMatchObject({ outcome: "kept", source: "import/rrp.csv" });
    standIn.setFaults([]);
    const seen = standIn.requests.length;
    const fetched = await refreshWith({ asOf: nextDay, only: ["rrp"], vintage, upstream: standIn.url });
    expect(standIn.requests.slice(seen).map(askedOf)).toEqual([
      { symbol: "fred/RRPONTSYD", from: "2013-09-23", to: nextDay },
    ]);
    expect(resultOf(fetched, "rrp").fetch).toMatchObject({ outcome: "fetched", source: "fred/RRPONTSYD" });
    expect(fetched.vintage?.revisions).toEqual([]);
  });

  test("replaces the days of a fallback without counting them as revised", async () => {
    const vintage = join(scratch(), "vintage");
    const asked = { only: ["btc"], upstream: standIn.url };
    standIn.setAsOf("2026-08-14");
    await refreshWith({ ...asked, asOf: "2026-08-14", vintage });
    standIn.setAsOf(undefined);
    standIn.setFaults(["coinbase=404"]);
    const fallback = await refreshWith({ ...asked, asOf: "2026-08-19", vintage });
    standIn.setFaults([]);
    expect(resultOf(fallback, "btc").fetch).toMatchObject({
      outcome: "fallback",
      fallbackFrom: "2026-08-15",
    });
    const own = (await openHistories())("btc").flatMap(({ date, value }) =>
      value !== null && date >= "2026-08-01" && date <= "2026-08-19" ? [[date, value] as const] : [],
    );
    const more = { only: ["btc"], asOf: "2026-08-19" };
    const late = await take(
      writeExport(
        "late.csv",
        own.filter(([date]) => date >= "2026-08-17"),
      ),
      { ...more, vintage: copyOf(vintage) },
      "btc",
    );
    expect(resultOf(late, "btc").fetch).toMatchObject({ outcome: "imported", fallbackFrom: "2026-08-15" });
    const imported = await take(writeExport("btc.csv", own), { ...more, vintage }, "btc");
    expect(resultOf(imported, "btc").fetch).toMatchObject({ outcome: "imported", fallbackFrom: null });
    expect(pairs(resultOf(imported, "btc").rows).filter(([date]) => date >= "2026-08-01")).toEqual(own);
    expect(imported.vintage?.revisions).toEqual([]);
  });
});
