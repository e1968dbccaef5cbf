import { mean } from "./mean.js";
import { type Performance, performance } from "./performance.js";
import { requireCount, requireFiniteNumber } from "./require-argument.js";
import { requireSameLength } from "./require-series.js";
import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

export interface BacktestInput {
  /** Simple returns of the asset in time order, each above −1; at least two periods. */
  readonly returns: Float64Array;
  /**
   * The share of wealth to hold, decided at the close of each period from what is known then; may be
   * negative.
   */
  readonly decisions: Float64Array;
  /** Periods until a decision is in force, whole, at least 1: 1 holds it over the next period. */
  readonly delay: number;
  /** Cost of trading the whole wealth once, as a share of it: 0.001 for 10 basis points; from 0. */
  readonly cost: number;
  /** Simple returns of cash, earned (or paid) on the rest; left out, zero. */
  readonly cash?: Float64Array | undefined;
  readonly periodsPerYear: number;
}

export interface Backtest {
  /** Share held in each period: the decision `delay` periods before, 0 until there is one. */
  readonly positions: Float64Array;
  /** Simple return of the strategy a period, costs taken off. */
  readonly returns: Float64Array;
  /** Mean position. */
  readonly exposure: number;
  /** Sum of the absolute changes of position, the first purchase included. */
  readonly turnover: number;
  readonly strategy: Performance;
  /** The asset held throughout, without cost. */
  readonly buyAndHold: Performance;
  /**
   * The asset held in the constant share `exposure`, the rest in cash, without cost; absent when the exposure
   * is 0, or so large that the mixture would be ruined.
   */
  readonly scaledBuyAndHold: Performance | undefined;
}

/**
 * Checks what a backtest and its placebo share.
 * Input and errors: as `backtest`. Output: none.
 */
export function requireStrategy({ returns, decisions, delay, cost, cash }: BacktestInput): void {
  requireFinite("returns", returns);
  requireFinite("decisions", decisions);
  requireSameLength(["returns", returns], ["decisions", decisions]);
  if (cash) requireSameLength(["returns", returns], ["cash", cash]);
  if (cash) requireFinite("cash", cash);
  requireCount("delay", delay, 1);
  requireFiniteNumber("cost", cost);
  if (cost < 0) throw new StatisticsError("out-of-range", `cost is ${cost}; it must not be negative.`);
  if (delay >= returns.length) {
    throw new StatisticsError(
      "too-few",
      `returns has ${counted(returns.length, "value")}; a delay of ${delay} needs at least ${delay + 1}.`,
    );
  }
}

/**
 * Writes the net return of every period into `net`, for decisions moved `shift` places later round the
 * circle.
 * Input: as `backtest`, checked; `shift` from 0 to n − 1. Output: the turnover.
 */
export function netReturns(input: BacktestInput, shift: number, net: Float64Array): number {
  const { returns, decisions, delay, cost, cash } = input;
  const n = returns.length;
  let held = 0;
  let turnover = 0;
  for (let t = 0; t < n; t++) {
    const place = t - delay - shift;
    const position = t < delay ? 0 : (decisions[place < 0 ? place + n : place] as number);
    const change = Math.abs(position - held);
    turnover += change;
    const rest = cash ? (1 - position) * (cash[t] as number) : 0;
    net[t] = position * (returns[t] as number) + rest - cost * change;
    held = position;
  }
  return turnover;
}

/**
 * A back-test: what a rule would have earned that trades the period after it decides, and pays for it.
 * Input: see `BacktestInput`; NaN and infinities are rejected by index. That a decision uses only what was
 * known at its close is the caller's duty; that it does not earn the period it was made in is enforced by
 * `delay`.
 * Output: see `Backtest`.
 * Method: net_t = position_t·r_t + (1 − position_t)·cash_t − cost·|position_t − position_{t−1}|, with
 * position_t = decision_{t−delay} and 0 before. A position is rebalanced to its share each period free of
 * charge, which for 0 and 1 is exact; a position open at the end is not sold. One period, one return: for
 * crypto, which trades at all hours, the caller chooses where a bar ends.
 * Errors: `not-finite`, `not-integer`; `unequal-lengths`, for decisions or cash; `too-few`, "delay is 0; at
 * least 1 are needed.", or "returns has 4 values; a delay of 4 needs at least 5."; `out-of-range`, "cost is
 * -0.1; it must not be negative.", and those of `performance`, also `constant` for a rule that never trades.
 * Source: M. T. Faber, 2007, Journal of Wealth Management 9(4):69–79; R. Sullivan, A. Timmermann and H.
 * White, 1999, Journal of Finance 54:1647–1691, for judging a rule by more than its return.
 * Verified against: NumPy and pandas, a 40-week average at 0 and 10 basis points, three data sets: to 1e-11.
 */
export function backtest(input: BacktestInput): Backtest {
  requireStrategy(input);
  const { returns, decisions, delay, cash, periodsPerYear } = input;
  const net = new Float64Array(returns.length);
  const turnover = netReturns(input, 0, net);
  const positions = new Float64Array(returns.length);
  positions.set(decisions.subarray(0, returns.length - delay), delay);
  const exposure = mean(positions);
  const scaled = returns.map((value, t) => exposure * value + (1 - exposure) * (cash?.[t] ?? 0));
  const survives = exposure !== 0 && scaled.every((value) => value > -1);
  const judge = (series: Float64Array) => performance({ returns: series, cash, periodsPerYear });
  return {
    positions,
    returns: net,
    exposure,
    turnover,
    strategy: judge(net),
    buyAndHold: judge(returns),
    scaledBuyAndHold: survives ? judge(scaled) : undefined,
  };
}
