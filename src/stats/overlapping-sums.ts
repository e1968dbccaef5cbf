import { CompensatedSum } from "./mean.js";
import { requireCount, requireFiniteResult } from "./require-argument.js";
import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

/**
 * The sums of the next h values after each date: sums[t] = values[t + 1] + … + values[t + h].
 * Input: `values`, one-period returns in time order, more than h; `horizon` whole, at least 1.
 * Output: n − h sums in time order, in the unit of the values.
 * Method: each sum by itself, compensated. Errors: `not-finite`; `not-integer`; `too-few`, "values has 5 values; a
 * horizon of 5 needs at least 6."; `out-of-range`, "a sum of values overflows double precision; …"
 * Source: definition. Verified against: the reference's long-horizon regressions, to 1e-12 relative.
 */
export function overlappingSums(values: Float64Array, horizon: number): Float64Array {
  requireCount("horizon", horizon, 1);
  requireFinite("values", values);
  if (values.length <= horizon) {
    throw new StatisticsError(
      "too-few",
      `values has ${counted(values.length, "value")}; a horizon of ${horizon} needs at least ${horizon + 1}.`,
    );
  }
  return Float64Array.from({ length: values.length - horizon }, (_, t) => {
    const sum = new CompensatedSum();
    for (let j = 1; j <= horizon; j++) sum.add(Number(values[t + j]));
    return requireFiniteResult("a sum of values", sum.total);
  });
}
