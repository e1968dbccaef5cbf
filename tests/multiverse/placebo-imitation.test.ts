import { describe, expect, test } from "vitest";
import { type Signal, signalOf } from "../../src/claims/rotation/h1-signals.js";
import { imitationOf } from "../../src/multiverse/placebo-lab/imitate.js";
import { madeH1 } from "../claims/made-h1.js";

const index = signalOf(madeH1({ from: "2015-09-01", days: 900, before: 900, seed: 5 }).data, "rut");
const draws = 200;
const stepsOf = (closes: Float64Array) =>
  Array.from(closes.slice(1), (close, i) => Math.log(close / Number(closes[i])));

function momentsOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  const lagged = values
    .slice(1)
    .reduce((sum, value, i) => sum + (value - mean) * (Number(values[i]) - mean), 0);
  return { mean, spread, autocorrelation: lagged / values.length / spread ** 2 };
}

/** Means over many draws of what each has. */
function meanMoments(signals: readonly Signal[]) {
  const all = signals.map(({ closes }) => momentsOf(stepsOf(closes)));
  const meanOf = (of: (one: (typeof all)[number]) => number) =>
    all.reduce((sum, one) => sum + of(one), 0) / all.length;
  return {
    mean: meanOf(({ mean }) => mean),
    spread: meanOf(({ spread }) => spread),
    autocorrelation: meanOf(({ autocorrelation }) => autocorrelation),
  };
}

const drawn = (noise: "random-walk" | "resampled", of: Signal = index) => {
  const imitation = imitationOf(of, { noise, draws, seed: 7 });
  return Array.from({ length: draws }, (_, number) => imitation.draw(number));
};
const n = index.closes.length - 1;

/** The index with steps that follow one another: an autocorrelation that noise without it would miss by far. */
function persistent(): Signal {
  const steps = stepsOf(index.closes);
  let log = 0;
  let last = 0;
  const closes = index.closes.map((_, i) => {
    if (i > 0) last = 0.4 * last + Number(steps[i - 1]);
    log += i > 0 ? last : 0;
    return 100 * Math.exp(log);
  });
  return { ...index, closes };
}

describe.each([
  ["the index", index],
  ["an index with persistent steps", persistent()],
])("random walks like %s", (_, of) => {
  test("have its mean, volatility and first autocorrelation, within four standard errors over all draws", () => {
    const own = momentsOf(stepsOf(of.closes));
    const walks = meanMoments(drawn("random-walk", of));
    const size = n * draws;
    const r = own.autocorrelation;
    // Of a mean of AR(1) steps: s/\u221an \u00b7 \u221a((1 + r)/(1 \u2212 r)). Of a spread: s/\u221a(2n), times \u221a((1 + r\u00b2)/(1 \u2212 r\u00b2)), and
    // up to 3/n for the divisors and the mean that is estimated in each draw.
    expect(Math.abs(walks.mean - own.mean)).toBeLessThan(
      4 * own.spread * Math.sqrt((1 + r) / (1 - r) / size),
    );
    expect(Math.abs(walks.spread / own.spread - 1)).toBeLessThan(
      4 * Math.sqrt((1 + r * r) / (1 - r * r) / (2 * size)) + 3 / n,
    );
    // The estimate is biased by \u2212(1 + 4r)/n (Marriott and Pope 1954); its standard error is \u221a((1 \u2212 r\u00b2)/n).
    expect(Math.abs(walks.autocorrelation - r)).toBeLessThan(4 / Math.sqrt(size) + (1 + 4 * Math.abs(r)) / n);
  });
});

describe("resampled histories", () => {
  const signals = drawn("resampled");
  const own = stepsOf(index.closes);

  test("have the mean and the volatility of the index, within four standard errors over all draws", () => {
    const { mean, spread } = momentsOf(own);
    const { blockLength } = imitationOf(index, { noise: "resampled", draws, seed: 7 });
    const moments = meanMoments(signals);
    // Blocks make the mean of a draw vary as if there were fewer steps by up to the length of a block and its mirror.
    const blocks = 2 * Number(blockLength);
    expect(Math.abs(moments.mean - mean)).toBeLessThan(4 * spread * Math.sqrt(blocks / (n * draws)));
    expect(Math.abs(moments.spread / spread - 1)).toBeLessThan(
      4 * Math.sqrt(blocks / (2 * n * draws)) + blocks / n,
    );
  });

  test("have no step that the index never made, in an order that it never had", () => {
    const known = [...own].sort((a, b) => a - b);
    for (const { closes } of signals.slice(0, 5)) {
      const steps = stepsOf(closes);
      for (const step of steps) {
        const nearest = Math.min(...known.map((one) => Math.abs(one - step)));
        expect(nearest).toBeLessThan(1e-12);
      }
      expect(steps).not.toEqual(own);
    }
  });
});

test("a draw keeps the days of the index, its first close, and what it is held against", () => {
  for (const noise of ["random-walk", "resampled"] as const) {
    const [signal] = drawn(noise);
    expect(signal).toMatchObject({
      id: "walk",
      dates: index.dates,
      knownOn: index.knownOn,
      rival: index.rival,
    });
    expect(signal?.modelled).toBe(index.closes);
    expect(signal?.closes[0]).toBeCloseTo(Number(index.closes[0]), 10);
    expect(signal?.closes.length).toBe(index.closes.length);
  }
});

test("a draw is the same whatever was drawn before", () => {
  for (const noise of ["random-walk", "resampled"] as const) {
    const alone = imitationOf(index, { noise, draws, seed: 7 }).draw(9);
    expect(alone.closes).toEqual(drawn(noise)[9]?.closes);
  }
});

test("an index without enough closes, or without any movement, cannot be imitated", () => {
  const asked = { noise: "random-walk", draws: 1, seed: 1 } as const;
  const short = { ...index, closes: index.closes.slice(0, 5) };
  expect(() => imitationOf(short, asked)).toThrow(
    "the index has 5 closes, too few or too even to be imitated",
  );
  const even = { ...index, closes: index.closes.map(() => 100) };
  expect(() => imitationOf(even, asked)).toThrow("too few or too even");
});
