import { mean } from "./mean.js";
import { requireFiniteNumber } from "./require-argument.js";
import { standardDeviation } from "./standard-deviation.js";
import { StatisticsError } from "./statistics-error.js";
import { studentTCdf } from "./student-t.js";

export interface CrossSectionalTInput {
  /** One value an event, at least two, in any unit and order. */
  readonly values: Float64Array;
  /** The mean under the null hypothesis, in their unit; 0 for abnormal returns. */
  readonly nullMean: number;
}

export interface CrossSectionalT {
  readonly mean: number;
  /** s/√N, positive, in the unit of the values. */
  readonly standardError: number;
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** Two-sided, from 0 to 1. */
  readonly p: number;
}

/**
 * The classic t of an event study: the mean over the events against a null value, by their own spread.
 * Input: see `CrossSectionalTInput`; NaN and infinities are rejected by index.
 * Output: see `CrossSectionalT`.
 * Method: t = (mean − null)/(s/√N), s with divisor N − 1, p from Student's t with N − 1 degrees of freedom.
 * It takes the events as independent: overlapping windows make it reject too often.
 * Errors: `not-finite`; `too-few`, "values has 1 value; …"; `constant`, "values are all 0.1; their spread
 * gives no standard error."
 * Source: A. C. MacKinlay, 1997, Journal of Economic Literature 35:13–39, section 5.
 * Verified against: NumPy, event studies of three data sets at four horizons, t to 1e-12 relative; p against
 * R through `studentTCdf`.
 */
export function crossSectionalT({ values, nullMean }: CrossSectionalTInput): CrossSectionalT {
  requireFiniteNumber("nullMean", nullMean);
  const average = mean(values);
  const spread = standardDeviation(values);
  if (spread === 0) {
    throw new StatisticsError(
      "constant",
      `values are all ${values[0]}; their spread gives no standard error.`,
    );
  }
  const standardError = spread / Math.sqrt(values.length);
  const t = (average - nullMean) / standardError;
  requireFiniteNumber("t", t);
  const degreesOfFreedom = values.length - 1;
  return {
    mean: average,
    standardError,
    t,
    degreesOfFreedom,
    p: 2 * studentTCdf(-Math.abs(t), degreesOfFreedom),
  };
}
