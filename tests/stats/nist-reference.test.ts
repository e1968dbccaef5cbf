import { describe, expect, it } from "vitest";
import { autocorrelation } from "../../src/stats/autocovariance.js";
import { leastSquares } from "../../src/stats/least-squares.js";
import { mean } from "../../src/stats/mean.js";
import { regression } from "../../src/stats/regression.js";
import { standardDeviation } from "../../src/stats/standard-deviation.js";
import { EveryNumber } from "./every-number.js";
import { type NistReference, nistValues } from "./nist.js";
import { notCompared } from "./not-compared/regression.js";
import { expectError, readReference } from "./reference.js";
import { ones } from "./regressions.js";

const DEGREES: Record<string, number> = { Norris: 1, NoInt1: 1, NoInt2: 1, Poly10: 10 };
const { linear } = readReference<{ linear: Record<string, { intercept: boolean }> }>("nist.json");
const { univariate } = readReference<NistReference>("nist.json");

/** The design of a set: its columns, or the powers of its one column, after the intercept where it has one. */
function designOf(numbers: EveryNumber, name: string): { y: Float64Array; x: Float64Array[] } {
  const at = `linear/${name}`;
  const y = Float64Array.from(numbers.inputs(`${at}/y`));
  const start = linear[name]?.intercept ? [ones(y.length)] : [];
  if (name !== "Longley") {
    const base = Float64Array.from(numbers.inputs(`${at}/x`));
    const degree = DEGREES[name] ?? 5;
    const powers = Array.from({ length: degree }, (_, d) => base.map((value) => value ** (d + 1)));
    return { y, x: [...start, ...powers] };
  }
  const rows = numbers.keys(`${at}/x`).map((row) => numbers.inputs(`${at}/x/${row}`));
  const columns = Array.from({ length: 6 }, (_, j) => Float64Array.from(rows, (row) => Number(row[j])));
  return { y, x: [...start, ...columns] };
}

/** Relative, or absolute where the certified value is 0 (the errors of exact fits). */
const RELATIVE = 1e-12;

describe("NIST's certified values", () => {
  const nist = new EveryNumber("nist.json");
  const fitting = Object.keys(linear).filter((name) => name !== "Poly10");
  expect(fitting.length).toBe(9);

  it.each(fitting)("leastSquares has twelve digits of %s", (name) => {
    const { y, x } = designOf(nist, name);
    const fit = leastSquares({ y, x });
    const at = `linear/${name}/certified`;
    const freedom = fit.n - fit.k;
    nist.equal(`${at}/degreesOfFreedom`, freedom);
    nist.close(`${at}/residualSumOfSquares`, fit.residualSumOfSquares, RELATIVE);
    const deviation = Math.sqrt(fit.residualSumOfSquares / freedom);
    nist.close(`${at}/residualStandardDeviation`, deviation, RELATIVE);
    fit.coefficients.forEach((coefficient, j) => {
      nist.close(`${at}/coefficients/${j}`, coefficient, RELATIVE);
      const error = deviation * Math.sqrt(Number(fit.inverse[j * fit.k + j]));
      nist.close(`${at}/standardErrors/${j}`, error, RELATIVE);
    });
    const center = linear[name]?.intercept ? mean(y) : 0;
    const total = y.reduce((sum, value) => sum + (value - center) ** 2, 0);
    nist.close(`${at}/rSquared`, 1 - fit.residualSumOfSquares / total, RELATIVE);
  });

  it.each(fitting)("regression has them too for %s, or says that the fit is exact", (name) => {
    const model = { ...designOf(nist, name), covariance: { type: "classical" }, distribution: "t" } as const;
    if (name === "Wampler1" || name === "Wampler2") {
      expectError(() => regression(model), "constant", /the regressors fit y exactly; no residual is left/);
      return;
    }
    const result = regression(model);
    nist.close(`linear/${name}/certified/rSquared`, result.rSquared, RELATIVE);
    result.standardErrors.forEach((error, j) => {
      nist.close(`linear/${name}/certified/standardErrors/${j}`, error, RELATIVE);
    });
  });

  it("the tenth-degree polynomial is refused, naming its condition number", () => {
    expectError(
      () => leastSquares(designOf(nist, "Poly10")),
      "singular",
      /the regressors are nearly dependent: condition number 6\.9e9; x\[10\] is a combination of the regressors/,
    );
  });

  // The decimals 1000000.1 and 10000000.1 are not doubles: what reading them loses is lost to every method.
  const lost: Record<string, number> = { NumAcc1: 1e-15, NumAcc2: 2e-15, NumAcc3: 2e-9, NumAcc4: 2e-8 };

  it.each(Object.keys(univariate))(
    "%s has fourteen digits of the mean and what its decimals keep",
    (name) => {
      const at = `univariate/${name}`;
      const sample = nistValues(univariate, name);
      for (const key of nist.keys(at)) {
        if (key === "values" || key === "pair") nist.inputs(`${at}/${key}`);
        else if (key === "first" || key === "pairs") nist.input(`${at}/${key}`);
      }
      nist.close(`${at}/mean`, mean(sample), 1e-14);
      nist.close(`${at}/standardDeviation`, standardDeviation(sample), Number(lost[name]));
      const lag1 = Number(autocorrelation({ x: sample, maximumLag: 1 })[1]);
      nist.close(`${at}/lag1Autocorrelation`, lag1, Math.max(1e-14, Number(lost[name])));
    },
  );

  it("are all compared or excused", () => {
    nist.expectAllReached(notCompared);
  });
});
