import { type LongRunning, reportProgress } from "./long-running.js";

const BATCH = 256;

export interface KernelSumInput extends LongRunning {
  /** k series of n values each, in time order. */
  readonly series: readonly Float64Array[];
  /** Of lag 0, 1, …; at most n of them, the rest zero. */
  readonly weights: Float64Array;
}

function weightedNeighbours({ series, weights }: KernelSumInput, t: number, target: Float64Array): void {
  for (let j = 0; j < series.length; j++) {
    const values = series[j] as Float64Array;
    const last = Math.min(weights.length, values.length - t);
    let sum = 0;
    for (let lag = 1; lag < last; lag++) sum += (weights[lag] as number) * (values[t + lag] as number);
    target[j] = sum + ((weights[0] as number) / 2) * (values[t] as number);
  }
}

/**
 * The weighted sum of products of series with their neighbours, Σ_j w_|j| Σ_t g_t g_{t+j}'.
 * Input: see `KernelSumInput`; nothing checked. Output: k by k, row by row, symmetric; not divided by n.
 * Method: the definition, one side of the lags at a time, in n·k·lags steps.
 * Errors: `aborted`, "aborted after 256 of 600 units of work." Source: definition.
 * Verified against: the Bartlett sum of `longRunSum`; R's sandwich 3.0-2, through `kernelCovariance`.
 */
export function kernelSum(input: KernelSumInput): Float64Array {
  const { series } = input;
  const k = series.length;
  const n = (series[0] as Float64Array).length;
  const half = new Float64Array(k * k);
  const neighbours = new Float64Array(k);
  for (let t = 0; t < n; t++) {
    if (t % BATCH === 0) reportProgress(input, t, n);
    weightedNeighbours(input, t, neighbours);
    for (let i = 0; i < k; i++) {
      const value = (series[i] as Float64Array)[t] as number;
      for (let j = 0; j < k; j++)
        half[i * k + j] = (half[i * k + j] as number) + value * (neighbours[j] as number);
    }
  }
  reportProgress(input, n, n);
  return half.map((value, at) => value + (half[(at % k) * k + Math.floor(at / k)] as number));
}
