import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { circleOf } from "../../src/claims/rotation/h1-circle.js";
import { type Specified, specify } from "../../src/claims/rotation/h1-core.js";
import type { Specification } from "../../src/claims/rotation/h1-specification.js";
import { studyBreakouts } from "../../src/claims/rotation/h1-study.js";
import { madeH1, specification } from "./made-h1.js";

const world = { from: "2016-01-01", days: 500, before: 900, seed: 7 };
const made = madeH1(world);
const { eth, btc } = made.closes;
const spx = (day: number) => Number(made.data.history.columns.spx?.[day]);

function done(changes: Partial<Specification>): Specified {
  const result = specify(made.data, specification(changes));
  if (typeof result === "string") throw new Error(result);
  return result;
}

const logOf = (prices: readonly number[], from: number, to: number) =>
  Math.log(Number(prices[to]) / Number(prices[from]));

/** Mean a day, and slope and intercept on the S&P 500 over its own days, from the days up to one: sums written out. */
function knownOn(day: number): { mean: number; beta: number; alpha: number } {
  const pairs: [number, number][] = [];
  let last = 0;
  for (let t = 1; t <= day; t += 1) {
    if (spx(t) === spx(last)) continue;
    pairs.push([Math.log(spx(t) / spx(last)), logOf(eth, last, t)]);
    last = t;
  }
  const n = pairs.length;
  const [mx, my] = [0, 1].map((k) => pairs.reduce((sum, pair) => sum + Number(pair[k]), 0) / n) as [
    number,
    number,
  ];
  const beta =
    pairs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) /
    pairs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const gained = logOf(eth, 0, day);
  return { mean: gained / day, beta, alpha: (gained - beta * Math.log(spx(day) / spx(0))) / day };
}

describe("an outcome", () => {
  test("is the log return over the horizon from every start whose window is over", () => {
    const { outcomes, firstRow, bars } = done({ horizon: 60 });
    expect([firstRow, bars, outcomes.length]).toEqual([0, 500, 440]);
    outcomes.forEach((outcome, day) => {
      expect(outcome).toBeCloseTo(logOf(eth, day, day + 60), 12);
    });
  });

  test("begins after the days left out and the day on which it is bought", () => {
    const { outcomes } = done({ horizon: 60, delay: 30, entry: 1 });
    expect(outcomes).toHaveLength(500 - 91);
    outcomes.forEach((outcome, day) => {
      expect(outcome).toBeCloseTo(logOf(eth, day + 31, day + 91), 12);
    });
  });

  test("against bitcoin is what ether gained on it", () => {
    done({ measure: "relative" }).outcomes.forEach((outcome, day) => {
      expect(outcome).toBeCloseTo(logOf(eth, day, day + 60) - logOf(btc, day, day + 60), 12);
    });
  });

  test("at its highest is the largest of all within the window, whatever came after", () => {
    done({ measure: "run-up" }).outcomes.forEach((outcome, day) => {
      const all = Array.from({ length: 60 }, (_, i) => logOf(eth, day, day + i + 1));
      expect(outcome).toBeCloseTo(Math.max(...all), 12);
    });
  });

  test.each([
    [
      "mean",
      "rise",
      (day: number, { mean }: ReturnType<typeof knownOn>) => logOf(eth, day, day + 60) - 60 * mean,
    ],
    [
      "market",
      "rise",
      (day: number, { alpha, beta }: ReturnType<typeof knownOn>) =>
        logOf(eth, day, day + 60) - 60 * alpha - beta * Math.log(spx(day + 60) / spx(day)),
    ],
    [
      "none",
      "beyond",
      (day: number, { beta }: ReturnType<typeof knownOn>) =>
        logOf(eth, day, day + 60) - beta * Math.log(spx(day + 60) / spx(day)),
    ],
  ] as const)(
    "less %s (%s) takes off what days up to the start give, and no later one",
    (adjust, measure, expected) => {
      const { outcomes, firstRow } = done({ adjust, measure });
      expect(firstRow).toBe(120);
      for (const start of [0, 1, 77, outcomes.length - 1]) {
        const day = firstRow + start;
        expect(outcomes[start]).toBeCloseTo(expected(day, knownOn(day)), 10);
      }
    },
  );

  test("of the stand-in in reverse order keeps the ends and the steps of what it stands for", () => {
    const circle = circleOf(made.data, specification({ follower: "reversed" }));
    if (typeof circle === "string") throw new Error(circle);
    const steps = (values: ArrayLike<number>) =>
      Array.from(values).flatMap((value, i, all) => (i === 0 ? [] : [value - Number(all[i - 1])]));
    const own = steps(eth.map(Math.log)).reverse();
    steps(circle.logs).forEach((step, i) => {
      expect(step).toBeCloseTo(Number(own[i]), 10);
    });
  });
});

describe("the circle", () => {
  test("holds the same outcomes first, and goes on from the first day past the last", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Specification["measure"]>("rise", "relative", "run-up"),
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom(0, 30),
        (measure, horizon, delay) => {
          const { whole, outcomes, bars } = done({ measure, horizon, delay });
          expect(whole).toHaveLength(bars - 1);
          expect(outcomes).toHaveLength(bars - delay - horizon);
          expect([...whole.subarray(0, outcomes.length)]).toEqual([...outcomes]);
        },
      ),
      { seed: 3, numRuns: 20 },
    );
    const { whole } = done({ horizon: 60 });
    const day = 470;
    const wrapped = logOf(eth, day, 499) + logOf(eth, 0, day + 60 - 499);
    expect(whole[day]).toBeCloseTo(wrapped, 12);
  });

  test("sums to sixty times the return of the whole sample over all starts", () => {
    const { whole } = done({ horizon: 60 });
    const sum = whole.reduce((total, outcome) => total + outcome, 0);
    expect(sum).toBeCloseTo(60 * logOf(eth, 0, 499), 8);
  });
});

describe("events", () => {
  test("stand on the first day of crypto on which the close was known, in order, each once", () => {
    const { placed, events, outcomes, firstRow } = done({ gap: 1 });
    expect(placed.length).toBeGreaterThan(3);
    for (const { breakout, position } of placed) {
      expect(made.dates[firstRow + position]).toBe(made.signalDates[breakout.at]);
    }
    const over = placed.filter(({ position }) => position < outcomes.length);
    expect([...events]).toEqual(over.map(({ position }) => position));
  });

  test("moved round the calendar keep their number and their distances, modulo the circle", () => {
    const plain = done({ gap: 20 });
    const moved = done({ gap: 20, signal: "shifted" });
    const size = plain.outcomes.length;
    const shifts = new Set([...moved.events].map((event) => (event - Number(plain.events[0]) + size) % size));
    expect(moved.events).toHaveLength(plain.events.length);
    const same = [...shifts].filter((shift) =>
      plain.events.every((event) => moved.events.includes((event + shift) % size)),
    );
    expect(same.filter((shift) => shift !== 0)).toHaveLength(1);
  });

  test("that count as followed lie above the measure's own threshold", () => {
    const thresholds = { rise: 0, fifth: Math.log(1.2), relative: 0, "run-up": Math.log(1.5) } as const;
    for (const [measure, threshold] of Object.entries(thresholds)) {
      const choice = specification({ gap: 20, measure: measure as Specification["measure"] });
      const study = studyBreakouts(made.data, choice);
      if (typeof study === "string") throw new Error(study);
      expect(study.threshold).toBeCloseTo(threshold, 12);
      for (const { logReturn, followed } of study.complete)
        expect(followed).toBe(Number(logReturn) > threshold);
      const share = study.outcomes.filter((outcome) => outcome > threshold).length / study.outcomes.length;
      expect(study.unconditional.shareUp).toBe(share);
    }
  });
});

describe("a specification that cannot be carried out", () => {
  test.each([
    [{ asset: "btc", measure: "relative" }, "bitcoin cannot gain on itself"],
    [{ asset: "listed" }, "this vintage has no daily bars of \u201cAltcoins, those listed at the time\u201d"],
    [{ asset: "total3" }, "this vintage has no daily bars of \u201cTOTAL3\u201d"],
    [{ start: "2017-05-01" }, "the sample has 14 days, too few to follow anything for 60 days"],
  ] as const)("%j says why", (changes, reason) => {
    expect(specify(made.data, specification(changes as Partial<Specification>))).toBe(reason);
  });
});
