/** The high 32 bits of the product of `a` and the constant with these halves, as a signed integer. */
function highProduct(a: number, constantHigh: number, constantLow: number): number {
  const high = a >>> 16;
  const low = a & 0xffff;
  // A double keeps 53 of the 64 bits of the product, so it is summed from four products of halves; neither sum
  // of a product and a half passes 32 bits.
  const middle = (Math.imul(high, constantLow) + (Math.imul(low, constantLow) >>> 16)) | 0;
  const carry = (Math.imul(low, constantHigh) + (middle & 0xffff)) | 0;
  return (Math.imul(high, constantHigh) + (middle >>> 16) + (carry >>> 16)) | 0;
}

/**
 * Philox4x32-10: 128 random bits as a fixed function of a 128-bit counter and a 64-bit key.
 * Input: the counter's four 32-bit words and the key's two, least significant first, signed or not.
 * Output: four words as signed whole numbers, written into `output`; `>>> 0` makes them unsigned.
 * Method: ten rounds of multiplication and exclusive or, with the published multipliers and key increments.
 * Errors: none; `output` is the caller's, of four words or more. Words are separate arguments because this is
 * the innermost loop of every simulation.
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, 2011, Parallel Random Numbers: As Easy as 1,
 * 2, 3, Proceedings of SC11, article 16.
 * Verified against: the three known-answer vectors that its authors publish for ten rounds, exactly.
 */
export function philox4x32(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
  output: Int32Array,
): void {
  let c0 = counter0 | 0;
  let c1 = counter1 | 0;
  let c2 = counter2 | 0;
  let c3 = counter3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = highProduct(c0, 0xd251, 0x1f53);
    const low0 = Math.imul(c0, 0xd2511f53);
    const high1 = highProduct(c2, 0xcd9e, 0x8d57);
    const low1 = Math.imul(c2, 0xcd9e8d57);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  output[0] = c0;
  output[1] = c1;
  output[2] = c2;
  output[3] = c3;
}
