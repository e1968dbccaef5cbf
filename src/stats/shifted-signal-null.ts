import { type BacktestInput, netReturns, requireStrategy } from "./backtest.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { requirePositive } from "./require-argument.js";
import { shiftPValue } from "./shift-p-value.js";
import { StatisticsError } from "./statistics-error.js";

const BATCH = 64;

export interface ShiftedSignalInput extends BacktestInput, LongRunning {
  /** What is compared: the Sharpe ratio a year, or the compound growth rate a year. */
  readonly statistic: "sharpe-ratio" | "growth-rate";
}

export interface ShiftedSignalNull {
  /** The statistic of the rule itself, as `backtest` gives it. */
  readonly observed: number;
  /** Share of the shifts whose statistic is below the observed one, from 0 to 1 − 1/n. */
  readonly percentile: number;
  /** Share of the shifts, shift 0 counted, that do at least as well; from 1/n to 1. */
  readonly p: number;
  /** The statistic at every shift, that of the rule itself first. */
  readonly placebo: Float64Array;
  /** n, the periods. */
  readonly shifts: number;
  /** 1/n. */
  readonly smallestAttainable: number;
}

function yearlySharpeRatio(net: Float64Array, input: ShiftedSignalInput): number {
  const { cash, periodsPerYear } = input;
  const n = net.length;
  let center = 0;
  for (let t = 0; t < n; t++) center += (net[t] as number) - (cash ? (cash[t] as number) : 0);
  center /= n;
  let squares = 0;
  let largest = 0;
  for (let t = 0; t < n; t++) {
    const beyond = (net[t] as number) - (cash ? (cash[t] as number) : 0);
    squares += (beyond - center) ** 2;
    largest = Math.max(largest, Math.abs(beyond));
  }
  if (squares <= 1e-26 * n * largest * largest) {
    throw new StatisticsError(
      "constant",
      "a shifted rule earns the same every period; it has no Sharpe ratio.",
    );
  }
  return (center / Math.sqrt(squares / (n - 1))) * Math.sqrt(periodsPerYear);
}

function yearlyGrowthRate(net: Float64Array, { periodsPerYear }: ShiftedSignalInput): number {
  let logarithm = 0;
  for (let t = 0; t < net.length; t++) {
    const change = net[t] as number;
    if (change <= -1) {
      throw new StatisticsError("out-of-range", "a shifted rule loses everything; it has no growth rate.");
    }
    logarithm += Math.log1p(change);
  }
  return Math.expm1((logarithm * periodsPerYear) / net.length);
}

/**
 * The placebo of a trading rule: where does it stand among the same decisions moved around the calendar?
 * Input: see `ShiftedSignalInput`, as for `backtest`; NaN and infinities are rejected by index.
 * Output: see `ShiftedSignalNull`.
 * Method: for every shift s = 0 … n − 1 the decision of period t becomes that of t − s, mod n, and the rule
 * is run again with its costs. A shift keeps the exposure, the length of its spells and so nearly the costs,
 * and breaks only their link to the returns: a rule that is merely often invested in a rising asset lands in
 * the middle. The first periods of a rule that still has no signal move along as zeros. Ties within 1e-12
 * count against the rule.
 * Errors: those of `backtest`; `constant`, "decisions are all 1; shifting them changes nothing.", or "a
 * shifted rule earns the same every period; …"; `out-of-range`, "a shifted rule loses everything; …";
 * `aborted`.
 * Source: E. S. Edgington, 1980, Randomization Tests; B. Phipson and G. K. Smyth, 2010, Statistical
 * Applications in Genetics and Molecular Biology 9:39.
 * Verified against: `backtest` of every shifted rule, to 1e-11; the references have no shifted rules.
 */
export function shiftedSignalNull(input: ShiftedSignalInput): ShiftedSignalNull {
  requireStrategy(input);
  requirePositive("periodsPerYear", input.periodsPerYear);
  const { decisions } = input;
  if (decisions.every((value) => value === decisions[0])) {
    throw new StatisticsError(
      "constant",
      `decisions are all ${decisions[0]}; shifting them changes nothing.`,
    );
  }
  const shifts = decisions.length;
  const placebo = new Float64Array(shifts);
  const net = new Float64Array(shifts);
  const measure = input.statistic === "sharpe-ratio" ? yearlySharpeRatio : yearlyGrowthRate;
  for (let s = 0; s < shifts; s++) {
    if (s % BATCH === 0) reportProgress(input, s, shifts);
    netReturns(input, s, net);
    placebo[s] = measure(net, input);
  }
  reportProgress(input, shifts, shifts);
  const p = shiftPValue(placebo, "greater");
  return {
    observed: placebo[0] as number,
    percentile: 1 - p,
    p,
    placebo,
    shifts,
    smallestAttainable: 1 / shifts,
  };
}
