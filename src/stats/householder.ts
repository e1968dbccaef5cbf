/**
 * The factors of X = QR: `columns` holds the k Householder vectors v (column by column, n each, zero above the
 * diagonal), `scales` their 2/v'v, and `triangle` R, k by k, row by row.
 */
export interface HouseholderFactors {
  readonly n: number;
  readonly k: number;
  readonly columns: Float64Array;
  readonly scales: Float64Array;
  readonly triangle: Float64Array;
}

function reflect(target: Float64Array, offset: number, factors: HouseholderFactors, column: number): void {
  const { n, columns, scales } = factors;
  const base = column * n;
  let dot = 0;
  for (let i = column; i < n; i++) dot += Number(columns[base + i]) * Number(target[offset + i]);
  dot *= Number(scales[column]);
  for (let i = column; i < n; i++) {
    target[offset + i] = Number(target[offset + i]) - dot * Number(columns[base + i]);
  }
}

function chooseReflection(factors: HouseholderFactors, column: number): void {
  const { n, k, columns, scales, triangle } = factors;
  const base = column * n;
  for (let i = 0; i < column; i++) {
    triangle[i * k + column] = Number(columns[base + i]);
    columns[base + i] = 0;
  }
  let squares = 0;
  for (let i = column; i < n; i++) squares += Number(columns[base + i]) ** 2;
  const pivot = Number(columns[base + column]);
  // The sign opposite to the pivot's: the other would subtract nearly equal numbers.
  const diagonal = pivot > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
  triangle[column * k + column] = diagonal;
  columns[base + column] = pivot - diagonal;
  const norm = squares - pivot * diagonal;
  scales[column] = norm === 0 ? 0 : 1 / norm;
}

/**
 * The QR factors of a design by Householder reflections.
 * Input: `columns`, k columns of n values after each other, n ≥ k ≥ 1, finite, of moderate size (so that squares
 * neither over- nor underflow); they are overwritten. Output: see `HouseholderFactors`; a zero on the diagonal
 * of the triangle says that a column is a combination of those before it.
 * Method: reflections from the left, the pivot's sign opposite. Errors: none.
 * Source: A. S. Householder, 1958, Journal of the ACM 5:339–342; G. H. Golub, 1965, Numerische Mathematik 7:206.
 * Verified against: NIST StRD through `leastSquares`.
 */
export function factorDesign(columns: Float64Array, n: number, k: number): HouseholderFactors {
  const factors = { n, k, columns, scales: new Float64Array(k), triangle: new Float64Array(k * k) };
  for (let column = 0; column < k; column++) {
    for (let before = 0; before < column; before++) reflect(columns, column * n, factors, before);
    chooseReflection(factors, column);
  }
  return factors;
}

/** Turns `vector` (n values) into Q'·vector in place; its first k values belong to the columns of X. */
export function applyTransposedQ(factors: HouseholderFactors, vector: Float64Array): void {
  for (let column = 0; column < factors.k; column++) reflect(vector, 0, factors, column);
}

/** Turns `vector` (n values) into Q·vector in place. */
export function applyQ(factors: HouseholderFactors, vector: Float64Array): void {
  for (let column = factors.k - 1; column >= 0; column--) reflect(vector, 0, factors, column);
}

/** Solves R·b = right in place, on the first k values. */
export function solveTriangle({ k, triangle }: HouseholderFactors, right: Float64Array): void {
  for (let i = k - 1; i >= 0; i--) {
    let value = Number(right[i]);
    for (let j = i + 1; j < k; j++) value -= Number(triangle[i * k + j]) * Number(right[j]);
    right[i] = value / Number(triangle[i * k + i]);
  }
}

/** Solves R'·h = right in place, on the first k values. */
export function solveTransposedTriangle({ k, triangle }: HouseholderFactors, right: Float64Array): void {
  for (let i = 0; i < k; i++) {
    let value = Number(right[i]);
    for (let j = 0; j < i; j++) value -= Number(triangle[j * k + i]) * Number(right[j]);
    right[i] = value / Number(triangle[i * k + i]);
  }
}

/** (R'R)⁻¹ = R⁻¹R⁻ᵀ, k by k, row by row, exactly symmetric. */
export function invertCrossProduct(factors: HouseholderFactors): Float64Array {
  const { k } = factors;
  const inverse = new Float64Array(k * k);
  const roots: Float64Array[] = [];
  for (let j = 0; j < k; j++) {
    const column = new Float64Array(k);
    column[j] = 1;
    solveTransposedTriangle(factors, column);
    roots.push(column);
  }
  for (const [i, a] of roots.entries()) {
    for (const [j, b] of roots.entries()) {
      let sum = 0;
      for (let m = 0; m < k; m++) sum += Number(a[m]) * Number(b[m]);
      inverse[i * k + j] = sum;
    }
  }
  return inverse;
}
