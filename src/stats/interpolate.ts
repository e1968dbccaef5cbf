/**
 * The value at a point of the line through tabulated points, held constant beyond the first and the last.
 * Input: `at`, increasing abscissas; `values`, one for each; `point`, finite. For tables of the code, not data.
 * Output: a value between the smallest and the largest tabulated one.
 * Method: linear interpolation, as R's `approx(rule = 2)` and NumPy's `interp`.
 */
export function interpolate(at: readonly number[], values: readonly number[], point: number): number {
  const next = at.findIndex((abscissa) => abscissa >= point);
  if (next === -1) return Number(values.at(-1));
  if (next === 0) return Number(values[0]);
  const low = Number(at[next - 1]);
  const share = (point - low) / (Number(at[next]) - low);
  return Number(values[next - 1]) + share * (Number(values[next]) - Number(values[next - 1]));
}
