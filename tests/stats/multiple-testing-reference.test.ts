import { describe, expect, it } from "vitest";
import { type Adjustment, adjustPValues } from "../../src/stats/adjust-p-values.js";
import { normalCdf } from "../../src/stats/distributions.js";
import { realityCheck } from "../../src/stats/reality-check.js";
import { givenResamples } from "../../src/stats/resamples.js";
import { romanoWolf } from "../../src/stats/romano-wolf.js";
import { superiorPredictiveAbility } from "../../src/stats/spa.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/resampling-and-multiple-testing.js";
import { readColumn } from "./reference.js";
import { fixedIndices, readRows } from "./resample-inputs.js";

function closeAll(file: EveryNumber, path: string, actual: Float64Array, relative: number): void {
  expect(actual.length).toBe(file.keys(path).length);
  actual.forEach((value, i) => {
    file.close(`${path}/${i}`, value, relative);
  });
}

function equalAll(file: EveryNumber, path: string, actual: Float64Array): void {
  expect(actual.length).toBe(file.keys(path).length);
  actual.forEach((value, i) => {
    file.equal(`${path}/${i}`, value);
  });
}

function compareAdjusted(file: EveryNumber, methods: Record<string, Adjustment>, relative: number): void {
  const pValues = readColumn("data/pvals_bh1995.csv", "p");
  equalAll(file, "p", pValues);
  for (const [key, method] of Object.entries(methods)) {
    closeAll(file, key, adjustPValues(pValues, method), relative);
  }
  file.expectAllReached(notCompared);
}

describe("adjustPValues", () => {
  // statsmodels 0.13.5; 1e-14 relative.
  it("is statsmodels' multipletests on the p-values of Benjamini and Hochberg, seven methods", () => {
    compareAdjusted(
      new EveryNumber("expected/padjust_py.json"),
      {
        bonferroni: "bonferroni",
        holm: "holm",
        "holm-sidak": "holm-sidak",
        "simes-hochberg": "hochberg",
        hommel: "hommel",
        fdr_bh: "benjamini-hochberg",
        fdr_by: "benjamini-yekutieli",
      },
      1e-14,
    );
  });

  // R 4.2.2, printed with 15 digits; 1e-14 relative.
  it("is R's p.adjust on the same p-values, five methods", () => {
    compareAdjusted(
      new EveryNumber("expected/padjust_R.json"),
      {
        bonferroni: "bonferroni",
        holm: "holm",
        hochberg: "hochberg",
        BH: "benjamini-hochberg",
        BY: "benjamini-yekutieli",
      },
      1e-14,
    );
  });
});

describe("romanoWolf", () => {
  const statistics = readColumn("data/rw_tobs_12.csv", "t_obs");
  const rows = readRows("data/rw_tboot_1000x12.csv");
  const draws = Array.from(statistics, (_, k) => Float64Array.from(rows, (row) => Number(row[k])));

  // NumPy 1.24.2: p-values exactly; those from the normal distribution to 1e-13 relative.
  it("reaches every number of the NumPy reference, one- and two-sided, step-down and single-step", () => {
    const python = new EveryNumber("expected/romano_wolf_py.json");
    expect(rows.length).toBe(1000);
    equalAll(python, "t_obs", statistics);
    const two = romanoWolf({ statistics, draws, alternative: "two-sided" });
    equalAll(python, "p_raw_boot", two.unadjusted);
    equalAll(python, "p_rw_two", two.stepDown);
    equalAll(python, "p_single_step_maxT", two.singleStep);
    equalAll(python, "p_rw_one_upper", romanoWolf({ statistics, draws, alternative: "greater" }).stepDown);
    const normal = statistics.map((t) => 2 * normalCdf(-Math.abs(t)));
    closeAll(python, "p_normal_two", normal, 1e-13);
    closeAll(python, "holm_on_normal", adjustPValues(normal, "holm"), 1e-13);
    closeAll(python, "bh_on_normal", adjustPValues(normal, "benjamini-hochberg"), 1e-13);
    python.expectAllReached(notCompared);
  });

  // R 4.2.2, printed with 15 digits; 1e-14 relative.
  it("reaches every number of R", () => {
    const r = new EveryNumber("expected/romano_wolf_R.json");
    closeAll(r, "p_rw_two", romanoWolf({ statistics, draws, alternative: "two-sided" }).stepDown, 1e-14);
    r.expectAllReached(notCompared);
  });
});

describe("realityCheck and superiorPredictiveAbility", () => {
  const python = new EveryNumber("expected/spa_rc_py.json");
  const resamples = givenResamples(fixedIndices());
  const columns = Array.from({ length: 8 }, (_, k) => readColumn("data/spa_diff_600x8.csv", `d${k}`));

  // NumPy 1.24.2 on 200 given resamples: statistics to 1e-12 relative, p-values and counts exactly.
  it("reach every number of the NumPy reference at all four shifts", () => {
    expect(python.keys("").length).toBe(4);
    for (const key of python.keys("")) {
      const shift = Number(key.replace("shift_", ""));
      const differences = columns.map((column) => column.map((value) => value - shift));
      const check = realityCheck({ differences, resamples });
      python.close(`${key}/RC_stat`, check.statistic, 1e-12);
      python.equal(`${key}/RC_p`, check.share);
      const spa = superiorPredictiveAbility({ differences, resamples, meanBlockLength: 10 });
      closeAll(python, `${key}/dbar`, spa.means, 1e-12);
      closeAll(python, `${key}/omega_kernel`, spa.deviations, 1e-12);
      python.close(`${key}/T_SPA`, spa.statistic, 1e-12);
      python.equal(`${key}/recentred/l`, spa.lower.recentred);
      python.equal(`${key}/recentred/c`, spa.consistent.recentred);
      python.equal(`${key}/p/SPA_l`, spa.lower.share);
      python.equal(`${key}/p/SPA_c`, spa.consistent.share);
      python.equal(`${key}/p/SPA_u`, spa.upper.share);
    }
    python.expectAllReached(notCompared);
  });
});
