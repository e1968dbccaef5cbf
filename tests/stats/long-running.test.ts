import { describe, expect, it } from "vitest";
import { augmentedDickeyFuller } from "../../src/stats/augmented-dickey-fuller.js";
import { bootstrapCorrelation } from "../../src/stats/bootstrap-correlation.js";
import { bootstrapStatistic } from "../../src/stats/bootstrap-statistic.js";
import { circularShiftStatistic } from "../../src/stats/circular-shift-statistic.js";
import { correlation, crossCorrelation } from "../../src/stats/cross-correlation.js";
import { curveStatistics } from "../../src/stats/curve-statistics.js";
import { curveStepDown } from "../../src/stats/curve-step-down.js";
import { fitHiddenMarkov } from "../../src/stats/hidden-markov-fit.js";
import { independentCorrelation } from "../../src/stats/independent-correlation.js";
import { kernelCovariance } from "../../src/stats/kernel-covariance.js";
import { localProjections } from "../../src/stats/local-projections.js";
import type { LongRunning } from "../../src/stats/long-running.js";
import { maximumLeadTest } from "../../src/stats/maximum-lead-test.js";
import { meanDifferences } from "../../src/stats/mean-differences.js";
import { nullCurve } from "../../src/stats/null-curve.js";
import { permutationTest } from "../../src/stats/permutation-test.js";
import { phipsonSmythP } from "../../src/stats/phipson-smyth.js";
import { rankSumTest } from "../../src/stats/rank-sum-test.js";
import { realityCheck } from "../../src/stats/reality-check.js";
import { romanoWolf } from "../../src/stats/romano-wolf.js";
import { shiftedSignalNull } from "../../src/stats/shifted-signal-null.js";
import { superiorPredictiveAbility } from "../../src/stats/spa.js";
import { stationaryBootstrap } from "../../src/stats/stationary-bootstrap.js";
import { simultaneousBand, supTCriticalValue } from "../../src/stats/sup-t-band.js";
import { sourceOf, statisticFiles } from "../../tools/methods/contracts.js";
import { noise } from "./noise.js";
import { expectError } from "./reference.js";

const [x, y] = [noise(300, 0), noise(300, 1)];
const resamples = stationaryBootstrap({ size: 300, meanBlockLength: 5, count: 600, seed: 1 });
const differences = [x, y];
const projected = { outcome: y, impulse: x, lags: 1, maximumHorizon: 3, covariance: "HC1" } as const;
const rule = { returns: x.map((value) => value / 100), decisions: y, delay: 1, cost: 0, periodsPerYear: 52 };
const samples = {
  first: x.slice(0, 8),
  second: y.slice(0, 9),
  alternative: "greater",
  draws: 9,
  seed: 1,
} as const;

const curve = {
  rows: [{ values: x, reaching: Uint16Array.from(x, (_, i) => 1 + (i % 100)) }],
  families: [0, 0, 1],
  shifts: 100,
} as const;

/** Every function that can take over 50 ms at a plausible size, on less. */
const longRunning: Readonly<Record<string, (control: LongRunning) => unknown>> = {
  augmentedDickeyFuller: (control) =>
    augmentedDickeyFuller({ y, deterministic: "trend", lags: { criterion: "AIC" }, ...control }),
  bootstrapCorrelation: (control) => bootstrapCorrelation({ x, y, leads: [0], resamples, ...control }),
  bootstrapStatistic: (control) =>
    bootstrapStatistic({ resamples, statistic: ([i]) => Number(i), ...control }),
  circularShiftStatistic: (control) =>
    circularShiftStatistic({
      series: x,
      statistic: (moved) => correlation(moved, y),
      alternative: "greater",
      ...control,
    }),
  curveStatistics: (control) => curveStatistics({ ...curve, level: 0.05, ...control }),
  curveStepDown: (control) => curveStepDown({ ...curve, alternative: "greater", ...control }),
  crossCorrelation: (control) => crossCorrelation({ x, y, maximumLag: 40, ...control }),
  fitHiddenMarkov: (control) => fitHiddenMarkov({ values: x, ...control }),
  independentCorrelation: (control) =>
    independentCorrelation({ x, y, lead: 0, xResamples: resamples, yResamples: resamples, ...control }),
  kernelCovariance: (control) =>
    kernelCovariance({
      x: [x],
      residuals: y,
      inverse: Float64Array.of(0.01),
      kernel: "quadratic-spectral",
      bandwidth: 5,
      ...control,
    }),
  localProjections: (control) => localProjections({ ...projected, ...control }),
  maximumLeadTest: (control) =>
    maximumLeadTest({ x, y, leads: { from: 0, to: 5 }, alternative: "greater", ...control }),
  meanDifferences: (control) => meanDifferences({ differences, resamples, ...control }),
  nullCurve: (control) => nullCurve({ ...curve, every: 1, places: 5, level: 0.9, ...control }),
  permutationTest: (control) => permutationTest({ ...samples, ...control }),
  phipsonSmythP: (control) => phipsonSmythP({ reaching: 50, draws: 99, arrangements: 500, ...control }),
  rankSumTest: (control) => rankSumTest({ ...samples, ...control }),
  realityCheck: (control) => realityCheck({ differences, resamples, ...control }),
  romanoWolf: (control) =>
    romanoWolf({ statistics: Float64Array.of(1, 2), draws: [x, y], alternative: "greater", ...control }),
  shiftedSignalNull: (control) => shiftedSignalNull({ ...rule, statistic: "sharpe-ratio", ...control }),
  simultaneousBand: (control) =>
    simultaneousBand({ estimates: localProjections(projected), level: 0.9, seed: 1, ...control }),
  superiorPredictiveAbility: (control) =>
    superiorPredictiveAbility({ differences, resamples, meanBlockLength: 5, ...control }),
  supTCriticalValue: (control) =>
    supTCriticalValue({ correlation: Float64Array.of(1, 0, 0, 1), level: 0.9, seed: 1, ...control }),
};

describe("the list of long-running functions", () => {
  it("has a function of every file that reports progress itself", () => {
    const parts = ["kernel-sum", "lead-shift-counts", "long-running", "shifted-lead-correlations"];
    const files = statisticFiles().filter((file) => sourceOf(file).includes("reportProgress("));
    const listed = files.filter((file) =>
      Object.keys(longRunning).some((name) => sourceOf(file).includes(`export function ${name}(`)),
    );
    expect(files.filter((file) => !parts.includes(file))).toEqual(listed);
    expect(listed.length).toBeGreaterThan(12);
  });
});

describe.each(Object.entries(longRunning))("%s", (_name, run) => {
  it("stops before its first unit of work when the signal is already aborted", () => {
    expectError(
      () => run({ signal: AbortSignal.abort() }),
      "aborted",
      /aborted after 0 of \d+ units of work/,
    );
  });

  it("reports progress that never falls, from 0 to the number of units of work", () => {
    const reports: [number, number][] = [];
    run({ onProgress: (done, of) => reports.push([done, of]) });
    const of = Number(reports[0]?.[1]);
    expect(reports.map(([, all]) => all)).toEqual(reports.map(() => of));
    expect(reports.map(([done]) => done)).toEqual(reports.map(([done]) => done).sort((a, b) => a - b));
    expect([reports[0]?.[0], reports.at(-1)?.[0]]).toEqual([0, of]);
  });
});
