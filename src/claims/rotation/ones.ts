/** The constant of a regression: a column of ones. */
export function ones(length: number): Float64Array {
  return new Float64Array(length).fill(1);
}
