import { describe, expect, it } from "vitest";
import { bayesianInformationCriterion } from "../../src/stats/bic-bayes-factor.js";
import { filterHiddenMarkov, longRunShare } from "../../src/stats/hidden-markov.js";
import { fitHiddenMarkov } from "../../src/stats/hidden-markov-fit.js";
import { mean } from "../../src/stats/mean.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/events-and-backtests.js";
import { readColumn } from "./reference.js";

const file = new EveryNumber("expected/markov_py.json");
// The file does not say which series: its log-likelihood is that of ds2's y.
const values = readColumn("data/ds2_null.csv", "y");
const pair = (path: string) => file.inputs(path) as [number, number];

function compareFilter(): void {
  const [first, second] = [pair("fixed/P_row_from_to/0"), pair("fixed/P_row_from_to/1")];
  const stay: [number, number] = [first[0], second[1]];
  expect(first[0] + first[1]).toBe(1);
  expect(second[0] + second[1]).toBe(1);
  const { logLikelihood, filtered } = filterHiddenMarkov({
    values,
    means: pair("fixed/mu"),
    standardDeviations: pair("fixed/sigma"),
    stay,
  });
  const states = (path: string, share: number) => {
    file.close(`${path}/0`, 1 - share, 1e-12);
    file.close(`${path}/1`, share, 1e-12);
  };
  file.close("fixed/loglik", logLikelihood, 1e-12);
  states("fixed/pi0", longRunShare(stay));
  states("fixed/filtered_last", Number(filtered[599]));
  states("fixed/filtered_t100", Number(filtered[100]));
  states("fixed/mean_filtered", mean(filtered));
}

/** statsmodels' regime 0 is the calm one here, as ours always is: its labels need no exchange. */
function compareFit(): void {
  const { means, standardDeviations, stay, logLikelihood } = fitHiddenMarkov({ values });
  file.close("fit/llf", logLikelihood, 1e-12);
  expect(logLikelihood).toBeGreaterThanOrEqual(file.input("fit/llf"));
  file.close("fit/params/p[0->0]", stay[0], 1e-4);
  file.close("fit/params/p[1->0]", 1 - stay[1], 1e-4);
  for (const state of [0, 1] as const) {
    file.close(`fit/params/const[${state}]`, means[state], 1e-4);
    file.close(`fit/params/sigma2[${state}]`, standardDeviations[state] ** 2, 1e-4);
  }
  file.close("fit/bic", bayesianInformationCriterion(logLikelihood, 6, values.length), 1e-12);
}

describe("the regime model of the reference", () => {
  // NumPy at fixed parameters: 1e-12 relative. statsmodels 0.13.5 stops up to 1e-5 from the optimum: 1e-4.
  it("agrees in every number of markov_py.json", () => {
    compareFilter();
    compareFit();
    file.expectAllReached(notCompared);
  });
});
