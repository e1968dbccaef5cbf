import { normalCdf } from "./distributions.js";
import { constantColumn } from "./lags-of.js";
import { leastSquares } from "./least-squares.js";
import { neweyWest } from "./newey-west.js";
import { requireCount, requireFiniteNumber, requireIndices } from "./require-argument.js";
import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

export interface CalendarTimeInput {
  /** Returns of the asset in time order, n of them. */
  readonly returns: Float64Array;
  /** Returns of a market to hold fixed, in the same periods; left out, the plain difference of means. */
  readonly market?: Float64Array | undefined;
  /** Periods of the events, from 0, increasing, each once; the window of the last must be over. */
  readonly events: ArrayLike<number>;
  /** Length of the window after the event, whole, at least 1. */
  readonly horizon: number;
  /** Newey–West lag, whole, from 0; the truncation is Bartlett's. */
  readonly lag: number;
}

export interface CalendarTimePortfolio {
  /** Mean return of a period inside a window beyond one outside, per period, in the unit of the returns. */
  readonly alpha: number;
  readonly standardError: number;
  readonly t: number;
  /** Two-sided, standard normal, from 0 to 1. */
  readonly p: number;
  /** Periods inside at least one window. */
  readonly covered: number;
  /** Lengths of all windows together; more than `covered` where they overlap. */
  readonly windowPeriods: number;
  /** D_t: 1 inside a window, 0 outside. */
  readonly inWindow: Float64Array;
}

function requirePeriods({ returns, market, events, horizon, lag }: CalendarTimeInput): void {
  requireFinite("returns", returns);
  requireCount("horizon", horizon, 1);
  requireCount("lag", lag, 0);
  if (market && market.length !== returns.length) {
    throw new StatisticsError(
      "unequal-lengths",
      `market has ${counted(market.length, "value")}, returns ${returns.length}; they must cover the same periods.`,
    );
  }
  if (market) requireFinite("market", market);
  if (events.length === 0) throw new StatisticsError("too-few", "events is empty; there is no portfolio.");
  requireIndices("events", events, Math.max(0, returns.length - horizon));
}

function windowIndicator({ returns, events, horizon }: CalendarTimeInput): Float64Array {
  const inWindow = new Float64Array(returns.length);
  for (let i = 0; i < events.length; i++) {
    inWindow.fill(1, Number(events[i]) + 1, Number(events[i]) + horizon + 1);
  }
  return inWindow;
}

/**
 * The calendar-time portfolio of an event study: hold the asset in the h periods after any event, and ask
 * whether a period inside the windows earns more than one outside; overlap counts once.
 * Input: see `CalendarTimeInput`; NaN and infinities are rejected by index.
 * Output: see `CalendarTimePortfolio`.
 * Method: least squares of the returns on a constant, D_t and, where given, the market; the standard error of
 * the coefficient on D_t is Newey–West's without prewhitening or small-sample factor, as statsmodels with
 * use_correction=False and as the reference; sandwich's adjust=TRUE would multiply the variance by n/(n − k).
 * Errors: `not-finite`, `not-integer`, `unsorted`, naming the event; `out-of-range`, "events[2] is 598,
 * outside the 587 positions counted from 0.", those whose window is over; `too-few`, "events is empty; there
 * is no portfolio."; `unequal-lengths`, "market has 5 values, returns 6; …"; `singular`, for a market that is
 * constant or the indicator itself (a window never covers period 0, so D_t alone varies); `constant`, "the
 * returns inside and outside the windows do not vary; the portfolio has no standard error."
 * Source: J. F. Jaffe, 1974, Journal of Business 47:410–428; E. F. Fama, 1998, Journal of Financial Economics
 * 49:283–306; M. L. Mitchell and E. Stafford, 2000, Journal of Business 73:287–329.
 * Verified against: NumPy, three data sets at four horizons with lag 4: alpha, t and counts, to 1e-11
 * relative.
 */
export function calendarTimePortfolio(input: CalendarTimeInput): CalendarTimePortfolio {
  requirePeriods(input);
  const { returns, market, events, horizon, lag } = input;
  const inWindow = windowIndicator(input);
  const x = [constantColumn(returns.length), inWindow, ...(market ? [market] : [])];
  const { coefficients, residuals, inverse, k } = leastSquares({ y: returns, x });
  const variance = Number(neweyWest({ x, residuals, inverse, lag })[k + 1]);
  const alpha = Number(coefficients[1]);
  if (variance <= 1e-28 * alpha * alpha) {
    throw new StatisticsError(
      "constant",
      "the returns inside and outside the windows do not vary; the portfolio has no standard error.",
    );
  }
  const standardError = Math.sqrt(variance);
  const t = alpha / standardError;
  requireFiniteNumber("t", t);
  return {
    alpha,
    standardError,
    t,
    p: 2 * normalCdf(-Math.abs(t)),
    covered: inWindow.reduce((sum, value) => sum + value, 0),
    windowPeriods: events.length * horizon,
    inWindow,
  };
}
