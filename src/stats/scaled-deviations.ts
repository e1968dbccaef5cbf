import { deviationsOf } from "./deviations.js";
import { powerOfTwo } from "./largest-absolute.js";
import { requireVarying } from "./require-series.js";

function dividedBy(values: Float64Array, unit: number): Float64Array {
  return values.map((value) => value / unit);
}

/**
 * Deviations from the mean over a power of two near the largest of them, for statistics that do not depend on scale.
 * Input: `name` for the error; `values`, at least one, finite, which the caller has checked; left untouched.
 * Output: as many values, the largest from 1 to 2 in absolute value.
 * Method: divided by powers of two, which changes no digit, before the mean is taken and after, so that neither the
 * mean nor a square of values near 1e300 or 1e-300 leaves double precision.
 * Errors: `constant`, "x is 0.1 throughout; it has no variation."
 */
export function scaledDeviations(name: string, values: Float64Array): Float64Array {
  requireVarying(name, values);
  const deviations = deviationsOf(dividedBy(values, powerOfTwo(values)));
  return dividedBy(deviations, powerOfTwo(deviations));
}
