import { describe, expect, it } from "vitest";
import { andrewsBandwidth } from "../../src/stats/andrews-bandwidth.js";
import type { CovarianceChoice } from "../../src/stats/covariance-choice.js";
import { kernelCovariance } from "../../src/stats/kernel-covariance.js";
import { neweyWestLag } from "../../src/stats/newey-west-lag.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { regression } from "../../src/stats/regression.js";
import { ruleOfThumbLag } from "../../src/stats/rule-of-thumb-lag.js";
import { standardErrors } from "../../src/stats/standard-errors.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/regression.js";
import { readColumn, readReference } from "./reference.js";
import { fitted, type Model, modelOf, ones } from "./regressions.js";

const SETS = ["ds1_lead8", "ds2_null", "ds3_common"];
const LAGS = [0, 4, 8, 12, 13, 26];
const STATISTIC = 1e-11;
const P_VALUE = 1e-11;

function closeAll(numbers: EveryNumber, path: string, actual: Float64Array, relative = STATISTIC): void {
  expect(numbers.keys(path).length).toBe(actual.length);
  actual.forEach((value, j) => {
    numbers.close(`${path}/${j}`, value, relative);
  });
}

function run(model: Model, covariance: CovarianceChoice, distribution: "t" | "normal" = "t") {
  return regression({ ...model, covariance, distribution });
}

function compareHeteroskedastic(r: EveryNumber, at: string, model: Model): void {
  const plain = run(model, { type: "classical" });
  r.equal(`${at}/n`, plain.n);
  r.equal(`${at}/df`, plain.degreesOfFreedom);
  r.close(`${at}/r2`, plain.rSquared, STATISTIC);
  r.close(`${at}/sigma`, plain.residualStandardDeviation, STATISTIC);
  closeAll(r, `${at}/coef`, plain.coefficients);
  closeAll(r, `${at}/se_ols`, plain.standardErrors);
  for (const type of ["HC0", "HC1", "HC3"] as const) {
    closeAll(r, `${at}/se_${type}`, run(model, { type }).standardErrors);
  }
}

function compareNeweyWest(r: EveryNumber, at: string, model: Model): void {
  for (const lag of LAGS) {
    for (const adjust of [false, true]) {
      const { standardErrors: errors } = run(model, { type: "newey-west", lag, adjust });
      closeAll(r, `${at}/se_NW_L${lag}_noprewhite_${adjust ? "adjust" : "noadjust"}`, errors);
    }
  }
  const white = run(model, { type: "newey-west", lag: 8, prewhite: true });
  closeAll(r, `${at}/se_NW_L8_prewhite1`, white.standardErrors);
}

function compareBandwidths(r: EveryNumber, at: string, model: Model): void {
  const parts = fitted(model);
  for (const prewhite of [false, true]) {
    const suffix = prewhite ? "1" : "0";
    const ending = prewhite ? "1_default" : "0";
    const { bandwidth, lag } = neweyWestLag({ ...parts, prewhite });
    r.close(`${at}/bwNW_prewhite${suffix}`, bandwidth, STATISTIC);
    const automatic = run(model, { type: "newey-west", lag, prewhite });
    closeAll(r, `${at}/se_NW_auto_pw${ending}`, automatic.standardErrors);
    const bartlett = andrewsBandwidth({ ...parts, prewhite, kernel: "bartlett" });
    r.close(`${at}/bwAndrews_bartlett_ar1_pw${suffix}`, bartlett, STATISTIC);
    const spectral = andrewsBandwidth({ ...parts, prewhite, kernel: "quadratic-spectral" });
    r.close(`${at}/bwAndrews_qs_ar1_pw${suffix}`, spectral, STATISTIC);
    // The reference's script takes sandwich's default, adjusted, only for the prewhitened one.
    const smooth = { kernel: "quadratic-spectral" as const, bandwidth: spectral, prewhite, adjust: prewhite };
    closeAll(
      r,
      `${at}/se_kernHAC_QS_Andrews_pw${ending}`,
      standardErrors(kernelCovariance({ ...parts, ...smooth })),
    );
  }
}

describe("regression with robust covariances", () => {
  it("has every number of R's lm and sandwich (1e-11 relative)", () => {
    const r = new EveryNumber("expected/ols_hac_R.json");
    for (const set of SETS) {
      for (const key of r.keys(set)) {
        const at = `${set}/${key}`;
        const model = modelOf(set, key);
        compareHeteroskedastic(r, at, model);
        compareNeweyWest(r, at, model);
        compareBandwidths(r, at, model);
        const n = model.y.length;
        r.equal(`${at}/rule_floor_4_T100_2_9`, ruleOfThumbLag({ n, rule: "newey-west" }));
        r.equal(`${at}/rule_floor_075_T13`, ruleOfThumbLag({ n, rule: "stock-watson" }));
        r.equal(`${at}/rule_ceil_13_T12_LLSW2018`, ruleOfThumbLag({ n, rule: "lazarus-lewis-stock-watson" }));
      }
    }
    r.expectAllReached(notCompared);
  });

  it("has every number of statsmodels (1e-11 relative)", () => {
    const py = new EveryNumber("expected/ols_hac_py.json");
    for (const set of SETS) {
      for (const key of py.keys(set)) {
        const at = `${set}/${key}`;
        const model = modelOf(set, key);
        const plain = run(model, { type: "classical" });
        py.equal(`${at}/n`, plain.n);
        // statsmodels subtracts from one, which costs an R² of 1e-6 five digits.
        py.close(`${at}/r2`, plain.rSquared, 1e-9);
        closeAll(py, `${at}/coef`, plain.coefficients);
        closeAll(py, `${at}/se_ols`, plain.standardErrors);
        for (const lag of LAGS) {
          for (const adjust of [false, true]) {
            const robust = run(model, { type: "newey-west", lag, adjust });
            const suffix = `HAC_L${lag}_corr${adjust ? "True" : "False"}`;
            closeAll(py, `${at}/se_${suffix}`, robust.standardErrors);
            closeAll(py, `${at}/t_${suffix}`, robust.t);
          }
        }
        const choice = { type: "newey-west", lag: 8, adjust: true } as const;
        closeAll(py, `${at}/p_t_HAC_L8_corrTrue_use_t`, run(model, choice).p, P_VALUE);
        closeAll(py, `${at}/p_z_HAC_L8_corrTrue`, run(model, choice, "normal").p, P_VALUE);
      }
    }
    py.expectAllReached(notCompared);
  });

  it("has the coefficient, error and p of statsmodels in all of 1,000 specifications", () => {
    interface Specification {
      readonly h: number;
      readonly lag: number;
      readonly L: number;
      readonly control: number;
    }
    const file = "expected/speccurve_1000_ds3_py.json";
    const py = new EveryNumber(file);
    const [y, x, f] = ["y", "x", "f"].map((column) => readColumn("data/ds3_common.csv", column));
    if (!y || !x || !f) throw new Error("a column is missing");
    for (const [at, specification] of readReference<Specification[]>(file).entries()) {
      const [h, lag, L, control] = (["h", "lag", "L", "control"] as const).map((key) => {
        expect(specification[key]).toBe(py.input(`${at}/${key}`));
        return specification[key];
      }) as [number, number, number, number];
      const sums = overlappingSums(y, h).slice(lag);
      // The controls are f, lagged like x, and the return of the week before, 0 before the first.
      const before = Float64Array.from({ length: sums.length }, (_, t) => y[t + lag - 1] ?? 0);
      const lagged = [x, f].map((column) => column.slice(0, sums.length));
      const columns = control ? [...lagged, before] : lagged.slice(0, 1);
      const model = { y: sums, x: [ones(sums.length), ...columns] };
      const result = run(model, { type: "newey-west", lag: L, adjust: true }, "normal");
      py.close(`${at}/b`, Number(result.coefficients[1]), STATISTIC);
      py.close(`${at}/se`, Number(result.standardErrors[1]), STATISTIC);
      py.close(`${at}/p_z`, Number(result.p[1]), P_VALUE);
    }
    py.expectAllReached(notCompared);
  });
});
