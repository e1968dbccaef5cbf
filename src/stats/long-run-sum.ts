import { dotProduct } from "./dot-product.js";

function sumOfThree(x: readonly Float64Array[], u: Float64Array, width: number, sum: Float64Array): void {
  const k = x.length;
  const n = u.length;
  const a = x[0] as Float64Array;
  const b = x[Math.min(1, k - 1)] as Float64Array;
  const c = x[k - 1] as Float64Array;
  let p = 0,
    q = 0,
    r = 0;
  let aa = 0,
    ab = 0,
    ac = 0,
    bb = 0,
    bc = 0,
    cc = 0;
  for (let t = 0; t < n + width - 1; t++) {
    if (t < n) {
      const enters = u[t] as number;
      p += (a[t] as number) * enters;
      q += (b[t] as number) * enters;
      r += (c[t] as number) * enters;
    }
    if (t >= width) {
      const from = t - width;
      const leaves = u[from] as number;
      p -= (a[from] as number) * leaves;
      q -= (b[from] as number) * leaves;
      r -= (c[from] as number) * leaves;
    }
    aa += p * p;
    ab += p * q;
    ac += p * r;
    bb += q * q;
    bc += q * r;
    cc += r * r;
  }
  sum[0] = aa;
  if (k === 2) sum.set([aa, ab, ab, bb]);
  if (k === 3) sum.set([aa, ab, ac, ab, bb, bc, ac, bc, cc]);
}

function windowSums(column: Float64Array, u: Float64Array, width: number): Float64Array {
  const n = u.length;
  const sums = new Float64Array(n + width - 1);
  let sum = 0;
  for (let t = 0; t < sums.length; t++) {
    if (t < n) sum += (column[t] as number) * (u[t] as number);
    if (t >= width) sum -= (column[t - width] as number) * (u[t - width] as number);
    sums[t] = sum;
  }
  return sums;
}

/**
 * The Bartlett-weighted sum of products of the scores g_t = x_t·u_t:
 * Σ_t g_t g_t' + Σ_{j=1..lag} (1 − j/(lag + 1)) Σ_t (g_t g_{t−j}' + g_{t−j} g_t').
 * Input: `x`, k columns of n values; `u`, n values in time order; `lag` whole, from 0 to n − 1; nothing checked.
 * Output: k by k, row by row, symmetric and positive semidefinite; not divided by n.
 * Method: the same number as the mean product of the sums over all windows of lag + 1 neighbours, which takes
 * no longer for a long lag than for a short one.
 * Errors: none. Source: W. K. Newey and K. D. West, 1987, Econometrica 55:703–708; the window form is that of
 * M. S. Bartlett, 1950, Biometrika 37:1–16. Verified against: the double sum, to 1e-13·n absolute.
 */
export function longRunSum(x: readonly Float64Array[], u: Float64Array, lag: number): Float64Array {
  const k = x.length;
  const width = lag + 1;
  const sum = new Float64Array(k * k);
  if (k <= 3) {
    sumOfThree(x, u, width, sum);
  } else {
    const windows = x.map((column) => windowSums(column, u, width));
    for (let i = 0; i < k; i++) {
      for (let j = 0; j <= i; j++) {
        const value = dotProduct(windows[i] as Float64Array, windows[j] as Float64Array);
        sum[i * k + j] = value;
        sum[j * k + i] = value;
      }
    }
  }
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) / width;
  return sum;
}
