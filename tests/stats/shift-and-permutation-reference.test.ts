import { describe, expect, it } from "vitest";
import { circularShiftStatistic } from "../../src/stats/circular-shift-statistic.js";
import { familyWiseP } from "../../src/stats/max-statistic.js";
import { permutationTest } from "../../src/stats/permutation-test.js";
import { rankSumTest } from "../../src/stats/rank-sum-test.js";
import { signFlipTest } from "../../src/stats/sign-flip-test.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/resampling-and-multiple-testing.js";
import { readColumn } from "./reference.js";

const names = ["ds1_lead8", "ds2_null", "ds3_common"];

function correlation(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  let [xMean, yMean, products, xSquares, ySquares] = [0, 0, 0, 0, 0];
  for (let t = 0; t < n; t++) {
    xMean += Number(x[t]) / n;
    yMean += Number(y[t]) / n;
  }
  for (let t = 0; t < n; t++) {
    const dx = Number(x[t]) - xMean;
    const dy = Number(y[t]) - yMean;
    products += dx * dy;
    xSquares += dx * dx;
    ySquares += dy * dy;
  }
  return products / Math.sqrt(xSquares * ySquares);
}

/** The circular correlation with x moved `lead` weeks later, tested against all shifts of x. */
function leadTest(dataset: string, lead: number, alternative: "greater" | "two-sided") {
  const x = readColumn(`data/${dataset}.csv`, "x");
  const y = readColumn(`data/${dataset}.csv`, "y");
  const series = x.map((_, t) => Number(x[(t - lead + x.length) % x.length]));
  return circularShiftStatistic({ series, statistic: (moved) => correlation(moved, y), alternative });
}

describe("circularShiftStatistic", () => {
  // R 4.2.2, printed with 15 digits; 1e-13 relative.
  it("reaches every number of R's circular shifts", () => {
    const r = new EveryNumber("expected/circular_shift_R.json");
    for (const name of names) {
      for (const lead of [0, 8]) {
        const test = leadTest(name, lead, "two-sided");
        r.close(`${name}/L${lead}_r`, test.observed, 1e-13);
        r.close(`${name}/L${lead}_p2`, test.p, 1e-13);
      }
    }
    r.expectAllReached(notCompared);
  });

  // NumPy 1.24.2: correlations to 1e-12 relative, p-values exactly.
  it("reaches every number of NumPy's circular shifts, the best of the leads 1 to 26 among them", () => {
    const python = new EveryNumber("expected/circular_shift_py.json");
    for (const name of names) {
      for (const lead of [0, 1, 8]) {
        python.close(`${name}/L${lead}/r_circ`, leadTest(name, lead, "two-sided").observed, 1e-12);
        python.equal(`${name}/L${lead}/p_two_sided`, leadTest(name, lead, "two-sided").p);
        python.equal(`${name}/L${lead}/p_one_sided`, leadTest(name, lead, "greater").p);
      }
      const placebos = Array.from({ length: 26 }, (_, i) => leadTest(name, i + 1, "greater").placebo);
      const observed = placebos.map((placebo) => Number(placebo[0]));
      const best = observed.indexOf(Math.max(...observed));
      const own = placebos[best] as Float64Array;
      python.close(`${name}/max_over_leads_1_26/obs`, Number(own[0]), 1e-12);
      python.equal(`${name}/max_over_leads_1_26/argmax_lead`, best + 1);
      const { p } = familyWiseP({ own, others: placebos, alternative: "greater" });
      python.equal(`${name}/max_over_leads_1_26/p`, p);
    }
    python.expectAllReached(notCompared);
  });
});

describe("permutationTest, rankSumTest and signFlipTest", () => {
  const python = new EveryNumber("expected/permutation_py.json");
  const first = Float64Array.from(python.inputs("events"));
  const second = Float64Array.from(python.inputs("non"));
  const test = (alternative: "greater" | "two-sided") =>
    permutationTest({ first, second, alternative, draws: 1, seed: 1 });
  const rankSum = rankSumTest({ first, second, alternative: "greater", draws: 1, seed: 1 });

  // NumPy 1.24.2 and SciPy 1.10.1: p-values exactly, except where stated.
  it("reach every number of the NumPy and SciPy reference", () => {
    python.close("diff", test("greater").observed, 1e-15);
    python.equal("n_perm", test("greater").arrangements);
    python.equal("p_one", test("greater").p);
    python.equal("p_two", test("two-sided").p);
    python.equal("scipy_permutation_test_greater", test("greater").p);
    python.equal("mannwhitney_exact/U", rankSum.u);
    python.close("mannwhitney_exact/p", rankSum.p, 1e-15);
    const signFlip = signFlipTest(first);
    python.close("signflip_exact/mean", signFlip.observedMean, 1e-15);
    python.equal("signflip_exact/p_one", signFlip.pGreater);
    python.equal("signflip_exact/p_two", signFlip.pTwoSided);
    python.expectAllReached(notCompared);
    expect(test("greater").exact && rankSum.exact).toBe(true);
  });

  // R 4.2.2, printed with 15 digits; 1e-14 relative.
  it("reach every number of R", () => {
    const r = new EveryNumber("expected/permutation_R.json");
    r.equal("n", test("greater").arrangements);
    r.close("diff", test("greater").observed, 1e-14);
    r.close("p_one", test("greater").p, 1e-14);
    r.close("p_two", test("two-sided").p, 1e-14);
    r.close("wilcox", rankSum.p, 1e-14);
    r.expectAllReached(notCompared);
  });
});
