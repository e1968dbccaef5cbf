import { describe, expect, it } from "vitest";
import { blockLength } from "../../src/stats/block-length.js";
import { bootstrapCorrelation } from "../../src/stats/bootstrap-correlation.js";
import { bootstrapInterval } from "../../src/stats/bootstrap-interval.js";
import { bootstrapPValue } from "../../src/stats/bootstrap-p-value.js";
import { independentCorrelation } from "../../src/stats/independent-correlation.js";
import { mean } from "../../src/stats/mean.js";
import { quantile } from "../../src/stats/quantile.js";
import { givenResamples } from "../../src/stats/resamples.js";
import { standardDeviation } from "../../src/stats/standard-deviation.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/resampling-and-multiple-testing.js";
import { expectClose, readColumn } from "./reference.js";
import { fixedIndices } from "./resample-inputs.js";

const indices = fixedIndices();

/** Rows for fewer than 600 pairs: the reference cuts them and takes the remainder. */
function rowsOf(size: number): Int32Array[] {
  return indices.map((row) => row.slice(0, size).map((index) => index % size));
}

const fixed = new EveryNumber("expected/stationary_bootstrap_fixedindex_py.json");

// NumPy 1.24.2 on 200 given resamples; statistics to 1e-12 relative, p-values exactly.
function compareFixed(key: string): void {
  const [, dataset, lag] = /^(.*)_L(\d+)$/.exec(key) as unknown as [string, string, string];
  const lead = Number(lag);
  const x = readColumn(`data/${dataset}.csv`, "x");
  const y = readColumn(`data/${dataset}.csv`, "y");
  const rows = rowsOf(x.length - lead);
  const resamples = givenResamples(rows);
  const result = bootstrapCorrelation({ x, y, leads: [lead], resamples });
  const observed = Number(result.observed[0]);
  const draws = result.draws[0] as Float64Array;
  const at = (name: string) => `tests/${key}/${name}`;
  fixed.close(at("r0"), observed, 1e-12);
  fixed.close(at("mean_boot"), mean(draws), 1e-12);
  fixed.close(at("sd_boot_ddof1"), standardDeviation(draws), 1e-12);
  for (let b = 0; b < 5; b++) fixed.close(at(`first5/${b}`), Number(draws[b]), 1e-12);
  const { low, high } = bootstrapInterval({ observed, draws, level: 0.95, method: "percentile" });
  fixed.close(at("q025_type7"), low, 1e-12);
  fixed.close(at("q975_type7"), high, 1e-12);
  const test = { observed, nullValue: 0, alternative: "two-sided" } as const;
  fixed.equal(at("p_two_sided_centered"), bootstrapPValue({ ...test, draws, drawnUnder: "resampled" }));
  const turned = givenResamples([...rows.slice(1), rows[0] as Int32Array]);
  const independent = independentCorrelation({ x, y, lead, xResamples: resamples, yResamples: turned });
  fixed.close(at("null_sd_ddof1"), standardDeviation(independent), 1e-12);
  fixed.equal(at("p_two_sided_null"), bootstrapPValue({ ...test, draws: independent, drawnUnder: "null" }));
}

describe("the bootstrap of a correlation over fixed indices", () => {
  it("reaches every number of the NumPy reference, nine tests of 13 numbers", () => {
    const keys = fixed.keys("tests");
    expect(keys.length).toBe(9);
    keys.forEach(compareFixed);
    fixed.expectAllReached(notCompared);
  });

  it("has the interval that NumPy's quantiles give, basic and percentile, mirrored about the observed value", () => {
    const draws = Float64Array.of(0.1, 0.4, 0.2, 0.3, 0);
    const interval = (method: "basic" | "percentile") =>
      bootstrapInterval({ observed: 0.15, draws, level: 0.5, method });
    expectClose(interval("percentile").low, quantile(draws, 0.25), 0);
    expectClose(interval("basic").low, 0.3 - quantile(draws, 0.75), 1e-15);
    expectClose(interval("basic").high, 0.3 - quantile(draws, 0.25), 1e-15);
  });
});

function blockSeries(name: string): Float64Array {
  if (name === "ds1_xy_lag8") return laggedProducts();
  const [dataset, column] = name.split("_") as [string, string];
  const files: Record<string, string> = { ds1: "ds1_lead8", ds2: "ds2_null", ds3: "ds3_common" };
  if (column !== "y2") return readColumn(`data/${files[dataset]}.csv`, column);
  return readColumn(`data/${files[dataset]}.csv`, "y").map((value) => value * value);
}

/** Products of the deviations of x and y from their means over the 592 pairs, x eight weeks before y. */
function laggedProducts(): Float64Array {
  const x = readColumn("data/ds1_lead8.csv", "x").slice(0, -8);
  const y = readColumn("data/ds1_lead8.csv", "y").slice(8);
  const [xMean, yMean] = [mean(x), mean(y)];
  return x.map((value, t) => (value - xMean) * (Number(y[t]) - yMean));
}

const conventions = {
  own_c1p96: { significance: "np", mHat: "first-of-run" },
  own_c2: { significance: "arch", mHat: "first-of-run" },
  own_c2_paper_mhat: { significance: "arch", mHat: "before-run" },
} as const;

describe("blockLength", () => {
  const np = new EveryNumber("expected/blocklength_np_R.json");
  const python = new EveryNumber("expected/blocklength_py.json");

  // CRAN np (its b.star.R run unmodified), printed with 15 digits; 1e-13 relative.
  it("is np::b.star on every series of the reference, with c = 1.959964", () => {
    const names = np.keys("");
    expect(names.length).toBe(10);
    for (const name of names) {
      const length = blockLength({ series: blockSeries(name), ...conventions.own_c1p96 });
      np.close(`${name}/BstarSB`, length.stationary, 1e-13);
      np.close(`${name}/BstarCB`, length.circular, 1e-13);
    }
    np.expectAllReached(notCompared);
  });

  // arch (its source run unmodified) and NumPy 1.24.2; 1e-12 relative.
  it("is arch's and the NumPy program's under each convention, with m̂, M, Ĝ and ĝ(0)", () => {
    const names = python.keys("");
    expect(names.length).toBe(10);
    for (const name of names) {
      const series = blockSeries(name);
      const arch = blockLength({ series, ...conventions.own_c2 });
      python.close(`${name}/arch_stationary`, arch.stationary, 1e-12);
      python.close(`${name}/arch_circular`, arch.circular, 1e-12);
      for (const [key, convention] of Object.entries(conventions)) {
        const length = blockLength({ series, ...convention });
        python.equal(`${name}/${key}/mhat`, length.mHat);
        python.equal(`${name}/${key}/M`, length.bandwidth);
        python.close(`${name}/${key}/crit`, length.critical, 1e-12);
        python.close(`${name}/${key}/G`, length.curvature, 1e-12);
        python.close(`${name}/${key}/g0`, length.longRunVariance, 1e-12);
        python.close(`${name}/${key}/b_SB`, length.stationary, 1e-12);
        python.close(`${name}/${key}/b_CB`, length.circular, 1e-12);
      }
    }
    python.expectAllReached(notCompared);
  });
});
