import { describe, expect, it } from "vitest";
import { amihudHurvich } from "../../src/stats/amihud-hurvich.js";
import { hansenHodrick } from "../../src/stats/hansen-hodrick.js";
import { hodrick } from "../../src/stats/hodrick.js";
import { leastSquares } from "../../src/stats/least-squares.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { stambaugh } from "../../src/stats/stambaugh.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/regression.js";
import { readColumn } from "./reference.js";
import { ones } from "./regressions.js";

const STATISTIC = 1e-11;
const returns = readColumn("data/ds2_null.csv", "y");
const predictor = readColumn("data/ds2_null.csv", "z");

function pairOf(key: string): { returns: Float64Array; predictor: Float64Array } {
  const persistent = key.endsWith("_z");
  const file = `data/${persistent ? key.slice(0, -2) : key}.csv`;
  return { returns: readColumn(file, "y"), predictor: readColumn(file, persistent ? "z" : "x") };
}

describe("hodrick", () => {
  it.each(["expected/hodrick_py.json", "expected/hodrick_R.json"])("has every number of %s", (file) => {
    const numbers = new EveryNumber(file);
    expect(numbers.keys("")).toEqual(["ds1_lead8", "ds2_null", "ds3_common", "ds2_null_z"]);
    for (const key of numbers.keys("")) {
      const pair = pairOf(key);
      for (const step of numbers.keys(key)) {
        const at = `${key}/${step}`;
        const horizon = Number(step.slice(1));
        const result = hodrick({ returns: pair.returns, predictors: [pair.predictor], horizon });
        numbers.equal(`${at}/n_reg`, result.n);
        numbers.equal(`${at}/n_S`, result.n);
        for (const j of [0, 1]) {
          numbers.close(`${at}/b/${j}`, Number(result.coefficients[j]), STATISTIC);
          numbers.close(`${at}/se/${j}`, Number(result.standardErrors[j]), STATISTIC);
          if (file.includes("py")) numbers.close(`${at}/t/${j}`, Number(result.t[j]), STATISTIC);
        }
      }
    }
    numbers.expectAllReached(notCompared);
  });
});

describe("hansenHodrick", () => {
  it("has every number of the reference", () => {
    const numbers = new EveryNumber("expected/hansen_hodrick_py.json");
    for (const key of numbers.keys("")) {
      const pair = pairOf(key);
      for (const step of numbers.keys(key)) {
        const horizon = Number(step.slice(1));
        const y = overlappingSums(pair.returns, horizon);
        const x = [ones(y.length), pair.predictor.slice(0, y.length)];
        const { coefficients, residuals, inverse } = leastSquares({ y, x });
        const covariance = hansenHodrick({ x, residuals, inverse, horizon });
        for (const j of [0, 1]) {
          numbers.close(`${key}/${step}/b/${j}`, Number(coefficients[j]), STATISTIC);
          numbers.close(`${key}/${step}/var/${j}`, Number(covariance[3 * j]), STATISTIC);
          numbers.close(`${key}/${step}/se/${j}`, Math.sqrt(Number(covariance[3 * j])), STATISTIC);
        }
      }
    }
    numbers.expectAllReached(notCompared);
  });
});

describe("stambaugh and amihudHurvich", () => {
  const plain = stambaugh({ returns, predictor });

  it("have every number of NumPy", () => {
    const numbers = new EveryNumber("expected/stambaugh_py.json");
    const corrected = amihudHurvich({ returns, predictor });
    numbers.equal("ds2_null_z/n", plain.n);
    const expected: Record<string, number> = {
      beta: plain.beta,
      se_ols: plain.standardError,
      t: plain.t,
      rho: plain.rho,
      se_rho: plain.rhoStandardError,
      sigma_uv: plain.shockCovariance,
      sigma_v2: plain.shockVariance,
      kendall_bias_rho: plain.rhoBias,
      stambaugh_bias_beta: plain.bias,
      beta_corrected: plain.corrected,
      AH_rho_c: corrected.rho,
      AH_beta: corrected.beta,
      AH_phi: corrected.phi,
      AH_se: corrected.standardError,
      AH_t: corrected.t,
    };
    for (const [key, value] of Object.entries(expected)) numbers.close(`ds2_null_z/${key}`, value, STATISTIC);
    numbers.expectAllReached(notCompared);
  });

  it("have every number of R", () => {
    const numbers = new EveryNumber("expected/stambaugh_R.json");
    numbers.close("beta", plain.beta, STATISTIC);
    numbers.close("rho", plain.rho, STATISTIC);
    numbers.close("bias", plain.bias, STATISTIC);
    numbers.expectAllReached(notCompared);
  });
});
