/** 2²⁷ + 1, which parts a double into two halves of 26 bits (Dekker, 1971). */
const SPLITTER = 134_217_729;

/**
 * A sum of products as if in twice the working precision: `start`, add terms, then read `total`.
 * Input, of which nothing is checked: finite numbers below 1e150 in absolute value, so that neither products nor halves overflow.
 * Output: the sum so far, rounded once unless the terms cancel to less than 1e-32 of their absolute sum.
 * Method: each product and each addition is parted into its rounded value and its exact rounding error, and the
 * errors are added up apart.
 * Source: T. J. Dekker, 1971, Numerische Mathematik 18:224–242; T. Ogita, S. M. Rump and S. Oishi, 2005, SIAM
 * Journal on Scientific Computing 26:1955–1988, algorithm Dot2.
 * Verified against: sums in whole-number arithmetic, exactly; NIST StRD through `leastSquares`.
 */
export class ProductSum {
  private high = 0;
  private low = 0;

  start(value: number): void {
    this.high = value;
    this.low = 0;
  }

  add(term: number): void {
    const next = this.high + term;
    const taken = next - this.high;
    this.low += this.high - (next - taken) + (term - taken);
    this.high = next;
  }

  addProduct(a: number, b: number): void {
    const product = a * b;
    const shiftedA = SPLITTER * a;
    const highA = shiftedA - (shiftedA - a);
    const lowA = a - highA;
    const shiftedB = SPLITTER * b;
    const highB = shiftedB - (shiftedB - b);
    const lowB = b - highB;
    this.low += lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
    this.add(product);
  }

  get total(): number {
    return this.high + this.low;
  }
}
