import { requireInteger } from "./require-argument.js";
import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

export interface LaggedSeries {
  /** n values in time order, one every period. */
  readonly x: Float64Array;
  /** n values for the same periods. */
  readonly y: Float64Array;
}

export interface LagRows {
  /** The period of y in the first row. */
  readonly first: number;
  /** Rows: periods t, one after another, for which y_t and x_{t−L} exist at every lead L. */
  readonly count: number;
}

/**
 * The periods for which two series can be paired at every one of several leads.
 * Input: see `LaggedSeries`; `leads`, whole, at least one, any order: at lead L, y_t is paired with x_{t−L}, so
 * that x comes first where L is positive.
 * Output: see `LagRows`; at one lead L, n − |L| rows.
 * Errors: `not-finite`, by name and index; `unequal-lengths`, "y has 9 values, x has 10; …"; `not-integer`;
 * `too-few`, "leads is empty; …", or "x and y have 10 values; 9 leave fewer than three pairs …"
 */
export function lagRows({ x, y }: LaggedSeries, leads: ArrayLike<number>): LagRows {
  requireFinite("x", x);
  requireFinite("y", y);
  if (x.length !== y.length) {
    throw new StatisticsError(
      "unequal-lengths",
      `y has ${counted(y.length, "value")}, x has ${x.length}; pairs need as many of both.`,
    );
  }
  if (leads.length === 0)
    throw new StatisticsError("too-few", "leads is empty; one lead at least is needed.");
  let latest = 0;
  let earliest = 0;
  for (let i = 0; i < leads.length; i++) {
    const lead = Number(leads[i]);
    requireInteger(`leads[${i}]`, lead);
    latest = Math.max(latest, lead);
    earliest = Math.min(earliest, lead);
  }
  const count = x.length - latest + earliest;
  if (count < 3) {
    throw new StatisticsError(
      "too-few",
      `x and y have ${counted(x.length, "value")}; leads from ${earliest} to ${latest} leave fewer than three rows.`,
    );
  }
  return { first: latest, count };
}
