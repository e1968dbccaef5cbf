/** Whether a regressor has one value throughout, other than zero: the constant of a model. */
export function isConstantColumn(column: Float64Array): boolean {
  const first = column[0];
  return first !== 0 && column.every((value) => value === first);
}

/**
 * The columns whose scores choose a bandwidth: all but the constant, or all where there is nothing else.
 * Input: `x`, k regressors. Output: their positions. Method: as R's sandwich, which gives the intercept no weight.
 * Errors: none. Source: D. W. K. Andrews, 1991, Econometrica 59:817–858, section 6, on the weights.
 * Verified against: R's sandwich 3.0-2, through the bandwidths.
 */
export function weightedColumns(x: readonly Float64Array[]): number[] {
  const varying = Array.from(x.keys()).filter((j) => !isConstantColumn(x[j] as Float64Array));
  return varying.length > 0 ? varying : Array.from(x.keys());
}
