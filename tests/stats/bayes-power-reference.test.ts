import { describe, it } from "vitest";
import {
  bayesianInformationCriterion,
  bicBayesFactor,
  gaussianLogLikelihood,
} from "../../src/stats/bic-bayes-factor.js";
import { deflatedSharpeRatio } from "../../src/stats/deflated-sharpe-ratio.js";
import { jzsBayesFactor } from "../../src/stats/jzs-bayes-factor.js";
import { leastSquares } from "../../src/stats/least-squares.js";
import {
  minimumDetectableCorrelation,
  minimumDetectableEffect,
  tTestPower,
} from "../../src/stats/minimum-detectable-effect.js";
import { probabilisticSharpeRatio } from "../../src/stats/probabilistic-sharpe-ratio.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/events-and-backtests.js";
import { readColumn } from "./reference.js";

const file = new EveryNumber("expected/bayes_power_py.json");
const each = (path: string) => file.keys(path).map((key) => `${path}/${key}`);

function compareJzs(): void {
  for (const at of each("jzs")) {
    const [t, n] = [file.input(`${at}/t`), file.input(`${at}/n`)];
    file.close(`${at}/BF10`, jzsBayesFactor({ t, n, scale: Math.SQRT1_2 }).factor, 1e-11);
  }
}

/** The file does not say which: its likelihoods are those of ds1, y on x eight weeks before, 592 rows. */
function compareBic(): void {
  const y = readColumn("data/ds1_lead8.csv", "y").slice(8);
  const x = readColumn("data/ds1_lead8.csv", "x").slice(0, -8);
  const constant = new Float64Array(y.length).fill(1);
  const criterion = (columns: Float64Array[], suffix: string) => {
    const { residualSumOfSquares, n } = leastSquares({ y, x: columns });
    const logLikelihood = gaussianLogLikelihood(residualSumOfSquares, n);
    file.close(`bic_bf/llf${suffix}`, logLikelihood, 1e-12);
    const bic = bayesianInformationCriterion(logLikelihood, columns.length, n);
    file.close(`bic_bf/bic${suffix}`, bic, 1e-12);
    return bic;
  };
  const [smaller, larger] = [criterion([constant], "0"), criterion([constant, x], "1")];
  file.close("bic_bf/lnBF10", bicBayesFactor({ smaller, larger }).logarithm, 1e-11);
}

// Nor does it give the inputs of the Sharpe ratios. Both probabilities and the expected maximum fix the ratio
// at 0.12, 50 trials of variance 0.004, and n = 260 with −0.12·skewness + 0.0036·(kurtosis − 1) = 0.06312, of
// which this is the round pair nearest to returns; closed forms elsewhere test skewness and kurtosis apart.
const sharpe = { sharpeRatio: 0.12, n: 260, skewness: -0.4, kurtosis: 5.2 };

function compareSharpe(): void {
  file.close("psr_dsr/psr", probabilisticSharpeRatio({ ...sharpe, benchmark: 0 }), 1e-11);
  const { expectedMaximum, probability } = deflatedSharpeRatio({
    ...sharpe,
    trials: 50,
    trialVariance: 0.004,
  });
  file.close("psr_dsr/dsr/sr0", expectedMaximum, 1e-11);
  file.close("psr_dsr/dsr/dsr", probability, 1e-11);
}

describe("the Bayes factors, powers and Sharpe ratios of the reference", () => {
  // SciPy 1.10.1: 1e-11 relative. statsmodels' non-central t is good to 1e-9, its solver to 2e-6: see
  // minimum-detectable-effect.test.ts, which has mpmath's values to 1e-13.
  it("agree in every number of bayes_power_py.json", () => {
    compareJzs();
    compareBic();
    compareSharpe();
    for (const at of each("power/power")) {
      const [d, n] = [file.input(`${at}/d`), file.input(`${at}/n`)];
      file.close(`${at}/power`, tTestPower(n, 0.05, d), 1e-9);
    }
    for (const at of each("power/mde80")) {
      const n = file.input(`${at}/n`);
      file.close(`${at}/d`, minimumDetectableEffect({ n, alpha: 0.05, power: 0.8 }), 2e-6);
    }
    for (const at of each("mde_corr_80")) {
      const n = file.input(`${at}/n`);
      file.close(`${at}/r`, minimumDetectableCorrelation({ n, alpha: 0.05, power: 0.8 }), 1e-12);
    }
    file.expectAllReached(notCompared);
  });
});
