import { describe, expect, test } from "vitest";
import { catalogue, seriesById } from "../../src/series/catalogue.js";
import { contractOf } from "../../src/series/contracts.js";
import type { Fetch } from "../../src/vintage/provenance.js";
import type { LastGood } from "../../tools/refresh/last-good.js";
import { planOf } from "../../tools/refresh/plan.js";

const day = { from: "1999-01-01", asOf: "2026-08-28", today: "2026-08-29" };
const whole = { range: { from: "1999-01-01", to: "2026-08-28" }, whole: true };
const since = (from: string) => ({ range: { from, to: "2026-08-28" }, whole: false });

const fetched: Fetch = {
  series: "dgs10",
  source: "fred/DGS10",
  outcome: "fetched",
  lastTry: "2026-08-22T12:00Z",
  lastGood: "2026-08-22T12:00Z",
  fullHistoryOn: "2026-08-28",
  fallbackFrom: null,
  missing: 0,
  failure: null,
  note: null,
  check: null,
};

/** Held to a day, after a fetch that differs in something from a usual one. */
function held(last: string | null, fetch: Partial<Fetch> | null = {}): LastGood {
  return {
    rows: [],
    native:
      last === null
        ? []
        : [
            { date: "1999-01-04", value: 1 },
            { date: last, value: 1 },
          ],
    coarser: [],
    months: [],
    fetch: fetch && { ...fetched, ...fetch },
    revisions: [],
    lastGood: "2026-08-22T12:00Z",
    vintage: "refreshed-2026-08-21-00000000",
  };
}

const plan = (id: string, good: LastGood, rest: Partial<typeof day> = {}) =>
  planOf(seriesById(id), good, { ...day, ...rest });

describe("what a refresh asks for", () => {
  test.each([
    ["nothing is held at the series' own frequency", held(null)],
    ["what is held was never asked for, as in the embedded vintage", held("2026-08-21", null)],
    ["what is held never was the whole history", held("2026-08-21", { fullHistoryOn: null })],
    ["what is held was imported", held("2026-08-21", { outcome: "imported", source: "import/a.csv" })],
    [
      "what is held was imported, and then not asked for",
      held("2026-08-21", { outcome: "not asked", source: "import/a.csv" }),
    ],
    [
      "what is held was imported, and its source then failed",
      held("2026-08-21", { outcome: "kept", source: "import/a.csv" }),
    ],
  ])("is the whole history where %s", (_, good) => {
    expect(plan("dgs10", good)).toEqual(whole);
  });

  test.each([
    ["dgs10", 14, "2026-08-07"],
    ["nfci", 42, "2026-07-10"],
    ["m2", 190, "2026-02-12"],
    ["bill_purchases", 60, "2026-06-22"],
  ])("afterwards is for %s what is new and the %i days before the last one", (id, _, from) => {
    expect(plan(id, held("2026-08-21"))).toEqual(since(from));
  });

  test("is the whole history where the overlap reaches back to its beginning", () => {
    const good = held("2026-08-21");
    expect(plan("dgs10", good, { from: "2026-08-07" })).toEqual({
      range: { from: "2026-08-07", to: "2026-08-28" },
      whole: true,
    });
    expect(plan("dgs10", good, { from: "2026-08-06" }).whole).toBe(false);
  });

  const mayChange = catalogue.filter(({ id }) => contractOf(id).largestRevision !== null);
  test("is known to change for eleven series or fewer, each revised series among them", () => {
    expect(mayChange.length).toBeLessThanOrEqual(11);
    const ids = mayChange.map(({ id }) => id);
    expect(catalogue.filter(({ id, revised }) => revised && !ids.includes(id))).toEqual([]);
  });

  test.each(mayChange.map(({ id }) => id))(
    "is for %s, whose published values may change, the whole history again after seven days",
    (id) => {
      const asked = (fullHistoryOn: string) => plan(id, held("2026-08-21", { fullHistoryOn })).whole;
      expect([asked("2026-08-29"), asked("2026-08-23"), asked("2026-08-22"), asked("2020-01-01")]).toEqual([
        false,
        false,
        true,
        true,
      ]);
    },
  );

  test("is the whole history again also where the clock went back by a week", () => {
    expect(plan("walcl", held("2026-08-21", { fullHistoryOn: "2026-09-05" })).whole).toBe(true);
    expect(plan("walcl", held("2026-08-21", { fullHistoryOn: "2026-09-04" })).whole).toBe(false);
  });

  test("is for a series whose values never change an increment, however long ago all was asked for", () => {
    expect(plan("dgs10", held("2026-08-21", { fullHistoryOn: "2001-01-01" }))).toEqual(since("2026-08-07"));
  });

  test.each(["fallback", "kept", "not asked"] as const)(
    "reaches back before the first day of a fallback, also where the last outcome is %s",
    (outcome) => {
      const good = held("2026-08-21", { outcome, fallbackFrom: "2026-05-20" });
      expect(plan("btc", good)).toEqual(since("2026-05-06"));
    },
  );

  test("reaches back from the last day where a fallback is recorded for a later one", () => {
    expect(plan("btc", held("2026-08-14", { fallbackFrom: "2026-08-20" }))).toEqual(since("2026-07-31"));
  });
});
