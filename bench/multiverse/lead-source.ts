import type { Panel, Parameters } from "../../src/claims/claim.js";
import { numbers } from "../../src/claims/columns.js";
import { slopeKernel } from "../../src/multiverse/kernels.js";
import type { Kernel, SpecificationSource } from "../../src/multiverse/source.js";
import { type Dimension, listSpace } from "../../src/multiverse/space.js";
import { leastSquares } from "../../src/stats/least-squares.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { shiftedSlopes } from "../../src/stats/shifted-slopes.js";
import { trailingSums } from "../calibration/tested.js";

/** What may be held fixed: nothing, or the factor of this and of last week. */
export type Held = "nothing" | "factor";

const weeks = (values: readonly number[]) => values.map((value) => ({ value, label: `${value} weeks` }));

const smoothings = [1, 2, 4];
const horizons = [1, 2, 4, 8, 13];
const starts = [0, 104, 208];

const dimensions: readonly Dimension[] = [
  { id: "smoothing", label: "signal summed over", options: weeks(smoothings) },
  { id: "horizon", label: "weeks followed", options: weeks(horizons) },
  { id: "start", label: "sample from week", options: weeks(starts) },
  {
    id: "held",
    label: "held fixed",
    options: ["nothing", "factor"].map((value) => ({ value, label: value })),
  },
];

function column(panel: Panel, name: string): Float64Array {
  return Float64Array.from(numbers(panel, name), (value) => value ?? Number.NaN);
}

/** What the factor of the same and of the week before leaves of a series; its first week is left out. */
function beyond(values: Float64Array, factor: Float64Array): Float64Array {
  const y = values.subarray(1);
  const x = [new Float64Array(y.length).fill(1), factor.subarray(1), factor.subarray(0, -1)];
  return leastSquares({ y, x }).residuals;
}

interface Series {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The correlation of the last weeks of x with the coming ones of y, over a sample that starts in some week. */
function carryOut({ x, y }: Series, parameters: Parameters): Kernel {
  const [smoothing = 1, horizon = 1, start = 0] = ["smoothing", "horizon", "start"].map((id) =>
    Number(parameters[id]),
  );
  // The weeks before the first sum take it; no outcome stands beside them.
  const sums = trailingSums(x, smoothing);
  const signal = Float64Array.from(x, (_, t) => Number(sums[Math.max(0, t - smoothing + 1)]));
  const from = Math.max(start, smoothing - 1);
  const outcomes = overlappingSums(y, horizon).subarray(from);
  const window = { signal, outcomes, from, statistic: "correlation" as const };
  const values = new Float64Array(1);
  shiftedSlopes(window, { shifts: Int32Array.of(0), values, present: new Uint8Array(1) });
  const card = { estimate: Number(values[0]), p: null, smallestAttainable: null, n: outcomes.length };
  return slopeKernel({ ...window, card, unshifted: "card" });
}

/** The made-up claim that the column x of a panel leads its column y, beyond its column f or not. */
export function leadSource(held: readonly Held[]): SpecificationSource {
  return {
    claim: "LEAD",
    chapter: "rotation",
    alternative: "greater",
    estimate: { label: "correlation with the coming weeks", unit: "" },
    space: ({ frequency }) =>
      listSpace({
        claim: "LEAD",
        frequency,
        dimensions,
        base: { smoothing: 1, horizon: 1, start: 0, held: "nothing" },
        options: { held, start: starts },
        families: smoothings.map((smoothing) => ({
          id: `smoothed-${smoothing}`,
          label: `signal summed over ${smoothing} weeks`,
          options: { smoothing: [smoothing], horizon: horizons },
        })),
      }),
    prepare({ series }) {
      if (!series) throw new Error("LEAD: needs the panel series");
      const [x, y] = [column(series, "x"), column(series, "y")];
      const plain: Series = { x: x.subarray(1), y: y.subarray(1) };
      const factor = held.includes("factor") ? column(series, "f") : null;
      const clean = factor ? { x: beyond(x, factor), y: beyond(y, factor) } : plain;
      return {
        circle: plain.x.length,
        carryOut: (parameters) => carryOut(parameters.held === "factor" ? clean : plain, parameters),
      };
    },
  };
}

/** Columns of weekly numbers as a panel. */
export function weeklyPanel(columns: Readonly<Record<string, Float64Array>>): Panel {
  const rows = Object.values(columns)[0]?.length ?? 0;
  const day = (week: number) => new Date(7 * week * 86_400_000).toISOString().slice(0, 10);
  return {
    query: "series",
    frequency: "weekly",
    asOf: day(rows),
    rows,
    dates: Array.from({ length: rows }, (_, week) => day(week)),
    columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Array.from(values)])),
  };
}
