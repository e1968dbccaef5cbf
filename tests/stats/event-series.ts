import fc from "fast-check";

/** Returns of the size of weekly ones, as whole 64ths so that sums are exact. */
export function weeklyReturns(minLength: number, maxLength = minLength + 30): fc.Arbitrary<Float64Array> {
  return fc
    .array(fc.integer({ min: -30, max: 30 }), { minLength, maxLength })
    .map((numbers) => Float64Array.from(numbers, (value) => value / 64));
}

/** Returns scattered over ±0.1 by a fixed rule from a whole seed; no two alike. */
export function madeReturns(length: number, seed = 1): Float64Array {
  return Float64Array.from({ length }, (_, t) => {
    const scattered = Math.sin(12.9898 * (seed + 1) + 78.233 * (t + 1)) * 43758.5453;
    return 0.2 * (scattered - Math.floor(scattered)) - 0.1;
  });
}

/** Series of one length that vary in every window: fast-check's own arrays are often constant. */
export function variedReturns(length: number): fc.Arbitrary<Float64Array> {
  return fc.nat({ max: 1_000_000 }).map((seed) => madeReturns(length, seed));
}
