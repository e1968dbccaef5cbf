import { runningSums } from "./running-sums.js";

/** A signal on a circle, and outcomes that stand beside a window of it. */
export interface WindowedSignal {
  /** The series that is moved, one value at each of the N places of the circle, in time order. */
  readonly signal: Float64Array;
  /** The outcomes, in time order; from three to N values. */
  readonly outcomes: Float64Array;
  /** The place of the signal that stands beside the first outcome before any shift: for a lead of k, k places before it. */
  readonly from: number;
  /** Outcome per unit of the signal, or Pearson's correlation. */
  readonly statistic: "slope" | "correlation";
}

/** Below this share of the usual variation the signal beside the outcomes counts as constant. */
const NO_VARIATION = 1e-12;

function centred(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  const center = sum / values.length;
  return values.map((value) => value - center);
}

/** Σ a[start + t] b[t], in four strands: one strand waits for each addition. */
function productsFrom(a: Float64Array, start: number, b: Float64Array): number {
  const n = b.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t = 0;
  for (; t + 4 <= n; t += 4) {
    s0 += (a[start + t] as number) * (b[t] as number);
    s1 += (a[start + t + 1] as number) * (b[t + 1] as number);
    s2 += (a[start + t + 2] as number) * (b[t + 2] as number);
    s3 += (a[start + t + 3] as number) * (b[t + 3] as number);
  }
  for (; t < n; t++) s0 += (a[start + t] as number) * (b[t] as number);
  return s0 + s1 + (s2 + s3);
}

/** Two turns of a series, so that no index wraps. */
function doubled(values: Float64Array): Float64Array {
  const twice = new Float64Array(2 * values.length);
  twice.set(values);
  twice.set(values, values.length);
  return twice;
}

/**
 * The regression of outcomes on a signal after circular shifts of the signal.
 * Input: see `WindowedSignal`; finite, which the caller has checked. `shifts`, from 0 to N − 1; `values` and `present`
 * are as long and are overwritten.
 * Output: at shift s the slope, or the correlation, of the pairs (signal[(from + t − s) mod N], outcomes[t]), and
 * 1 in `present`; where the signal beside the outcomes does not vary, 0 in both.
 * Method: the window of outcomes stays, the signal moves, and both are centred on the pairs of that shift. Products are
 * summed directly, n multiplications a shift; sums and squares of the signal are running sums. To hold other series
 * fixed, take them out of both sides first, by Frisch, Waugh and Lovell's theorem.
 * Source: R. Frisch and F. V. Waugh, 1933, Econometrica 1:387–401; for the shifts, as `circularShiftTest`.
 * Verified against: 1,000 specifications of statsmodels, coefficients at shift 0, to 1e-11 relative; `leastSquares` of
 * every moved signal, to 1e-11; `maximumLeadTest` at single leads, to 1e-12.
 */
export function shiftedSlopes(
  { signal, outcomes, from, statistic }: WindowedSignal,
  { shifts, values, present }: { shifts: Int32Array; values: Float64Array; present: Uint8Array },
): void {
  const size = signal.length;
  const n = outcomes.length;
  const x = doubled(centred(signal));
  const y = centred(outcomes);
  const { sums } = runningSums([x, x.map((value) => value * value)]);
  const usual = ((sums[2 * size + 1] as number) / size) * n;
  const norm = statistic === "correlation" ? productsFrom(y, 0, y) : 0;
  for (let j = 0; j < shifts.length; j++) {
    const start = (from - (shifts[j] as number) + size) % size;
    const total = (sums[2 * (start + n)] as number) - (sums[2 * start] as number);
    const squares = (sums[2 * (start + n) + 1] as number) - (sums[2 * start + 1] as number);
    const spread = squares - (total * total) / n;
    const varies = spread > NO_VARIATION * usual && !(statistic === "correlation" && norm === 0);
    present[j] = varies ? 1 : 0;
    const scale = statistic === "slope" ? spread : Math.sqrt(spread) * Math.sqrt(norm);
    values[j] = varies ? productsFrom(x, start, y) / scale : 0;
  }
}
