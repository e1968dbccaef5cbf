/** Of a correlation matrix; a smaller pivot belongs to a condition number beyond any that is accepted here. */
const SMALLEST_PIVOT = 1e-5;

function scaleToUnitDiagonal(gram: Float64Array, k: number, norms: Float64Array): boolean {
  for (let i = 0; i < k; i++) {
    const square = gram[i * k + i] as number;
    if (!(square > 1e-200 && square < 1e200)) return false;
    norms[i] = Math.sqrt(square);
    for (let j = 0; j < i; j++) {
      const at = i * k + j;
      gram[at] = (gram[at] as number) / ((norms[i] as number) * (norms[j] as number));
    }
    gram[i * k + i] = 1;
  }
  return true;
}

function factorInPlace(matrix: Float64Array, k: number): boolean {
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let value = matrix[i * k + j] as number;
      for (let m = 0; m < j; m++) value -= (matrix[i * k + m] as number) * (matrix[j * k + m] as number);
      if (i !== j) matrix[i * k + j] = value / (matrix[j * k + j] as number);
      else if (value > SMALLEST_PIVOT) matrix[i * k + i] = Math.sqrt(value);
      else return false;
    }
  }
  return true;
}

function invertFactorInPlace(lower: Float64Array, k: number): void {
  for (let j = 0; j < k; j++) {
    lower[j * k + j] = 1 / (lower[j * k + j] as number);
    for (let i = j + 1; i < k; i++) {
      let value = 0;
      for (let m = j; m < i; m++) value -= (lower[i * k + m] as number) * (lower[m * k + j] as number);
      lower[i * k + j] = value / (lower[i * k + i] as number);
    }
  }
}

function squareInPlace(lower: Float64Array, k: number): number {
  let trace = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let value = 0;
      for (let m = i; m < k; m++) value += (lower[m * k + i] as number) * (lower[m * k + j] as number);
      lower[i * k + j] = value;
    }
    trace += lower[i * k + i] as number;
  }
  return trace;
}

/**
 * Turns X'X into its inverse, in place, and says how nearly dependent the columns of X are.
 * Input: `gram`, k by k, row by row; only the lower triangle and the diagonal are read.
 * Output: the condition number √k·‖R⁻¹‖ (Frobenius, columns scaled to unit length), with `gram` the inverse in
 * full; or Infinity, with `gram` spoilt, where a pivot is below 1e-5 or a diagonal out of 1e-200 to 1e200.
 * Method: scaling to a unit diagonal, Cholesky factors, their inverse and its product.
 * Errors: none. Source: Å. Björck, 1996, Numerical Methods for Least Squares Problems, 2.2.
 * Verified against: Householder QR, through `leastSquares`.
 */
export function invertGram(gram: Float64Array, k: number): number {
  const norms = new Float64Array(k);
  if (!scaleToUnitDiagonal(gram, k, norms) || !factorInPlace(gram, k)) return Number.POSITIVE_INFINITY;
  invertFactorInPlace(gram, k);
  const trace = squareInPlace(gram, k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const value = (gram[i * k + j] as number) / ((norms[i] as number) * (norms[j] as number));
      gram[i * k + j] = value;
      gram[j * k + i] = value;
    }
  }
  return Math.sqrt(k * trace);
}
