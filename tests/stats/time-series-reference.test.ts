import { describe, expect, it } from "vitest";
import { augmentedDickeyFuller } from "../../src/stats/augmented-dickey-fuller.js";
import { autocorrelation } from "../../src/stats/autocovariance.js";
import { autoregressionByAic } from "../../src/stats/autoregression.js";
import { correlation, crossCorrelation } from "../../src/stats/cross-correlation.js";
import { dickeyFullerF } from "../../src/stats/dickey-fuller-regression.js";
import { engleGranger } from "../../src/stats/engle-granger.js";
import { fullerCriticalValues, fullerTrendP } from "../../src/stats/fuller-tables.js";
import { type Granger, grangerTest } from "../../src/stats/granger.js";
import { type KpssLagRule, kpss } from "../../src/stats/kpss.js";
import { ljungBox } from "../../src/stats/ljung-box.js";
import { localProjections } from "../../src/stats/local-projections.js";
import type { CriticalValues, Deterministic } from "../../src/stats/mackinnon.js";
import { maximumLeadTest } from "../../src/stats/maximum-lead-test.js";
import { phillipsPerron } from "../../src/stats/phillips-perron.js";
import { prewhitenedCrossCorrelation } from "../../src/stats/prewhitened-cross-correlation.js";
import { todaYamamoto } from "../../src/stats/toda-yamamoto.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/time-series.js";
import { expectClose, readColumn } from "./reference.js";

const SETS = ["ds1_lead8", "ds2_null", "ds3_common"] as const;
const series = (set: string, column: string) => readColumn(`data/${set}.csv`, column);

interface Expected {
  /** How many numbers the file holds, all compared. */
  readonly numbers: number;
  /** Relative tolerance of its coefficients, errors and statistics. */
  readonly relative: number;
}

/** Runs the comparisons of one file and fails if they leave a number of it out. */
function compareAll(
  file: string,
  { numbers, relative }: Expected,
  compare: (file: EveryNumber) => void,
): void {
  const every = new EveryNumber(file, relative);
  compare(every);
  every.expectAllReached(notCompared);
  expect(every.reachedCount).toBe(numbers);
}

describe("cross-correlations", () => {
  it("are R's, plain and prewhitened, with its autoregressions and its Ljung–Box test", () => {
    compareAll("expected/ccf_R.json", { numbers: 758, relative: 1e-11 }, (file) => {
      for (const set of SETS) {
        const [x, y] = [series(set, "x"), series(set, "y")];
        const plain = crossCorrelation({ x, y, maximumLag: 26 });
        file.close(`${set}/bound_95`, plain.band, 1e-14);
        const white = prewhitenedCrossCorrelation({ x, y, maximumLag: 26, order: 4 });
        file.equal(`${set}/prewhiten/n`, white.n);
        white.ofX.coefficients.forEach((phi, j) => {
          file.close(`${set}/prewhiten/phi/${j}`, phi);
        });
        for (let i = 0; i < 53; i++) {
          // R's lag k pairs x_{t+k} with y_t, so its lags run the other way.
          file.equal(`${set}/lag/${i}`, 0 - Number(plain.lags[52 - i]));
          file.equal(`${set}/prewhiten/lag/${i}`, 0 - Number(white.lags[52 - i]));
          file.close(`${set}/ccf/${i}`, Number(plain.correlations[52 - i]));
          file.close(`${set}/prewhiten/ccf/${i}`, Number(white.correlations[52 - i]));
        }
        const chosen = autoregressionByAic({ x, maximumOrder: 12 });
        file.equal(`${set}/ar_yw_aic/order`, chosen.order);
        file.close(`${set}/ar_yw_aic/var.pred`, chosen.innovationVariance);
        chosen.aic.forEach((aic, order) => {
          file.close(`${set}/ar_yw_aic/aic/${order}`, aic);
        });
        for (const j of chosen.coefficients.keys()) {
          const path = chosen.order === 1 ? `${set}/ar_yw_aic/ar` : `${set}/ar_yw_aic/ar/${j}`;
          file.close(path, Number(chosen.coefficients[j]));
        }
      }
      const squared = series("ds2_null", "y").map((value) => value * value);
      const ofX = autocorrelation({ x: series("ds1_lead8", "x"), maximumLag: 26 });
      const ofSquares = autocorrelation({ x: squared, maximumLag: 26 });
      for (let lag = 0; lag <= 26; lag++) {
        file.close(`acf_ds1_x/${lag}`, Number(ofX[lag]));
        file.close(`acf_ds2_y2/${lag}`, Number(ofSquares[lag]));
      }
      const test = ljungBox({ x: squared, lags: 10 });
      file.close("ljung_box_ds2_y2_lag10/statistic", test.statistic);
      file.equal("ljung_box_ds2_y2_lag10/parameter", test.degreesOfFreedom);
      // R's `Box.test` takes 1 − pchisq, which keeps eight digits here; fifty-digit arithmetic gives
      // 3.873433740962703e-9 (mpmath), R 3.87343379593119e-9.
      file.close("ljung_box_ds2_y2_lag10/p.value", 1 - (1 - test.p), 1e-14);
      expectClose(test.p, 3.873433740962703e-9, 1e-12);
    });
  });

  it("are statsmodels' in both directions, and NumPy's pair by pair", () => {
    compareAll("expected/ccf_py.json", { numbers: 243, relative: 1e-11 }, (file) => {
      for (const set of SETS) {
        const [x, y] = [series(set, "x"), series(set, "y")];
        const full = crossCorrelation({ x, y, maximumLag: 26 }).correlations;
        const pairwise = crossCorrelation({ x, y, maximumLag: 26, scaling: "pairwise" }).correlations;
        for (let lead = 0; lead <= 26; lead++) {
          file.close(`${set}/x_leads/${lead}`, Number(full[26 + lead]));
          file.close(`${set}/y_leads/${lead}`, Number(full[26 - lead]));
          file.close(`${set}/pairwise_pearson_x_leads/${lead}`, Number(pairwise[26 + lead]));
        }
      }
    });
  });
});

describe("the maximum-lead test", () => {
  const at = (set: string, from: number, to: number, alternative: "greater" | "two-sided") =>
    maximumLeadTest({ x: series(set, "x"), y: series(set, "y"), leads: { from, to }, alternative });

  it("has R's correlations and two-sided p at single leads", () => {
    compareAll("expected/circular_shift_R.json", { numbers: 12, relative: 1e-11 }, (file) => {
      for (const set of SETS) {
        for (const lead of [0, 8]) {
          const result = at(set, lead, lead, "two-sided");
          file.close(`${set}/L${lead}_r`, result.correlation);
          // R printed fifteen digits; the p-values are whole numbers of 600ths.
          file.close(`${set}/L${lead}_p2`, result.p, 1e-14);
        }
      }
    });
  });

  it("has NumPy's p over leads 1 to 26 and at single leads, exactly", () => {
    compareAll("expected/circular_shift_py.json", { numbers: 36, relative: 1e-11 }, (file) => {
      for (const set of SETS) {
        for (const lead of [0, 1, 8]) {
          file.close(`${set}/L${lead}/r_circ`, at(set, lead, lead, "greater").correlation);
          file.equal(`${set}/L${lead}/p_one_sided`, at(set, lead, lead, "greater").p);
          file.equal(`${set}/L${lead}/p_two_sided`, at(set, lead, lead, "two-sided").p);
        }
        const best = at(set, 1, 26, "greater");
        file.close(`${set}/max_over_leads_1_26/obs`, best.correlation);
        file.equal(`${set}/max_over_leads_1_26/argmax_lead`, best.lead);
        file.equal(`${set}/max_over_leads_1_26/p`, best.p);
      }
    });
  });
});

describe("Granger causality", () => {
  function compareF(file: EveryNumber, path: string, test: Granger): void {
    file.close(`${path}/F`, test.statistic);
    file.equal(`${path}/df1`, test.numeratorDegreesOfFreedom);
    file.equal(`${path}/df2`, test.denominatorDegreesOfFreedom);
    file.p(`${path}/p`, test.p);
  }

  it("has R's F and p at 1 to 12 lags both ways, and conditional on a third series", () => {
    compareAll("expected/granger_R.json", { numbers: 372, relative: 1e-10 }, (file) => {
      for (let lags = 1; lags <= 12; lags++) {
        for (const set of SETS) {
          const [x, y] = [series(set, "x"), series(set, "y")];
          file.equal(`${set}/p${lags}/order`, lags);
          compareF(file, `${set}/p${lags}/x_to_y`, grangerTest({ cause: x, effect: y, lags }));
          compareF(file, `${set}/p${lags}/y_to_x`, grangerTest({ cause: y, effect: x, lags }));
        }
        const [x, y, f] = ["x", "y", "f"].map((column) => series("ds3_common", column)) as [
          Float64Array,
          Float64Array,
          Float64Array,
        ];
        const conditional = grangerTest({ cause: x, effect: y, lags, conditions: [f] });
        compareF(file, `ds3_conditional_on_f/res/p${lags}`, conditional);
      }
    });
  });

  it("has statsmodels' F, chi-square and likelihood ratio at 1 to 12 lags both ways", () => {
    compareAll("expected/granger_py.json", { numbers: 576, relative: 1e-9 }, (file) => {
      for (const set of SETS) {
        const [x, y] = [series(set, "x"), series(set, "y")];
        for (let lags = 1; lags <= 12; lags++) {
          const directions = {
            x_to_y: grangerTest({ cause: x, effect: y, lags }),
            y_to_x: grangerTest({ cause: y, effect: x, lags }),
          };
          for (const [direction, test] of Object.entries(directions)) {
            const path = `${set}/${direction}/p${lags}`;
            compareF(file, path, test);
            file.close(`${path}/chi2`, test.chiSquare.statistic);
            file.p(`${path}/p_chi2`, test.chiSquare.p);
            // statsmodels subtracts two log-likelihoods of about 700, good to 1e-13 each.
            file.within(`${path}/LR`, test.likelihoodRatio.statistic, 1e-12);
            file.p(`${path}/p_LR`, test.likelihoodRatio.p);
          }
        }
      }
    });
  });

  it("has R's Toda–Yamamoto statistics between levels under every convention", () => {
    compareAll("expected/toda_yamamoto_R.json", { numbers: 360, relative: 1e-10 }, (file) => {
      for (const set of SETS) {
        const levels = { X: series(set, "X"), Y: series(set, "Y") };
        for (const key of file.keys(set)) {
          const lags = Number(key.slice(1));
          for (const [from, to] of [
            ["X", "Y"],
            ["Y", "X"],
          ] as const) {
            const path = `${set}/${key}/${from}_to_${to}`;
            const test = todaYamamoto({ cause: levels[from], effect: levels[to], lags });
            file.equal(`${path}/p`, test.lags);
            file.equal(`${path}/dmax`, test.integration);
            file.equal(`${path}/n`, test.n);
            file.equal(`${path}/df2`, test.degreesOfFreedom);
            file.close(`${path}/wald_chi2_s2_df`, test.wald.statistic);
            file.p(`${path}/p_chi2`, test.wald.p);
            file.close(`${path}/wald_chi2_s2_ML`, test.waldOfMaximumLikelihood.statistic);
            file.p(`${path}/p_chi2_ML`, test.waldOfMaximumLikelihood.p);
            file.close(`${path}/F`, test.f.statistic);
            file.p(`${path}/p_F`, test.f.p);
          }
        }
      }
    });
  });
});

const ROOTS = ["ds1_X", "ds1_Y", "ds1_x", "ds2_z", "ds3_Y", "ds3_y"] as const;

function levelsOf(name: string): Float64Array {
  const [prefix, column] = name.split("_") as [string, string];
  const set = SETS.find((candidate) => candidate.startsWith(prefix)) ?? "";
  return series(set, column);
}

function compareCritical(file: EveryNumber, keys: readonly string[], values: CriticalValues): void {
  const [one, five, ten] = keys as [string, string, string];
  file.close(one, values.onePercent, 1e-13);
  file.close(five, values.fivePercent, 1e-13);
  file.close(ten, values.tenPercent, 1e-13);
}

describe("unit-root and stationarity tests", () => {
  it("have urca's and tseries' statistics, table p-values, lags and critical values", () => {
    const types: [string, Deterministic, string][] = [
      ["none", "none", "tau1"],
      ["drift", "constant", "tau2"],
      ["trend", "trend", "tau3"],
    ];
    compareAll("expected/unitroot_R.json", { numbers: 570, relative: 1e-10 }, (file) => {
      for (const name of ROOTS) {
        const y = levelsOf(name);
        for (const [type, deterministic, tau] of types) {
          for (const lags of [0, 1, 4, 8]) {
            const path = `${name}/ur.df_${type}_lags${lags}`;
            const test = augmentedDickeyFuller({ y, deterministic, lags });
            file.close(`${path}/stats/${tau}`, test.statistic);
            compareCritical(
              file,
              ["1pct", "5pct", "10pct"].map((level) => `${path}/cval/${level}`),
              fullerCriticalValues({ deterministic, n: test.n }),
            );
            const f = (tested: "constant-and-level" | "all" | "trend-and-level") =>
              dickeyFullerF({ y, deterministic, lags, tested }).statistic;
            if (type === "drift") file.close(`${path}/stats/phi1`, f("constant-and-level"));
            if (type === "trend") file.close(`${path}/stats/phi2`, f("all"));
            if (type === "trend") file.close(`${path}/stats/phi3`, f("trend-and-level"));
          }
        }
        const adf = augmentedDickeyFuller({ y, deterministic: "trend", lags: 8 });
        file.close(`${name}/tseries_adf_k8/stat`, adf.statistic);
        const p = fullerTrendP({ kind: "t", n: y.length - 1, statistic: adf.statistic });
        file.p(`${name}/tseries_adf_k8/p`, p);
        for (const rule of ["short", "long"] as const) {
          for (const [type, around] of [
            ["mu", "level"],
            ["tau", "trend"],
          ] as const) {
            const path = `${name}/ur.kpss_${type}_${rule}`;
            const test = kpss({ y, around, lags: rule });
            file.close(`${path}/stat`, test.statistic);
            file.equal(`${path}/lag`, test.lags);
            file.equal(`${path}/cval/10pct`, test.criticalValues.tenPercent);
            file.equal(`${path}/cval/5pct`, test.criticalValues.fivePercent);
            file.equal(`${path}/cval/2.5pct`, test.criticalValues.twoAndAHalfPercent);
            file.equal(`${path}/cval/1pct`, test.criticalValues.onePercent);
          }
        }
        for (const [type, around] of [
          ["Level", "level"],
          ["Trend", "trend"],
        ] as const) {
          const test = kpss({ y, around, lags: "short" });
          file.close(`${name}/tseries_kpss_${type}/stat`, test.statistic);
          file.p(`${name}/tseries_kpss_${type}/p`, test.p);
          file.equal(`${name}/tseries_kpss_${type}/lag`, test.lags);
        }
        const pp = phillipsPerron({ y });
        file.close(`${name}/tseries_pp/stat`, pp.alpha.statistic);
        file.p(`${name}/tseries_pp/p`, pp.alpha.p);
        file.equal(`${name}/tseries_pp/lag`, pp.lags);
      }
    });
  });

  it("have statsmodels' statistics, MacKinnon p-values, chosen lags and critical values", () => {
    const types: [string, Deterministic][] = [
      ["n", "none"],
      ["c", "constant"],
      ["ct", "trend"],
    ];
    const rules: Record<string, KpssLagRule | number> = {
      legacy: "long-rounded-up",
      auto: "hobijn",
      8: 8,
    };
    compareAll("expected/unitroot_py.json", { numbers: 900, relative: 1e-10 }, (file) => {
      for (const name of ROOTS) {
        const y = levelsOf(name);
        for (const [type, deterministic] of types) {
          for (const lags of [0, 1, 4, 8]) {
            const path = `${name}/adf_${type}_lag${lags}`;
            const test = augmentedDickeyFuller({ y, deterministic, lags });
            file.close(`${path}/stat`, test.statistic);
            file.p(`${path}/p_mackinnon`, test.p);
            file.equal(`${path}/nobs`, test.n);
            compareCritical(
              file,
              ["1%", "5%", "10%"].map((level) => `${path}/crit/${level}`),
              test.criticalValues,
            );
          }
          for (const criterion of ["AIC", "BIC", "t-stat"] as const) {
            const path = `${name}/adf_${type}_auto${criterion}`;
            const test = augmentedDickeyFuller({
              y,
              deterministic,
              lags: { criterion: criterion === "t-stat" ? "t-statistic" : criterion },
            });
            file.close(`${path}/stat`, test.statistic);
            file.p(`${path}/p_mackinnon`, test.p);
            file.equal(`${path}/usedlag`, test.lags);
            file.equal(`${path}/nobs`, test.n);
          }
        }
        for (const [type, around] of [
          ["c", "level"],
          ["ct", "trend"],
        ] as const) {
          for (const [rule, lags] of Object.entries(rules)) {
            const path = `${name}/kpss_${type}_nlags${rule}`;
            const test = kpss({ y, around, lags });
            file.close(`${path}/stat`, test.statistic);
            file.p(`${path}/p_table`, test.p);
            file.equal(`${path}/lags`, test.lags);
            file.equal(`${path}/crit/10%`, test.criticalValues.tenPercent);
            file.equal(`${path}/crit/5%`, test.criticalValues.fivePercent);
            file.equal(`${path}/crit/2.5%`, test.criticalValues.twoAndAHalfPercent);
            file.equal(`${path}/crit/1%`, test.criticalValues.onePercent);
          }
        }
      }
    });
  });

  it("have statsmodels' Engle–Granger statistics, p-values and critical values", () => {
    compareAll("expected/cointegration_py.json", { numbers: 21, relative: 1e-11 }, (file) => {
      for (const set of SETS) {
        const [X, Y] = [series(set, "X"), series(set, "Y")];
        const test = engleGranger({ y: Y, x: [X], deterministic: "constant", lags: 4 });
        file.close(`${set}/stat`, test.statistic);
        file.p(`${set}/p`, test.p);
        compareCritical(
          file,
          [0, 1, 2].map((i) => `${set}/crit/${i}`),
          test.criticalValues,
        );
        file.close(`${set}/levels_corr`, correlation(X, Y));
        file.close(`${set}/diff_corr`, correlation(series(set, "x"), series(set, "y")));
      }
    });
  });
});

describe("local projections", () => {
  it("have R's coefficients and sandwich errors at 27 horizons, direct and cumulative", () => {
    compareAll("expected/local_projections_R.json", { numbers: 729, relative: 1e-11 }, (file) => {
      for (const set of SETS) {
        const common = {
          outcome: series(set, "y"),
          impulse: series(set, "x"),
          lags: 4,
          maximumHorizon: 26,
        };
        const run = (covariance: "newey-west" | "newey-west-plus-one" | "HC1", cumulative = false) =>
          localProjections({ ...common, covariance, cumulative }).projections;
        const errors = {
          se_NW_lag_h: run("newey-west"),
          se_NW_lag_hplus1: run("newey-west-plus-one"),
          se_HC1: run("HC1"),
          se_cum_NW_lag_h: run("newey-west", true),
          se_cum_HC1: run("HC1", true),
        };
        for (let h = 0; h <= 26; h++) {
          file.equal(`${set}/${h}/h`, Number(errors.se_HC1[h]?.horizon));
          file.equal(`${set}/${h}/n`, Number(errors.se_HC1[h]?.n));
          file.close(`${set}/${h}/b`, Number(errors.se_HC1[h]?.coefficient));
          file.close(`${set}/${h}/b_cum`, Number(errors.se_cum_HC1[h]?.coefficient));
          for (const [key, projections] of Object.entries(errors)) {
            file.close(`${set}/${h}/${key}`, Number(projections[h]?.standardError));
          }
        }
      }
    });
  });
});
