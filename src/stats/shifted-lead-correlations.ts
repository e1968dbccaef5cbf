import { dotProduct } from "./dot-product.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { runningSums } from "./running-sums.js";
import { scaledDeviations } from "./scaled-deviations.js";
import { StatisticsError } from "./statistics-error.js";

export interface ShiftedLeadInput extends LongRunning {
  /** The series that may lead, in time order; n values. */
  readonly x: Float64Array;
  /** The series that may follow, at the same times. */
  readonly y: Float64Array;
  /** The leads k, `from` to `to`, each from 0 to n − 3. */
  readonly leads: { readonly from: number; readonly to: number };
  readonly ends: "circular" | "dropped";
}

/** Writes r_k at one shift, of every lead in turn, into `into`. */
export type LeadCorrelations = (shift: number, into: Float64Array) => void;

const LAGS_PER_BATCH = 128;

/** The deviations of both series, and the sums of their products at every circular lag. */
interface Circle {
  readonly n: number;
  /** Deviations of x twice over, so that no index wraps. */
  readonly doubled: Float64Array;
  readonly dy: Float64Array;
  /** Σ_t x_{(t−l) mod n} y_t at every l. */
  readonly products: Float64Array;
}

function circleOf(input: ShiftedLeadInput): Circle {
  const n = input.x.length;
  const dx = scaledDeviations("x", input.x);
  const dy = scaledDeviations("y", input.y);
  const doubled = new Float64Array(2 * n);
  doubled.set(dx);
  doubled.set(dx, n);
  const products = new Float64Array(n);
  for (let lag = 0; lag < n; lag++) {
    if (lag % LAGS_PER_BATCH === 0) reportProgress(input, lag, n);
    const start = n - lag;
    let sum = 0;
    for (let t = 0; t < n; t++) sum += (doubled[start + t] as number) * (dy[t] as number);
    products[lag] = sum;
  }
  reportProgress(input, n, n);
  return { n, doubled, dy, products };
}

/** Sums of the first values at 2r, and of their squares at 2r + 1, for every count r of them. */
function withSquares(values: Float64Array): Float64Array {
  return runningSums([values, values.map((value) => value * value)]).sums;
}

function withCircularEnds({ n, doubled, dy, products }: Circle, from: number): LeadCorrelations {
  const scale = Math.sqrt(dotProduct(dy, dy)) * Math.sqrt(dotProduct(doubled.subarray(0, n), doubled));
  const correlations = products.map((product) => product / scale);
  return (shift, into) => {
    let lag = (from + shift) % n;
    for (let i = 0; i < into.length; i++) {
      into[i] = correlations[lag] as number;
      if (++lag === n) lag = 0;
    }
  };
}

function withDroppedEnds({ n, doubled, dy, products }: Circle, from: number): LeadCorrelations {
  const ofX = withSquares(doubled);
  const ofY = withSquares(dy);
  const totalX = ofX[2 * n + 1] as number;
  const totalY = ofY[2 * n + 1] as number;
  return (shift, into) => {
    for (let i = 0; i < into.length; i++) {
      const lead = from + i;
      const pairs = n - lead;
      const lag = (lead + shift) % n;
      const start = n - lag;
      const end = start + lead;
      let product = products[lag] as number;
      for (let t = 0; t < lead; t++) product -= (doubled[start + t] as number) * (dy[t] as number);
      const sumX = (ofX[2 * start] as number) - (ofX[2 * end] as number);
      const sumY = -(ofY[2 * lead] as number);
      const squaresX = totalX + (ofX[2 * start + 1] as number) - (ofX[2 * end + 1] as number);
      const squaresY = totalY - (ofY[2 * lead + 1] as number);
      const spread = (squaresX - (sumX * sumX) / pairs) * (squaresY - (sumY * sumY) / pairs);
      if (!(spread > 1e-20 * totalX * totalY)) refuse(lead, shift);
      into[i] = (product - (sumX * sumY) / pairs) / Math.sqrt(spread);
    }
  };
}

function refuse(lead: number, shift: number): never {
  throw new StatisticsError(
    "constant",
    `at lead ${lead} and shift ${shift} the pairs left have no variation; use circular ends or fewer leads.`,
  );
}

/**
 * The correlations of a series with another at several leads, after any circular shift of the first.
 * Input: see `ShiftedLeadInput`; finite and equally many, which the caller has checked.
 * Output: a function of the shift s, from 0 to n − 1: r_k of x moved s places later round the circle.
 * Method: the sums of products of all n circular lags once, n² multiplications; x shifted by s and led by k is x
 * at lag k + s. With ends "circular" that is all. With "dropped", the k products that join the end of the shifted
 * series to the start of y are taken off again, and means and variances of the n − k pairs left come from running
 * sums: Pearson's correlation of the pairs, at k multiplications a lead instead of n.
 * Errors: `constant`, "x is 0.1 throughout; it has no variation.", or "at lead 3 and shift 2 the pairs left have
 * no variation; …"; `aborted`.
 * Source and verification: as `maximumLeadTest`.
 */
export function shiftedLeadCorrelations(input: ShiftedLeadInput): LeadCorrelations {
  const circle = circleOf(input);
  const { from } = input.leads;
  return input.ends === "circular" ? withCircularEnds(circle, from) : withDroppedEnds(circle, from);
}
