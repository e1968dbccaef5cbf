import { beforeAll, describe, expect, test } from "vitest";
import type { R3Evidence } from "../../src/claims/milestone/r3.js";
import { resampledGaps, riskBetween, riskSums, riskWithout } from "../../src/claims/milestone/risk-sums.js";
import { randomStream } from "../../src/stats/random.js";
import { resampleIndices } from "../../src/stats/resamples.js";
import { stationaryBootstrap } from "../../src/stats/stationary-bootstrap.js";
import { type OpenClaims, openEmbedded, rawRows } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

async function evidenceOf(ask: Parameters<OpenClaims["evaluate"]>[1] = {}): Promise<R3Evidence> {
  return (await claims.evaluate("R3", ask)).evidence as R3Evidence;
}

/** Log returns of a series' month ends, from observations.csv. */
function monthly(series: string): number[] {
  const rows = rawRows(series, "monthly");
  return rows.slice(1).map(({ value }, i) => Math.log(value / Number(rows[i]?.value)));
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Slope of y on x over the pairs in which x is negative. */
function downsideBeta(y: readonly number[], x: readonly number[]): number {
  const pairs = x.flatMap((value, i) => (value < 0 ? [[value, Number(y[i])] as const] : []));
  const mean = (k: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[k], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  const cross = pairs.reduce((sum, [a, b]) => sum + (a - mx) * (b - my), 0);
  return cross / pairs.reduce((sum, [a]) => sum + (a - mx) ** 2, 0);
}

describe("R3, by month", () => {
  test("gives each index the volatility of its month ends, a year", async () => {
    const { study } = await evidenceOf();
    for (const { id, value } of study.indices) {
      expect(value).toBeCloseTo(100 * Math.sqrt(12) * deviation(monthly(id)), 9);
    }
  });

  test("gives each index its downside volatility and its slope on falls of the S&P 500", async () => {
    const downside = (await evidenceOf({ asked: { measure: "downside" } })).study.indices;
    for (const { id, value } of downside) {
      const squares = monthly(id).map((one) => Math.min(one, 0) ** 2);
      const mean = squares.reduce((sum, one) => sum + one, 0) / squares.length;
      expect(value).toBeCloseTo(100 * Math.sqrt(12 * mean), 9);
    }
    const betas = (await evidenceOf({ asked: { measure: "beta" } })).study.indices;
    for (const { id, value } of betas)
      expect(value).toBeCloseTo(downsideBeta(monthly(id), monthly("spx")), 9);
    expect(betas.find(({ id }) => id === "spx")?.value).toBeCloseTo(1, 12);
  });

  test("ranks windows of a year that do not overlap, the last ending with the data", async () => {
    const { separate } = await evidenceOf();
    const returns = ["rut", "spx", "ixic"].map(monthly);
    separate.toReversed().forEach(({ values, rank }, back) => {
      const end = Number(returns[0]?.length) - 12 * back;
      const expected = returns.map((one) => 100 * Math.sqrt(12) * deviation(one.slice(end - 12, end)));
      values.forEach((value, i) => {
        expect(value).toBeCloseTo(Number(expected[i]), 9);
      });
      expect(rank).toBe(1 + expected.slice(1).filter((other) => other > Number(expected[0])).length);
    });
    expect(separate).toHaveLength(Math.floor(Number(returns[0]?.length) / 12));
  });

  test("splits the sample into parts that add up to it", async () => {
    const { rivalry } = await evidenceOf();
    expect(rivalry.eras.reduce((sum, { n }) => sum + n, 0)).toBe(rivalry.whole.n);
    for (const { low, value, high } of rivalry.eras) expect(low <= value && value <= high).toBe(true);
  });

  test("says that the superlative cannot be settled, and is no better than supported with caveat", async () => {
    const { verdict, readings, sentence } = await claims.evaluate("R3");
    expect(readings.at(-1)?.reason).toContain("micro caps");
    expect(sentence).toContain("the superlative cannot be settled");
    expect(verdict).not.toBe("supported");
  });

  test("is contradicted for the S&P 500, and not confirmed for returns dealt at random", async () => {
    expect((await claims.evaluate("R3", { asked: { subject: "spx" } })).verdict).toBe("contradicted");
    const dealt = await claims.evaluate("R3", { asked: { subject: "dealt" } });
    expect(["inconclusive", "contradicted"]).toContain(dealt.verdict);
  });

  test("cannot say where the sample holds fewer than two windows, naming the series", async () => {
    const { verdict, sentence } = await claims.evaluate("R3", {
      asOf: "2021-06-30",
      asked: { start: "2020-01-01", window: "24" },
    });
    expect(verdict).toBe("cannot-say");
    expect(sentence).toContain("rut, spx, ixic");
  });
});

describe("sums of returns", () => {
  const random = randomStream(7, 0);
  const made = (size: number) => Float64Array.from({ length: size }, () => random.normal() / 20);
  const [first, second] = [made(120), made(120)];
  const year = 52;

  test.each(["volatility", "downside", "beta"] as const)(
    "give every resample the %s of its own places",
    (measure) => {
      const resamples = stationaryBootstrap({ size: 120, meanBlockLength: 6, count: 40, seed: 3 });
      const gaps = resampledGaps(
        riskSums(measure, first, second),
        riskSums(measure, second, second),
        resamples,
        year,
      );
      gaps.forEach((gap, replicate) => {
        const places = resampleIndices(resamples, replicate);
        const taken = (values: Float64Array) => Float64Array.from(places, (place) => Number(values[place]));
        const [a, market] = [taken(first), taken(second)];
        const own = riskBetween(riskSums(measure, a, market), 0, 120, year);
        expect(gap).toBeCloseTo(own - riskBetween(riskSums(measure, market, market), 0, 120, year), 9);
      });
    },
  );

  test("without a stretch are those of the rest", () => {
    const sums = riskSums("volatility", first, second);
    const rest = [...first.subarray(0, 30), ...first.subarray(70)];
    expect(riskWithout(sums, 30, 70, year)).toBeCloseTo(100 * Math.sqrt(year) * deviation(rest), 9);
  });
});
