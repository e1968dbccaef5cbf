import { requireFinite, StatisticsError } from "./statistics-error.js";

/**
 * "bonferroni", "holm", "holm-sidak", "hochberg" and "hommel" bound the chance of any false rejection;
 * "benjamini-hochberg" and "benjamini-yekutieli" the expected share of false ones among the rejections.
 */
export type Adjustment =
  | "bonferroni"
  | "holm"
  | "holm-sidak"
  | "hochberg"
  | "hommel"
  | "benjamini-hochberg"
  | "benjamini-yekutieli";

/** Adjusts p-values sorted from the smallest up. */
type Adjust = (sorted: Float64Array) => Float64Array;

/** From the smallest p up, each at least as large as the one before: step-down. */
function risingMaximum(values: Float64Array): Float64Array {
  let largest = 0;
  return values.map((value) => {
    largest = Math.max(largest, value);
    return largest;
  });
}

/** From the largest p down, each at most as large as the one after: step-up. */
function fallingMinimum(values: Float64Array): Float64Array {
  let smallest = 1;
  return Float64Array.from(values)
    .reverse()
    .map((value) => {
      smallest = Math.min(smallest, value);
      return smallest;
    })
    .reverse();
}

/** The closure of Simes' tests: for every size of a subset, its smallest ratio and what that leaves the others. */
function hommel(sorted: Float64Array): Float64Array {
  const m = sorted.length;
  const at = (i: number) => sorted[i] as number;
  const adjusted = Float64Array.from(sorted);
  for (let size = m; size > 1; size--) {
    let smallest = Number.POSITIVE_INFINITY;
    for (let i = 1; i <= size; i++) smallest = Math.min(smallest, (size * at(m - size + i - 1)) / i);
    for (let i = 0; i < m; i++) {
      const bound = i < m - size ? Math.min(smallest, size * at(i)) : smallest;
      adjusted[i] = Math.max(adjusted[i] as number, bound);
    }
  }
  return adjusted;
}

const adjustments: Record<Adjustment, Adjust> = {
  bonferroni: (sorted) => sorted.map((p) => p * sorted.length),
  holm: (sorted) => risingMaximum(sorted.map((p, i) => p * (sorted.length - i))),
  // log1p and expm1 keep the digits of small p that 1 − (1 − p)ᵏ rounds away.
  "holm-sidak": (sorted) =>
    risingMaximum(sorted.map((p, i) => -Math.expm1((sorted.length - i) * Math.log1p(-p)))),
  hochberg: (sorted) => fallingMinimum(sorted.map((p, i) => p * (sorted.length - i))),
  hommel,
  "benjamini-hochberg": (sorted) => fallingMinimum(sorted.map((p, i) => (p * sorted.length) / (i + 1))),
  "benjamini-yekutieli": (sorted) => {
    const harmonic = sorted.reduce((total, _, i) => total + 1 / (i + 1), 0);
    return fallingMinimum(sorted.map((p, i) => (harmonic * p * sorted.length) / (i + 1)));
  },
};

/**
 * P-values adjusted for the number of tests: reject those at most α.
 * Input: `pValues`, at least one, from 0 to 1, any order; NaN is rejected by index; `method`, see `Adjustment`.
 * Output: as many, in the same order, none smaller than it was, from 0 to 1.
 * Method: Bonferroni m·p; Holm (m − i + 1)p₍ᵢ₎ and Šidák's 1 − (1 − p₍ᵢ₎)^(m − i + 1) with rising maxima; Hochberg
 * the same as Holm with falling minima; Hommel the closure of Simes' tests; Benjamini and Hochberg m·p₍ᵢ₎/i with
 * falling minima; Benjamini and Yekutieli that times 1 + 1/2 + … + 1/m. Bonferroni, Holm, and Benjamini and
 * Yekutieli hold under any dependence, the others under independence and most kinds of positive dependence.
 * Errors: `not-finite`; `too-few`, "pValues is empty; …"; `out-of-range`, "pValues[3] is 1.2; it must lie from 0
 * to 1."
 * Source: S. Holm, 1979, Scandinavian Journal of Statistics 6:65–70; Y. Hochberg, 1988, Biometrika 75:800–802;
 * G. Hommel, 1988, Biometrika 75:383–386; Y. Benjamini and Y. Hochberg, 1995, Journal of the Royal Statistical
 * Society B 57:289–300; Y. Benjamini and D. Yekutieli, 2001, Annals of Statistics 29:1165–1188; Z. Šidák, 1967,
 * Journal of the American Statistical Association 62:626–633.
 * Verified against: R's p.adjust and statsmodels' multipletests, the 15 p-values of 1995, to 1e-14 relative.
 */
export function adjustPValues(pValues: Float64Array, method: Adjustment): Float64Array {
  requireFinite("pValues", pValues);
  if (pValues.length === 0) throw new StatisticsError("too-few", "pValues is empty; one at least is needed.");
  pValues.forEach((p, i) => {
    if (p < 0 || p > 1) {
      throw new StatisticsError("out-of-range", `pValues[${i}] is ${p}; it must lie from 0 to 1.`);
    }
  });
  const order = Array.from(pValues, (_, i) => i).sort((a, b) => Number(pValues[a]) - Number(pValues[b]));
  const sorted = adjustments[method](Float64Array.from(order, (i) => Number(pValues[i])));
  const adjusted = new Float64Array(pValues.length);
  order.forEach((i, position) => {
    adjusted[i] = Math.min(1, Number(sorted[position]));
  });
  return adjusted;
}
