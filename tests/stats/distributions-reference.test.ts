import { describe, it } from "vitest";
import { chiSquareUpperTail } from "../../src/stats/chi-square.js";
import { clopperPearson } from "../../src/stats/clopper-pearson.js";
import {
  binomialLowerTail,
  binomialUpperTail,
  normalCdf,
  normalQuantile,
} from "../../src/stats/distributions.js";
import { fUpperTail } from "../../src/stats/f-distribution.js";
import { minimumDetectableEffect } from "../../src/stats/minimum-detectable-effect.js";
import { noncentralTCdf } from "../../src/stats/noncentral-t.js";
import { studentTCdf, studentTQuantile } from "../../src/stats/student-t.js";
import { wilson } from "../../src/stats/wilson.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/regression.js";

const r = new EveryNumber("expected/distributions_R.json");

/** Runs a comparison on every row of a table of the file, whose columns in `inputs` are its arguments. */
function eachRow(
  table: string,
  inputs: readonly string[],
  compare: (at: string, ...numbers: number[]) => void,
): void {
  for (const row of r.keys(table)) {
    const at = `${table}/${row}`;
    compare(at, ...inputs.map((key) => r.input(`${at}/${key}`)));
  }
}

/** R's power.t.test of one sample with strict = FALSE: the tail on the side of the effect alone. */
function oneTailedPower(n: number, effect: number): number {
  return noncentralTCdf(studentTQuantile(0.025, n - 1), n - 1, -effect * Math.sqrt(n));
}

// R 4.2.2, printed with 15 digits; tolerances relative.
describe("the distribution functions", () => {
  it("have R's normal and Student's t", () => {
    eachRow("pnorm", ["z"], (at, z = Number.NaN) => {
      r.close(`${at}/p`, normalCdf(z), 1e-12);
      r.close(`${at}/upper`, normalCdf(-z), 1e-11);
    });
    eachRow("qnorm", ["p"], (at, p = Number.NaN) => r.close(`${at}/q`, normalQuantile(p), 1e-13));
    eachRow("pt", ["t", "df"], (at, t = Number.NaN, df = Number.NaN) => {
      r.close(`${at}/cdf`, studentTCdf(t, df), 1e-13);
      r.close(`${at}/two_sided`, 2 * studentTCdf(-Math.abs(t), df), 1e-13);
    });
    eachRow("qt", ["p", "df"], (at, p = Number.NaN, df = Number.NaN) => {
      r.close(`${at}/q`, studentTQuantile(p, df), 1e-13);
    });
  });

  it("have R's upper tails of F and chi-square", () => {
    eachRow(
      "pf",
      ["F", "df1", "df2"],
      (at, f = Number.NaN, numerator = Number.NaN, denominator = Number.NaN) => {
        r.close(`${at}/upper`, fUpperTail({ f, numerator, denominator }), 1e-13);
      },
    );
    eachRow("pchisq", ["x", "df"], (at, x = Number.NaN, df = Number.NaN) => {
      r.close(`${at}/upper`, chiSquareUpperTail(x, df), 1e-13);
    });
  });

  it("have R's binomial tails and intervals", () => {
    eachRow("pbinom", ["k", "n", "p"], (at, k = Number.NaN, n = Number.NaN, p = Number.NaN) => {
      r.close(`${at}/upper_ge`, binomialUpperTail(k, n, p), 1e-13);
    });
    eachRow("clopper_pearson", ["k", "n"], (at, successes = Number.NaN, n = Number.NaN) => {
      const { low, high } = clopperPearson({ successes, n, level: 0.95 });
      r.close(`${at}/lo`, low, 1e-13);
      r.close(`${at}/hi`, high, 1e-13);
      const tail = Math.min(binomialUpperTail(successes, n, 0.5), binomialLowerTail(successes, n, 0.5));
      r.close(`${at}/p_half`, Math.min(1, 2 * tail), 1e-13);
    });
    eachRow("wilson", ["k", "n"], (at, successes = Number.NaN, n = Number.NaN) => {
      const { low, high } = wilson({ successes, n, level: 0.95 });
      r.close(`${at}/lo`, low, 1e-13);
      r.close(`${at}/hi`, high, 1e-13);
    });
  });

  // The call is not given in full: an effect of 0.5 at a standard deviation of 0.45 reproduces all five numbers.
  it("have R's power of a t-test, and its effects to the 1e-4 at which R's solver stops", () => {
    r.close("power_t/n4", oneTailedPower(4, 0.5 / 0.45), 1e-11);
    r.close("power_t/n8", oneTailedPower(8, 0.5 / 0.45), 1e-11);
    for (const n of [4, 10, 30]) {
      const effect = minimumDetectableEffect({ n, alpha: 0.05, power: 0.8 });
      r.close(`power_t/mde_n${n}_80`, 0.45 * effect, 1e-4);
    }
  });

  it("reach every number of the file", () => {
    r.expectAllReached(notCompared);
  });
});
