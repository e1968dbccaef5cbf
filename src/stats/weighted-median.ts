/** Cumulative weights that differ from one half by less than this share are taken as one half. */
const HALF_TOLERANCE = 1e-9;

function middleOf(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
}

export interface WeightedMedianInput {
  /** The first `count` of them count; both arrays are reordered. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly count: number;
  /** Weight of further values that are smaller than all of these, and of those that are larger; none unless given. */
  readonly below?: number;
  readonly above?: number;
}

/**
 * The median of weighted values: half of the weight lies on either side of it.
 * Input: see `WeightedMedianInput`; weights positive, values finite, which the caller has checked; at least one value.
 * Output: the smallest value at which the weight of all values up to it reaches half of the total; if it is just half,
 * the middle between that value and the next larger one. With equal weights it is the usual median. Null where it is not
 * among the values given, or the next larger one is not.
 * Method: selection by parting round a pivot in three (below, equal, above), the weights moved along; 2 to 3 looks at
 * each value on average. The order of the input decides no more than the rounding of the sums of weights, which the
 * tolerance of 1e-9 at one half absorbs.
 * Source: C. A. R. Hoare, 1961, Communications of the ACM 4:321–322; Edgeworth's weighted median, 1888.
 * Verified against: sorting, exactly, on fast-check inputs; `quantile` at ½ with equal weights, exactly.
 */
export function weightedMedian(input: WeightedMedianInput): number | null {
  const { values, weights, count, below: given = 0, above = 0 } = input;
  let total = given + above;
  for (let i = 0; i < count; i++) total += weights[i] as number;
  const least = total / 2 - HALF_TOLERANCE * total;
  if (given >= least || above > total - least) return null;
  let low = 0;
  let high = count;
  let below = given;
  let nextAbove = Number.POSITIVE_INFINITY;
  for (;;) {
    const pivot = middleOf(
      values[low] as number,
      values[(low + high) >> 1] as number,
      values[high - 1] as number,
    );
    let first = low;
    let at = low;
    let last = high;
    let weightBelow = 0;
    let weightEqual = 0;
    while (at < last) {
      const value = values[at] as number;
      const weight = weights[at] as number;
      if (value < pivot) {
        weightBelow += weight;
        values[at] = values[first] as number;
        weights[at++] = weights[first] as number;
        values[first] = value;
        weights[first++] = weight;
      } else if (value > pivot) {
        last -= 1;
        values[at] = values[last] as number;
        weights[at] = weights[last] as number;
        values[last] = value;
        weights[last] = weight;
      } else {
        weightEqual += weight;
        at += 1;
      }
    }
    if (first > low && below + weightBelow >= least) {
      high = first;
      nextAbove = pivot;
    } else if (below + weightBelow + weightEqual >= least || last === high) {
      if (below + weightBelow + weightEqual > total - least) return pivot;
      for (let i = last; i < high; i++) nextAbove = Math.min(nextAbove, values[i] as number);
      if (nextAbove < Number.POSITIVE_INFINITY) return (pivot + nextAbove) / 2;
      return above > 0 ? null : pivot;
    } else {
      below += weightBelow + weightEqual;
      low = last;
    }
  }
}
