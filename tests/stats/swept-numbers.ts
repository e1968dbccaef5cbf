import { schwertLag } from "../../src/stats/augmented-dickey-fuller.js";
import {
  bayesianInformationCriterion,
  bicBayesFactor,
  gaussianLogLikelihood,
} from "../../src/stats/bic-bayes-factor.js";
import { chiSquareUpperTail } from "../../src/stats/chi-square.js";
import { circularBlockBootstrap } from "../../src/stats/circular-block-bootstrap.js";
import { clopperPearson } from "../../src/stats/clopper-pearson.js";
import { deflatedSharpeRatio } from "../../src/stats/deflated-sharpe-ratio.js";
import {
  betaQuantile,
  binomialLowerTail,
  binomialUpperTail,
  normalCdf,
  normalQuantile,
} from "../../src/stats/distributions.js";
import { equivalenceTest } from "../../src/stats/equivalence-test.js";
import { fUpperTail } from "../../src/stats/f-distribution.js";
import { findRoot } from "../../src/stats/find-root.js";
import { fixedBCriticalValue } from "../../src/stats/fixed-b-critical-value.js";
import { fullerCriticalValues, fullerTrendP } from "../../src/stats/fuller-tables.js";
import { longRunShare } from "../../src/stats/hidden-markov.js";
import { jzsBayesFactor } from "../../src/stats/jzs-bayes-factor.js";
import { macKinnonCriticalValues, macKinnonP } from "../../src/stats/mackinnon.js";
import {
  minimumDetectableCorrelation,
  minimumDetectableEffect,
  tTestPower,
} from "../../src/stats/minimum-detectable-effect.js";
import { noncentralTCdf } from "../../src/stats/noncentral-t.js";
import { phipsonSmythP } from "../../src/stats/phipson-smyth.js";
import { probabilisticSharpeRatio } from "../../src/stats/probabilistic-sharpe-ratio.js";
import { randomStream } from "../../src/stats/random.js";
import { givenResamples, resampleIndices } from "../../src/stats/resamples.js";
import { ruleOfThumbLag } from "../../src/stats/rule-of-thumb-lag.js";
import { signTest } from "../../src/stats/sign-test.js";
import { smallestAttainableP } from "../../src/stats/smallest-attainable-p.js";
import { stationaryBootstrap } from "../../src/stats/stationary-bootstrap.js";
import { studentTCdf, studentTQuantile } from "../../src/stats/student-t.js";
import { wilson } from "../../src/stats/wilson.js";

/** How to call one statistic on numbers alone: arguments for which it has a value, and the call. */
export interface SweptNumbers {
  readonly valid: readonly number[];
  readonly calls: readonly ((...numbers: number[]) => unknown)[];
}

/** A call with an object of the numbers by these names. */
function named<Input>(names: readonly string[], call: (input: Input) => unknown) {
  return (...numbers: number[]) =>
    call(Object.fromEntries(names.map((name, i) => [name, numbers[i]])) as Input);
}

const alternatives = ["greater", "less", "two-sided"] as const;
const deterministics = ["none", "constant", "trend"] as const;

/** Every statistic that takes numbers and no series, by name. */
export const sweptNumbers: Readonly<Record<string, SweptNumbers>> = {
  bayesianInformationCriterion: { valid: [-100, 3, 60], calls: [bayesianInformationCriterion] },
  betaQuantile: { valid: [0.3, 2, 3], calls: [betaQuantile] },
  bicBayesFactor: { valid: [10, 12], calls: [named(["larger", "smaller"], bicBayesFactor)] },
  binomialLowerTail: { valid: [3, 10, 0.4], calls: [binomialLowerTail] },
  binomialUpperTail: { valid: [3, 10, 0.4], calls: [binomialUpperTail] },
  chiSquareUpperTail: { valid: [3, 2], calls: [chiSquareUpperTail] },
  circularBlockBootstrap: {
    valid: [20, 3, 5, 1],
    calls: [
      (size = 0, blockLength = 0, count = 0, seed = 0) =>
        resampleIndices(circularBlockBootstrap({ size, blockLength, count, seed }), 0),
    ],
  },
  clopperPearson: { valid: [3, 10, 0.95], calls: [named(["successes", "n", "level"], clopperPearson)] },
  deflatedSharpeRatio: {
    valid: [0.2, 100, 0.1, 3.5, 10, 0.01],
    calls: [
      named(["sharpeRatio", "n", "skewness", "kurtosis", "trials", "trialVariance"], deflatedSharpeRatio),
    ],
  },
  equivalenceTest: {
    valid: [0.1, 0.2, 10, -1, 1],
    calls: [named(["estimate", "standardError", "degreesOfFreedom", "low", "high"], equivalenceTest)],
  },
  fUpperTail: { valid: [2, 3, 20], calls: [named(["f", "numerator", "denominator"], fUpperTail)] },
  findRoot: { valid: [0, 1], calls: [(low = 0, high = 0) => findRoot((x) => x - 0.3, low, high)] },
  fixedBCriticalValue: { valid: [10, 100, 0.05], calls: [named(["lag", "n", "alpha"], fixedBCriticalValue)] },
  fullerCriticalValues: {
    valid: [100],
    calls: deterministics.map(
      (deterministic) =>
        (n = 0) =>
          fullerCriticalValues({ deterministic, n }),
    ),
  },
  fullerTrendP: {
    valid: [100, -3],
    calls: (["t", "alpha"] as const).map(
      (kind) =>
        (n = 0, statistic = 0) =>
          fullerTrendP({ kind, n, statistic }),
    ),
  },
  gaussianLogLikelihood: { valid: [10, 20], calls: [gaussianLogLikelihood] },
  jzsBayesFactor: { valid: [2, 20, 0.7], calls: [named(["t", "n", "scale"], jzsBayesFactor)] },
  longRunShare: { valid: [0.9, 0.8], calls: [(a = 0, b = 0) => longRunShare([a, b])] },
  macKinnonCriticalValues: {
    valid: [1, 100],
    calls: deterministics.map(
      (deterministic) =>
        (series = 0, n = 0) =>
          macKinnonCriticalValues({ deterministic, series, n }),
    ),
  },
  macKinnonP: {
    valid: [1, -3],
    calls: deterministics.map(
      (deterministic) =>
        (series = 0, statistic = 0) =>
          macKinnonP({ deterministic, series, statistic }),
    ),
  },
  minimumDetectableCorrelation: {
    valid: [60, 0.05, 0.8],
    calls: [named(["n", "alpha", "power"], minimumDetectableCorrelation)],
  },
  minimumDetectableEffect: {
    valid: [20, 0.05, 0.8],
    calls: [named(["n", "alpha", "power"], minimumDetectableEffect)],
  },
  noncentralTCdf: { valid: [1, 10, 0.5], calls: [noncentralTCdf] },
  normalCdf: { valid: [1], calls: [normalCdf] },
  normalQuantile: { valid: [0.3], calls: [normalQuantile] },
  phipsonSmythP: {
    valid: [3, 99, 500],
    calls: [
      named(["reaching", "draws", "arrangements"], phipsonSmythP),
      named(["reaching", "draws"], phipsonSmythP),
    ],
  },
  probabilisticSharpeRatio: {
    valid: [0.2, 0.1, 100, 0.1, 3.5],
    calls: [named(["sharpeRatio", "benchmark", "n", "skewness", "kurtosis"], probabilisticSharpeRatio)],
  },
  randomStream: {
    valid: [1, 2],
    calls: [
      (seed = 0, stream = 0) => {
        const random = randomStream(seed, stream);
        return [random.bits(), random.uniform(), random.normal(), random.integer(7)];
      },
    ],
  },
  resampleIndices: {
    valid: [1],
    calls: [
      (b = 0) =>
        resampleIndices(
          givenResamples([
            [0, 1],
            [1, 1],
          ]),
          b,
        ),
    ],
  },
  ruleOfThumbLag: {
    valid: [100],
    calls: (["newey-west", "stock-watson", "lazarus-lewis-stock-watson"] as const).map(
      (rule) =>
        (n = 0) =>
          ruleOfThumbLag({ n, rule }),
    ),
  },
  schwertLag: {
    valid: [100],
    calls: deterministics.map(
      (deterministic) =>
        (length = 0) =>
          schwertLag(length, deterministic),
    ),
  },
  signTest: {
    valid: [10, 3, 0.4],
    calls: alternatives.map(
      (alternative) =>
        (n = 0, positives = 0, baseRate = 0) =>
          signTest({ n, positives, baseRate, alternative }),
    ),
  },
  smallestAttainableP: {
    valid: [10, 0.4],
    calls: [
      (n = 0) => smallestAttainableP({ kind: "sign-flip", n }),
      (shifts = 0) => smallestAttainableP({ kind: "circular-shift", shifts }),
      (draws = 0) => smallestAttainableP({ kind: "random-draws", draws }),
      (n = 0, baseRate = 0) => smallestAttainableP({ kind: "sign-test", n, baseRate }),
    ],
  },
  stationaryBootstrap: {
    valid: [20, 3, 5, 1],
    calls: [
      (size = 0, meanBlockLength = 0, count = 0, seed = 0) =>
        resampleIndices(stationaryBootstrap({ size, meanBlockLength, count, seed }), 0),
    ],
  },
  studentTCdf: { valid: [1, 10], calls: [studentTCdf] },
  studentTQuantile: { valid: [0.3, 10], calls: [studentTQuantile] },
  tTestPower: { valid: [20, 0.05, 0.5], calls: [tTestPower] },
  wilson: { valid: [3, 10, 0.95], calls: [named(["successes", "n", "level"], wilson)] },
};

/**
 * Parts of statistics that leave the checking of their input to those; their contract says so, and none is used
 * outside src/stats.
 */
export const unchecked: readonly string[] = [
  "CompensatedSum",
  "ProductSum",
  "blockTotals",
  "countShifts",
  "covarianceOfScores",
  "designMoments",
  "deviance",
  "dotProduct",
  "factorDesign",
  "incompleteBeta",
  "innovations",
  "invertGram",
  "kernelSum",
  "longRunSum",
  "normalEquations",
  "philox4x32",
  "prewhiten",
  "refineLeastSquares",
  "sandwich",
  "shiftedLeadCorrelations",
  "stirlingError",
  "weightedColumns",
];
