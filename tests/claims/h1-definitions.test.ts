import { describe, expect, test } from "vitest";
import {
  breakoutsOf,
  type DefinitionId,
  definitionOf,
  definitions,
} from "../../src/claims/rotation/h1-definitions.js";
import { signalOf } from "../../src/claims/rotation/h1-signals.js";
import { madeH1, specification } from "./made-h1.js";

const world = { from: "2015-09-01", days: 1500, before: 1200, seed: 11 };
const made = madeH1(world);
const closes = made.closes.rut;
const dates = made.signalDates;
const ids = definitions.map(({ id }) => id);

function found(definition: DefinitionId, changes = {}): string[] {
  return breakoutsOf(made.data, specification({ definition, ...changes })).map(({ at }) => dates[at] ?? "");
}

const daysFrom = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / 86_400_000;
const average = (at: number, window: number) =>
  closes.slice(at - window + 1, at + 1).reduce((sum, close) => sum + close, 0) / window;
const close = (at: number) => Number(closes[at]);
const rise = (from: number, to: number) => close(to) / close(from) - 1;

/** The first bars of a state after some days out of it, by the plainest loop. */
function naiveEntries(from: number, holds: (at: number) => boolean, out: number): string[] {
  const entered: string[] = [];
  let lastIn = from;
  for (let at = from + 1; at < closes.length; at += 1) {
    if (!holds(at)) continue;
    const fresh = !holds(at - 1);
    if (fresh && daysFrom(String(dates[lastIn]), String(dates[at])) >= out) entered.push(String(dates[at]));
    lastIn = at;
  }
  return entered;
}

/** Every uptrend but the regime, as the register words it, for trading days. */
const states: readonly (readonly [DefinitionId, number, (at: number) => boolean])[] = [
  ["golden-cross", 199, (at) => average(at, 50) > average(at, 200)],
  ["above-average", 199, (at) => close(at) > average(at, 200)],
  ["half-year", 126, (at) => rise(at - 126, at) > 0.15],
  ["half-year-more", 126, (at) => rise(at - 126, at) > 0.2],
  ["year", 252, (at) => rise(at - 252, at) > 0.2],
  [
    "off-low",
    251,
    (at) => close(at) > average(at, 200) && close(at) > 1.2 * Math.min(...closes.slice(at - 251, at + 1)),
  ],
  [
    "relative",
    63,
    (at) => {
      const ratio = (t: number) => close(t) / Number(made.closes.spx[t]);
      return ratio(at) / ratio(at - 63) > 1.05;
    },
  ],
  ["momentum", 252, (at) => close(at - 21) > close(at - 252)],
];

describe("a strong uptrend", () => {
  test.each(states)("%s is entered where a plain loop over the closes finds it", (id, from, holds) => {
    for (const entered of [20, 60, 90]) {
      const expected = naiveEntries(from, holds, entered);
      expect(found(id, { entered })).toEqual(expected);
      if (entered === 20) expect(expected.length).toBeGreaterThan(1);
    }
  });

  test("is entered no more often the longer it must have been out of it", () => {
    for (const [id] of states) {
      const counts = [20, 60, 90].map((entered) => found(id, { entered }).length);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    }
  });
});

describe("a breakout", () => {
  const records = (window: number, quietDays: number) => {
    const hits: string[] = [];
    let last = window === Number.POSITIVE_INFINITY ? 0 : -1;
    for (let at = 1; at < closes.length; at += 1) {
      const before = closes.slice(Math.max(0, at - window), at);
      if (before.length < Math.min(window, at) || (window !== Number.POSITIVE_INFINITY && at < window))
        continue;
      if (close(at) <= Math.max(...before)) continue;
      if (last >= 0 && daysFrom(String(dates[last]), String(dates[at])) >= quietDays)
        hits.push(String(dates[at]));
      last = at;
    }
    return hits;
  };

  test.each([30, 60, 90, 180, 365])("is a record after %i days without one", (gap) => {
    expect(found("record", { gap })).toEqual(records(Number.POSITIVE_INFINITY, gap));
  });

  test("is a 52-week high, of 252 closes, after 91 or 182 days without one", () => {
    expect(found("year-high")).toEqual(records(252, 91));
    expect(found("year-high-late")).toEqual(records(252, 182));
    expect(found("year-high").length).toBeGreaterThan(found("year-high-late").length);
  });

  test("is a first close over a round hundred, each hundred once", () => {
    const expected: string[] = [];
    let highest = Math.ceil(close(0) / 100) - 1;
    for (let at = 1; at < closes.length; at += 1) {
      const level = Math.ceil(close(at) / 100) - 1;
      if (level > highest) expected.push(String(dates[at]));
      highest = Math.max(highest, level);
    }
    expect(found("round")).toEqual(expected);
    expect(expected.length).toBeGreaterThan(1);
  });

  test("that must be confirmed comes with the record or later, and beats the old record by what is asked", () => {
    const plain = breakoutsOf(made.data, specification());
    for (const [id, factor] of [
      ["two-closes", 1],
      ["slightly-beyond", 1.01],
      ["clearly-beyond", 1.03],
    ] as const) {
      for (const { at, previousRecord, close: level } of breakoutsOf(
        made.data,
        specification({ definition: id }),
      )) {
        expect(level).toBeGreaterThan(factor * Number(previousRecord));
        expect(plain.some((record) => record.at <= at && record.previousRecord === previousRecord)).toBe(
          true,
        );
        if (id === "two-closes") expect(close(at - 1)).toBeGreaterThan(Number(previousRecord));
      }
    }
  });
});

describe("every definition", () => {
  const earlier = madeH1(world, 900);
  const lastDay = String(earlier.signalDates.at(-1));

  test.each(ids)("%s finds up to a day what it would find if nothing were known after it", (definition) => {
    const asked = specification({ definition });
    const then = breakoutsOf(earlier.data, asked);
    const now = breakoutsOf(made.data, asked).filter(({ at }) => String(dates[at]) <= lastDay);
    expect(then).toEqual(now);
  });

  test.each(["daily", "weekly", "monthly"] as const)("has a name and words by %s bars", (frequency) => {
    const names = ids.map((id) => definitionOf(id).label(frequency));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).not.toMatch(/undefined|NaN/);
  });
});

describe("a stand-in for what breaks out", () => {
  const steps = (values: readonly number[]) =>
    values.slice(1).map((value, i) => Math.log(value / Number(values[i])));
  const moments = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    const lagged = values
      .slice(1)
      .reduce((sum, value, i) => sum + (value - mean) * (Number(values[i]) - mean), 0);
    return { mean, spread, autocorrelation: lagged / values.length / spread ** 2 };
  };

  test("walks at random with the Russell's own mean, spread and autocorrelation, the same each time", () => {
    const walk = signalOf(made.data, "walk").closes;
    const own = moments(steps(closes));
    const other = moments(steps([...walk]));
    const n = closes.length;
    // Within four standard errors of what it imitates.
    expect(Math.abs(other.mean - own.mean)).toBeLessThan((4 * own.spread) / Math.sqrt(n));
    expect(Math.abs(other.spread / own.spread - 1)).toBeLessThan(4 / Math.sqrt(2 * n));
    expect(Math.abs(other.autocorrelation - own.autocorrelation)).toBeLessThan(4 / Math.sqrt(n));
    expect([...walk]).toEqual([...signalOf(madeH1(world).data, "walk").closes]);
    expect([...walk.slice(1, 5)]).not.toEqual(closes.slice(1, 5));
  });
});
