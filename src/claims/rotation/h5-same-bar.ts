import { leastSquares } from "../../stats/least-squares.js";
import { nestedFTest } from "../../stats/nested-f-test.js";
import { neweyWestLag } from "../../stats/newey-west-lag.js";
import { type Regression, regression } from "../../stats/regression.js";
import { studentTQuantile } from "../../stats/student-t.js";
import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";
import { keeper } from "../kept.js";
import { ones } from "./ones.js";
import type { RotationBars } from "./rotation-bars.js";

/** What can stand beside the leader in the same bar, by id; the market always may. */
export const companions = ["market", "nasdaq", "vix", "dollar"] as const;
export type Companion = (typeof companions)[number];

const columns: Readonly<Record<Exclude<Companion, "market">, string>> = {
  nasdaq: "ixic",
  vix: "vix",
  dollar: "dollar",
};

export interface Coefficient {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly t: number;
  readonly p: number;
}

/** The follower\u2019s return on the leader\u2019s and its companions\u2019 of the same bar. */
export interface SameBar {
  readonly beside: readonly Companion[];
  readonly n: number;
  readonly from: string;
  readonly to: string;
  readonly rSquared: number;
  /** Newey\u2013West lag of the errors. */
  readonly lag: number;
  /** Of the leader, then of its companions in order. */
  readonly coefficients: readonly Coefficient[];
  /** Of the leader beyond its companions, errors of equal variance supposed. */
  readonly partialF: { readonly f: number; readonly p: number };
  /** Share of the leader\u2019s variance that its companions do not explain: what is left to carry information. */
  readonly ownShare: number;
}

const level = 0.95;
const fewestBars = 36;
const kept = keeper<SameBar>();

/** Fits it on the bars whose date some test keeps; null where a companion is not held, or too few bars are left. */
export function sameBar(
  panel: Panel,
  bars: RotationBars,
  beside: readonly Companion[],
  part: { readonly name: string; readonly keep: (date: string) => boolean } = all,
): SameBar | null {
  const others = beside.map((companion) => changesOf(panel, bars, companion));
  const rows = bars.returnDates.flatMap((date, t) =>
    part.keep(date) && others.every((other) => Number.isFinite(other[t])) ? [t] : [],
  );
  if (rows.length < fewestBars) return null;
  return kept(bars, `${beside.join(" ")} ${part.name}`, () => fitRows(bars, beside, others, rows));
}

const all = { name: "all", keep: () => true };

/** Log returns of a companion, NaN where it has no level; the VIX and the dollar in logs too. */
function changesOf(panel: Panel, bars: RotationBars, companion: Companion): Float64Array {
  if (companion === "market") return bars.m;
  const column = numbers(panel, columns[companion]);
  const levels = Array.from(bars.rows.subarray(bars.first), (row) => column[row] ?? Number.NaN);
  return Float64Array.from({ length: bars.n }, (_, t) => Math.log(Number(levels[t + 1]) / Number(levels[t])));
}

function fitRows(
  bars: RotationBars,
  beside: readonly Companion[],
  others: readonly Float64Array[],
  rows: readonly number[],
): SameBar {
  const pick = (column: Float64Array) => Float64Array.from(rows, (t) => Number(column[t]));
  const [y, x] = [pick(bars.y), pick(bars.x)];
  const constant = ones(rows.length);
  const controls = others.map(pick);
  const design = [constant, x, ...controls];
  const { residuals } = leastSquares({ y, x: design });
  const { lag } = neweyWestLag({ x: design, residuals });
  const result = regression({
    y,
    x: design,
    covariance: { type: "newey-west", lag, adjust: true },
    distribution: "t",
  });
  const f = nestedFTest({ y, kept: [constant, ...controls], tested: [x] });
  const own = regressionShare(x, [constant, ...controls]);
  return {
    beside,
    n: rows.length,
    from: bars.returnDates[rows[0] ?? 0] ?? "",
    to: bars.returnDates[rows.at(-1) ?? 0] ?? "",
    rSquared: result.rSquared,
    lag,
    coefficients: design.slice(1).map((_, i) => coefficient(result, i + 1)),
    partialF: { f: f.statistic, p: f.p },
    ownShare: own,
  };
}

/** The share of a column\u2019s variation about its mean that others leave unexplained. */
function regressionShare(y: Float64Array, x: readonly Float64Array[]): number {
  const { residualSumOfSquares } = leastSquares({ y, x });
  const about = leastSquares({ y, x: x.slice(0, 1) });
  return residualSumOfSquares / about.residualSumOfSquares;
}

function coefficient(fitted: Regression, i: number): Coefficient {
  const value = Number(fitted.coefficients[i]);
  const width =
    -studentTQuantile((1 - level) / 2, fitted.degreesOfFreedom) * Number(fitted.standardErrors[i]);
  return {
    value,
    low: value - width,
    high: value + width,
    t: Number(fitted.t[i]),
    p: Number(fitted.p[i]),
  };
}
