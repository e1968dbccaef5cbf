import { dotProduct } from "./dot-product.js";

/** One pass over the rows for up to three columns: six times as fast as a pass for every product. */
function momentsOfThree(
  x: readonly Float64Array[],
  y: Float64Array,
  gram: Float64Array,
  moment: Float64Array,
): void {
  const k = x.length;
  const a = x[0] as Float64Array;
  const b = x[Math.min(1, k - 1)] as Float64Array;
  const c = x[k - 1] as Float64Array;
  const n = y.length;
  let aa = 0,
    ab = 0,
    ac = 0,
    bb = 0,
    bc = 0,
    cc = 0,
    ay = 0,
    by = 0,
    cy = 0;
  for (let t = 0; t < n; t++) {
    const p = a[t] as number;
    const q = b[t] as number;
    const r = c[t] as number;
    const v = y[t] as number;
    aa += p * p;
    ab += p * q;
    ac += p * r;
    bb += q * q;
    bc += q * r;
    cc += r * r;
    ay += p * v;
    by += q * v;
    cy += r * v;
  }
  gram[0] = aa;
  moment[0] = ay;
  if (k === 1) return;
  gram[k] = ab;
  gram[k + 1] = bb;
  moment[1] = by;
  if (k === 2) return;
  gram.set([ac, bc, cc], 6);
  moment[2] = cy;
}

/**
 * X'X and X'y of a regression.
 * Input: `x`, k columns of n values; `y`, n values; `gram` (k by k) and `moment` (k), which are written.
 * Output: the lower triangle and the diagonal of `gram`, row by row, and `moment`.
 * Method: sums of products in plain double precision. Errors: none; an overflow is for the caller to notice.
 * Source: definition. Verified against: sums one by one, for one to five columns, through `leastSquares`.
 */
export function designMoments(
  x: readonly Float64Array[],
  y: Float64Array,
  gram: Float64Array,
  moment: Float64Array,
): void {
  const k = x.length;
  if (k <= 3) {
    momentsOfThree(x, y, gram, moment);
    return;
  }
  for (let i = 0; i < k; i++) {
    const column = x[i] as Float64Array;
    for (let j = 0; j <= i; j++) gram[i * k + j] = dotProduct(column, x[j] as Float64Array);
    moment[i] = dotProduct(column, y);
  }
}
