import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossSectionalT } from "../../src/stats/cross-sectional-t.js";
import { meanWindowOverlap } from "../../src/stats/mean-window-overlap.js";
import { standardisedEventTest } from "../../src/stats/standardised-event-test.js";
import { studentTCdf } from "../../src/stats/student-t.js";
import { expectClose, expectError, holds, reversed, values } from "./reference.js";

const samples = values(3, 20).filter((array) => Math.max(...array) - Math.min(...array) > 1e-3);

describe("crossSectionalT", () => {
  // By hand: values 1, 2, 6: mean 3, s² = 7, standard error √(7/3).
  it("is the textbook t of three values", () => {
    const { mean, standardError, t, degreesOfFreedom, p } = crossSectionalT({
      values: Float64Array.of(1, 2, 6),
      nullMean: 1,
    });
    expect(mean).toBe(3);
    expectClose(standardError, Math.sqrt(7 / 3), 1e-15);
    expectClose(t, 2 / Math.sqrt(7 / 3), 1e-15);
    expect(degreesOfFreedom).toBe(2);
    // With two degrees of freedom P(|T| > t) = 1 − t/√(2 + t²).
    expectClose(p, 1 - t / Math.sqrt(2 + t * t), 1e-13);
  });

  it("has a t of half the difference over half the distance for two values", () => {
    const { t, p } = crossSectionalT({ values: Float64Array.of(0, 2), nullMean: 0 });
    expect(t).toBe(1);
    expectClose(p, 0.5, 1e-14);
  });

  it("changes sign with the values, and does not depend on their order or scale (1e-9)", () => {
    holds(
      fc.property(samples, (array) => {
        const { t, p } = crossSectionalT({ values: array, nullMean: 0 });
        const run = (changed: Float64Array) => crossSectionalT({ values: changed, nullMean: 0 });
        expect(run(array.map((value) => -value)).t).toBe(-t);
        expectClose(run(reversed(array)).t, t, 1e-9);
        expectClose(run(array.map((value) => value * 3)).p, p, 1e-9);
      }),
    );
  });

  it("does not change when values and null move together (1e-9)", () => {
    holds(
      fc.property(samples, fc.integer({ min: -50, max: 50 }), (array, move) => {
        const moved = crossSectionalT({ values: array.map((value) => value + move), nullMean: move });
        const { t } = crossSectionalT({ values: array, nullMean: 0 });
        expect(Math.abs(moved.t - t)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(t)));
      }),
    );
  });

  it("rejects one value, values all alike, gaps, and a null that is not a number", () => {
    const run =
      (numbers: number[], nullMean = 0) =>
      () =>
        crossSectionalT({ values: Float64Array.from(numbers), nullMean });
    expectError(run([1]), "too-few", /values has 1 value/);
    expectError(run([]), "too-few", /values is empty/);
    expectError(run([0.1, 0.1, 0.1]), "constant", /values are all 0.1; their spread gives no standard error/);
    expectError(run([1, Number.POSITIVE_INFINITY]), "not-finite", /values\[1\] is Infinity/);
    expectError(run([1, 2], Number.NaN), "not-finite", /nullMean is NaN/);
  });
});

describe("standardisedEventTest", () => {
  it("is the classic t of the standardised values when events are independent", () => {
    holds(
      fc.property(samples, (array) => {
        const classic = crossSectionalT({ values: array, nullMean: 0 });
        const result = standardisedEventTest({ standardised: array, meanCorrelation: 0 });
        expect(result.t).toBe(classic.t);
        expect(result.p).toBe(classic.p);
        expect(result.adjustedT).toBe(classic.t);
        expect(result.adjustedP).toBe(classic.p);
      }),
    );
  });

  it("shrinks towards zero as the events correlate, and grows when they offset each other", () => {
    holds(
      fc.property(samples, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (array, r) => {
        const { t, adjustedT, adjustedP, p } = standardisedEventTest({
          standardised: array,
          meanCorrelation: r,
        });
        expect(Math.abs(adjustedT)).toBeLessThanOrEqual(Math.abs(t));
        expect(adjustedP).toBeGreaterThanOrEqual(p);
        const offset = standardisedEventTest({ standardised: array, meanCorrelation: -0.5 / array.length });
        expect(Math.abs(offset.adjustedT)).toBeGreaterThanOrEqual(Math.abs(t));
      }),
    );
  });

  // Values of variance σ² and correlation r: E s² = σ²(1 − r), Var(mean) = σ²(1 + (N − 1)r)/N.
  it("has the variance of equicorrelated values in its denominator", () => {
    const standardised = Float64Array.of(0.5, 1.5, 2, -0.25);
    const r = 0.2;
    const { mean, adjustedT, adjustedP } = standardisedEventTest({ standardised, meanCorrelation: r });
    const s2 = standardised.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3;
    const expected = mean / Math.sqrt(((s2 / (1 - r)) * (1 + 3 * r)) / 4);
    expectClose(adjustedT, expected, 1e-14);
    expectClose(adjustedP, 2 * studentTCdf(-expected, 3), 1e-13);
  });

  it("does not depend on the order of the events (1e-9)", () => {
    holds(
      fc.property(samples, (array) => {
        const run = (standardised: Float64Array) =>
          standardisedEventTest({ standardised, meanCorrelation: 0.1 }).adjustedT;
        expectClose(run(reversed(array)), run(array), 1e-9);
      }),
    );
  });

  it("rejects a correlation that so many events cannot have", () => {
    const run = (meanCorrelation: number) => () =>
      standardisedEventTest({ standardised: Float64Array.of(1, 2, 3, 4, 6), meanCorrelation });
    expectError(
      run(1),
      "out-of-range",
      /meanCorrelation is 1; that of 5 events lies strictly between -1\/4 and 1/,
    );
    expectError(run(-0.25), "out-of-range", /meanCorrelation is -0.25/);
    expectError(run(Number.NaN), "not-finite", /meanCorrelation is NaN/);
  });
});

describe("meanWindowOverlap", () => {
  const calendars = fc
    .uniqueArray(fc.nat({ max: 60 }), { minLength: 2, maxLength: 12 })
    .map((days) => days.sort((a, b) => a - b));
  const horizons = fc.integer({ min: 1, max: 20 });

  it("is the shared share of the windows counted period by period (1e-14)", () => {
    holds(
      fc.property(calendars, horizons, (events, horizon) => {
        const windows = events.map(
          (event) => new Set(Array.from({ length: horizon }, (_, j) => event + 1 + j)),
        );
        const shares = windows.flatMap((a, i) =>
          windows.slice(i + 1).map((b) => [...a].filter((day) => b.has(day)).length / horizon),
        );
        const average = shares.reduce((sum, share) => sum + share, 0) / shares.length;
        expectClose(meanWindowOverlap(events, horizon), average, 1e-13);
      }),
    );
  });

  it("does not depend on the start or the direction of time", () => {
    holds(
      fc.property(calendars, horizons, (events, horizon) => {
        const plain = meanWindowOverlap(events, horizon);
        expect(
          meanWindowOverlap(
            events.map((event) => event + 7),
            horizon,
          ),
        ).toBe(plain);
        expectClose(meanWindowOverlap(events.map((event) => 60 - event).reverse(), horizon), plain, 1e-14);
      }),
    );
  });

  it("never falls with the horizon, and is zero when windows only touch", () => {
    holds(
      fc.property(calendars, horizons, (events, horizon) => {
        const longer = meanWindowOverlap(events, horizon + 1);
        expect(longer).toBeGreaterThanOrEqual(meanWindowOverlap(events, horizon) - 1e-15);
        expect(longer).toBeLessThan(1);
      }),
    );
    expect(meanWindowOverlap([0, 4, 8], 4)).toBe(0);
    expectClose(meanWindowOverlap([0, 1], 4), 0.75, 0);
  });

  it("rejects a single event, a horizon of zero and events out of order", () => {
    expectError(
      () => meanWindowOverlap([3], 4),
      "too-few",
      /the number of events is 1; at least 2 are needed/,
    );
    expectError(() => meanWindowOverlap([3, 5], 0), "too-few", /horizon is 0/);
    expectError(() => meanWindowOverlap([5, 3], 4), "unsorted", /events\[1\] is 3 after 5/);
  });
});
