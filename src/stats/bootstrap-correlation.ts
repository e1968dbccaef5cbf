import { type LaggedSeries, lagRows } from "./lag-pairs.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { emptyBlocks, type Resamples } from "./resamples.js";
import { blockTotals, runningSums } from "./running-sums.js";
import { scaledDeviations } from "./scaled-deviations.js";
import { StatisticsError } from "./statistics-error.js";

const BATCH = 256;
const ROUNDING = 1e-12;

export interface BootstrapCorrelationInput extends LaggedSeries, LongRunning {
  /** Leads L, whole, at least one: r_L is the correlation of x_{t−L} with y_t. */
  readonly leads: ArrayLike<number>;
  /** Resamples of the rows that `lagRows` counts: n − |L| for one lead, n − 26 for the leads 0 to 26. */
  readonly resamples: Resamples;
}

export interface BootstrapCorrelations {
  /** r_L on the rows themselves, in the order of `leads`. */
  readonly observed: Float64Array;
  /** r*_L in every resample: one array of B values for every lead. */
  readonly draws: Float64Array[];
}

/** y, y², then x, x² and xy at every lead. */
function columnsOf({ x, y, leads }: BootstrapCorrelationInput): Float64Array[] {
  const { first, count } = lagRows({ x, y }, leads);
  const yPart = scaledDeviations("y", y.subarray(first, first + count));
  const columns = [yPart, yPart.map((value) => value * value)];
  for (const lead of Array.from(leads)) {
    const xPart = scaledDeviations("x", x.subarray(first - lead, first - lead + count));
    const products = xPart.map((value, row) => value * (yPart[row] as number));
    columns.push(
      xPart,
      xPart.map((value) => value * value),
      products,
    );
  }
  return columns;
}

/** Correlation k from totals over `rows` rows, `all` being those of the rows themselves; NaN if x or y does not vary. */
function correlationOf(totals: Float64Array, all: Float64Array, k: number, rows: number): number {
  const column = 2 + 3 * k;
  const ySum = totals[0] as number;
  const xSum = totals[column] as number;
  const ySquares = (totals[1] as number) - (ySum * ySum) / rows;
  const xSquares = (totals[column + 1] as number) - (xSum * xSum) / rows;
  // Differences of running sums leave rounding where a resample repeats one value; its correlation would be noise.
  if (ySquares <= ROUNDING * (all[1] as number) || xSquares <= ROUNDING * (all[column + 1] as number)) {
    return Number.NaN;
  }
  const r = ((totals[column + 2] as number) - (xSum * ySum) / rows) / Math.sqrt(xSquares * ySquares);
  return Math.max(-1, Math.min(1, r));
}

function requireVarying(correlation: number, resample: number): number {
  if (!Number.isNaN(correlation)) return correlation;
  throw new StatisticsError(
    "constant",
    `resample ${resample} repeats one value of x or y; its correlation has no value.`,
  );
}

function requireRows(resamples: Resamples, rows: number): void {
  if (resamples.size !== rows) {
    throw new StatisticsError(
      "unequal-lengths",
      `resamples have ${resamples.size} places; these leads leave ${rows} rows to resample.`,
    );
  }
}

/**
 * Correlations of two series at one or more leads in resamples of their pairs, or of the rows of their lag
 * embedding, all leads in the same resamples.
 * Input: see `BootstrapCorrelationInput`; NaN is rejected by index.
 * Output: see `BootstrapCorrelations`; correlations from −1 to 1.
 * Method: row t holds y_t and x_{t−L} for every L, so that a resample keeps the pairing and, within its blocks,
 * the order. Sums over a block are differences of running sums of the scaled deviations: the cost is of blocks,
 * not of observations. Against summing one by one the result differs by rounding, about 1e-14.
 * Errors: those of `lagRows`; `constant`, "x is 0.1 throughout; it has no variation.", or "resample 17 repeats
 * one value of x or y; …"; `unequal-lengths`, "resamples have 600 places; these leads leave 592 rows …";
 * `aborted`.
 * Source: D. N. Politis and J. P. Romano, 1994, Journal of the American Statistical Association 89:1303–1313.
 * Verified against: NumPy, 200 fixed resamples of three data sets at leads 0, 1 and 8, to 1e-12 relative.
 */
export function bootstrapCorrelation(input: BootstrapCorrelationInput): BootstrapCorrelations {
  const { leads, resamples } = input;
  const running = runningSums(columnsOf(input));
  const { rows, width } = running;
  requireRows(resamples, rows);
  const addUp = blockTotals(running);
  const all = running.sums.slice(rows * width);
  const totals = new Float64Array(width);
  const observed = Float64Array.from({ length: leads.length }, (_, k) => correlationOf(all, all, k, rows));
  const draws = Array.from({ length: leads.length }, () => new Float64Array(resamples.count));
  const blocks = emptyBlocks(rows);
  for (let b = 0; b < resamples.count; b++) {
    if (b % BATCH === 0) reportProgress(input, b, resamples.count);
    resamples.draw(b, blocks);
    addUp(blocks, totals);
    for (let k = 0; k < leads.length; k++) {
      (draws[k] as Float64Array)[b] = requireVarying(correlationOf(totals, all, k, rows), b);
    }
  }
  reportProgress(input, resamples.count, resamples.count);
  return { observed, draws };
}
