/**
 * The largest absolute value of an array, 0 when empty.
 * Input: finite `values`, which the caller has checked. Output: zero or more, in their unit.
 */
export function largestAbsolute(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

/**
 * The power of two next below the largest absolute value: dividing by it keeps every digit, and what is left can be
 * squared without over- or underflow.
 * Input: as `largestAbsolute`. Output: from 2⁻¹⁰²² to 2¹⁰²³; 1 if all values are 0.
 */
export function powerOfTwo(values: Float64Array): number {
  const largest = largestAbsolute(values);
  return largest === 0 ? 1 : 2 ** Math.max(-1022, Math.min(1023, Math.floor(Math.log2(largest))));
}
