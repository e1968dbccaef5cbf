import { requireFiniteResult } from "./require-argument.js";
import { requireFinite, StatisticsError } from "./statistics-error.js";

/**
 * A running sum, compensated for rounding: `add` finite terms, then read `total`.
 * Output: the sum so far, within about one rounding of the exact one unless the terms cancel to less than
 * 1e-16 of their absolute sum; infinite if it overflows, which the caller checks.
 * Method: Neumaier's variant of Kahan summation.
 * Source: A. Neumaier, 1974, Zeitschrift für angewandte Mathematik und Mechanik 54:39–51.
 * Verified against: NIST StRD NumAcc1 to NumAcc4, through `mean`.
 */
export class CompensatedSum {
  private sum = 0;
  private lost = 0;

  add(term: number): void {
    const next = this.sum + term;
    // The larger operand keeps its digits, so the smaller one's lost digits are recovered from it; always
    // using the sum would lose them whenever a term exceeds it.
    this.lost += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    this.sum = next;
  }

  get total(): number {
    return this.sum + this.lost;
  }
}

/**
 * The arithmetic mean of an array.
 * Input: `values`, at least one, any unit and order; NaN and infinities are rejected by index.
 * Output: the mean, in the unit of the values.
 * Method: compensated sum divided by the count.
 * Errors: `not-finite`; `too-few`, "values is empty; a mean needs at least one value."; `out-of-range`,
 * "the sum of values overflows double precision; rescale the values."
 * Source: A. Neumaier, 1974, Zeitschrift für angewandte Mathematik und Mechanik 54:39–51.
 * Verified against: NIST StRD NumAcc1 to NumAcc4, certified means, to 1e-15 relative.
 */
export function mean(values: Float64Array): number {
  if (values.length === 0) {
    throw new StatisticsError("too-few", "values is empty; a mean needs at least one value.");
  }
  requireFinite("values", values);
  const sum = new CompensatedSum();
  for (const value of values) sum.add(value);
  return requireFiniteResult("the sum of values", sum.total) / values.length;
}
