import { crossSectionalT } from "./cross-sectional-t.js";
import { requireFiniteNumber } from "./require-argument.js";
import { requireFinite, StatisticsError } from "./statistics-error.js";
import { studentTCdf } from "./student-t.js";

export interface StandardisedEventInput {
  /** Cumulative abnormal returns over their own predicted standard deviations, one an event, at least two. */
  readonly standardised: Float64Array;
  /**
   * r̄, the mean correlation over all pairs of events, above −1/(N − 1) and below 1; 0 for independent
   * events.
   */
  readonly meanCorrelation: number;
}

export interface StandardisedEventTest {
  /** Mean standardised abnormal return, in standard deviations. */
  readonly mean: number;
  /** Boehmer, Musumeci and Poulsen's t, which takes the events as independent. */
  readonly t: number;
  /** Two-sided p of `t`, from 0 to 1. */
  readonly p: number;
  /** Kolari and Pynnönen's t, adjusted for `meanCorrelation`; equal to `t` at 0. */
  readonly adjustedT: number;
  /** Two-sided p of `adjustedT`. */
  readonly adjustedP: number;
  readonly degreesOfFreedom: number;
}

function requireCorrelation(meanCorrelation: number, n: number): void {
  requireFiniteNumber("meanCorrelation", meanCorrelation);
  if (meanCorrelation >= 1 || meanCorrelation * (n - 1) <= -1) {
    throw new StatisticsError(
      "out-of-range",
      `meanCorrelation is ${meanCorrelation}; that of ${n} events lies strictly between -1/${n - 1} and 1.`,
    );
  }
}

/**
 * The standardised cross-sectional test of an event study, robust to volatility that the event itself raises,
 * with the adjustment for events that share the same days.
 * Input: see `StandardisedEventInput`; NaN and infinities are rejected by index.
 * Output: see `StandardisedEventTest`.
 * Method: t = mean(SCAR)/(s/√N); adjusted t = t·√((1 − r̄)/(1 + (N − 1)r̄)). The factor 1 − r̄ is Kolari and
 * Pynnönen's: correlation also makes s too small; without it, 1/√(1 + (N − 1)r̄) is their adjustment of
 * Patell's statistic. p from Student's t with N − 1 degrees of freedom.
 * Errors: those of `crossSectionalT`; `out-of-range`, "meanCorrelation is 1; that of 5 events lies strictly
 * between -1/4 and 1."
 * Source: E. Boehmer, J. Musumeci and A. B. Poulsen, 1991, Journal of Financial Economics 30:253–272; J. W.
 * Kolari and S. Pynnönen, 2010, Review of Financial Studies 23:3996–4025.
 * Verified against: its definition term by term; the variance of equicorrelated values, in closed form.
 */
export function standardisedEventTest({
  standardised,
  meanCorrelation,
}: StandardisedEventInput): StandardisedEventTest {
  requireFinite("standardised", standardised);
  const { mean, t, p, degreesOfFreedom } = crossSectionalT({ values: standardised, nullMean: 0 });
  requireCorrelation(meanCorrelation, standardised.length);
  const adjustedT = t * Math.sqrt((1 - meanCorrelation) / (1 + degreesOfFreedom * meanCorrelation));
  const adjustedP = 2 * studentTCdf(-Math.abs(adjustedT), degreesOfFreedom);
  return { mean, t, p, adjustedT, adjustedP, degreesOfFreedom };
}
