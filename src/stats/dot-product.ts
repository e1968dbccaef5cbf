/**
 * The sum of products of two arrays of one length.
 * Input: `a`, and `b` at least as long; finite. Output: the sum, in plain double precision.
 * Method: four running sums, which lets the processor add them side by side.
 * Errors: none; an overflow is for the caller to notice. Source: definition. Verified against: a plain sum.
 */
export function dotProduct(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const whole = n - (n % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i < whole; i += 4) {
    s0 += (a[i] as number) * (b[i] as number);
    s1 += (a[i + 1] as number) * (b[i + 1] as number);
    s2 += (a[i + 2] as number) * (b[i + 2] as number);
    s3 += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (; i < n; i++) s0 += (a[i] as number) * (b[i] as number);
  return s0 + s1 + (s2 + s3);
}

/** Σ y_t x_{t−lag} over the t for which both exist; `lag` of either sign. */
export function laggedProduct(y: Float64Array, x: Float64Array, lag: number): number {
  return dotProduct(y.subarray(Math.max(lag, 0), y.length + Math.min(lag, 0)), x.subarray(Math.max(-lag, 0)));
}
