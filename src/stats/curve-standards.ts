import type { CurveRows } from "./curve-statistics.js";

/** What the estimates of each specification are over all shifts of its curve: one number each, in their order. */
export interface CurveStandards {
  /** Shifts at which it has an estimate. */
  readonly there: Int32Array;
  readonly centers: Float64Array;
  /** One by the standard deviation, with the sign of the prediction; 0 where the estimates do not differ. */
  readonly scales: Float64Array;
  /** The standardised estimate at shift 0; NaN where there is none. */
  readonly statistics: Float64Array;
}

export interface CurveStandardsInput {
  readonly rows: readonly CurveRows[];
  /** S. */
  readonly shifts: number;
  /** Which estimates the claim predicts. */
  readonly alternative: "greater" | "less";
}

function write(
  values: Float64Array,
  reaching: Uint16Array,
  sign: 1 | -1,
  at: number,
  into: CurveStandards,
): void {
  let [n, sum, largest] = [0, 0, 0];
  for (let s = 0; s < values.length; s++) {
    if (reaching[s] === 0) continue;
    const value = values[s] as number;
    n += 1;
    sum += value;
    const size = Math.abs(value);
    if (size > largest) largest = size;
  }
  const center = n === 0 ? 0 : sum / n;
  let squares = 0;
  for (let s = 0; s < values.length; s++) {
    if (reaching[s] === 0) continue;
    const apart = (values[s] as number) - center;
    squares += apart * apart;
  }
  const spread = n === 0 ? 0 : Math.sqrt(squares / n);
  const scale = spread > 1e-12 * largest ? sign / spread : 0;
  into.there[at] = n;
  into.centers[at] = center;
  into.scales[at] = scale;
  into.statistics[at] = reaching[0] === 0 ? Number.NaN : ((values[0] as number) - center) * scale;
}

/**
 * What makes the estimates of the specifications of a curve comparable: their mean and standard deviation over the shifts.
 * Input: see `CurveStandardsInput`: estimates at all S shifts; nothing is checked here. Output: see `CurveStandards`.
 * Method: the standard deviation with the divisor n; one that is within 1e-12 of the largest estimate counts as 0.
 * Source and verification: as `curveStepDown`, of which it is part.
 */
export function curveStandards({ rows, shifts, alternative }: CurveStandardsInput): CurveStandards {
  const size = rows.reduce((sum, { reaching }) => sum + reaching.length / shifts, 0);
  const standards = {
    there: new Int32Array(size),
    centers: new Float64Array(size),
    scales: new Float64Array(size),
    statistics: new Float64Array(size),
  };
  const sign = alternative === "greater" ? 1 : -1;
  let i = 0;
  for (const { values, reaching } of rows) {
    for (let start = 0; start < reaching.length; start += shifts) {
      const end = start + shifts;
      write(values.subarray(start, end), reaching.subarray(start, end), sign, i++, standards);
    }
  }
  return standards;
}

/**
 * The standards of all specifications of a curve from those of its blocks, in their order.
 * Source and verification: as `curveStandards`.
 */
export function joinStandards(blocks: readonly CurveStandards[]): CurveStandards {
  const all = (of: (block: CurveStandards) => Float64Array) =>
    Float64Array.from(blocks.flatMap((block) => [...of(block)]));
  return {
    there: Int32Array.from(blocks.flatMap(({ there }) => [...there])),
    centers: all(({ centers }) => centers),
    scales: all(({ scales }) => scales),
    statistics: all(({ statistics }) => statistics),
  };
}
