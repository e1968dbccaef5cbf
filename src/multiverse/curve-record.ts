import type { Parameters, Setting } from "../claims/claim.js";
import type { NullCurve } from "../stats/null-curve.js";
import type { JointTest } from "../stats/specification-curve-test.js";
import type { Joint } from "./curve.js";
import type { Rows } from "./rows.js";

/** How often a statistic took values of each of some equal steps under the shifts. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/** A joint test without the statistic at every shift. */
export interface JointTestSummary extends Pick<JointTest, "observed" | "p"> {
  readonly placebo: Histogram;
}

export interface JointSummary {
  readonly median: JointTestSummary;
  readonly share: JointTestSummary;
  readonly stouffer: JointTestSummary;
  /** One p for the three. */
  readonly p: number;
  readonly specifications: number;
  readonly shifts: number;
  readonly smallestAttainable: number;
  readonly band: NullCurve;
}

/** What is kept of a curve that was carried out: what the cards say of every specification, and the joint tests. */
export interface CurveRecord {
  readonly claim: string;
  readonly setting: Setting;
  /** The choices that all its specifications make. */
  readonly chosen: Parameters;
  /** SHA-256 of the list of its specifications. */
  readonly hash: string;
  /** By specification, in the order of the list; NaN where there is nothing. */
  readonly estimates: Float64Array;
  readonly p: Float64Array;
  readonly n: Int32Array;
  readonly familyWise: Float64Array;
  /** How many specifications the data cannot carry out, by reason. */
  readonly unavailable: Readonly<Record<string, number>>;
  readonly joint: JointSummary;
}

const steps = 40;

function histogramOf(values: Float64Array): Histogram {
  const from = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const to = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const counts = new Array<number>(steps).fill(0);
  for (const value of values) {
    const step = to > from ? Math.min(steps - 1, Math.floor((steps * (value - from)) / (to - from))) : 0;
    counts[step] = (counts[step] as number) + 1;
  }
  return { from, to, counts };
}

function summaryOf({ observed, p, placebo }: JointTest): JointTestSummary {
  return { observed, p, placebo: histogramOf(placebo) };
}

/** The joint tests as they are kept: of the values under the shifts, how often each occurred. */
export function summariseJoint({ test, band }: Pick<Joint, "test" | "band">): JointSummary {
  const { p, specifications, shifts, smallestAttainable } = test;
  return {
    median: summaryOf(test.median),
    share: summaryOf(test.share),
    stouffer: summaryOf(test.stouffer),
    p,
    specifications,
    shifts,
    smallestAttainable,
    band,
  };
}

/** What the cards say, from rows in any order of blocks; NaN where no row has come yet. */
export function cardsOf(
  rows: readonly Rows[],
  specifications: number,
): Pick<CurveRecord, "estimates" | "p" | "n"> {
  const estimates = new Float64Array(specifications).fill(Number.NaN);
  const p = new Float64Array(specifications).fill(Number.NaN);
  const n = new Int32Array(specifications);
  for (const row of rows) {
    const first = row.indices[0] ?? 0;
    estimates.set(row.estimates, first);
    p.set(row.p, first);
    n.set(row.n, first);
  }
  return { estimates, p, n };
}

export interface CarriedOut {
  readonly setting: Setting;
  readonly chosen: Parameters;
  readonly hash: string;
  /** Rows of the whole space, in any order of blocks. */
  readonly rows: readonly Rows[];
  readonly joint: Joint;
}

/** What is kept of a space that was carried out and tested. */
export function recordOf(claim: string, { rows, joint, ...carriedOut }: CarriedOut): CurveRecord {
  return {
    claim,
    ...carriedOut,
    ...cardsOf(rows, joint.familyWise.length),
    familyWise: joint.familyWise,
    unavailable: reasonsOf(rows),
    joint: summariseJoint(joint),
  };
}

/** In the order of the words, so that it is the same however the rows came. */
function reasonsOf(rows: readonly Rows[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const reason of rows.flatMap(({ reasons }) => reasons)) {
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Numbers = readonly (number | null)[];

/** The same as plain JSON: lists of numbers, null where there is nothing. */
export interface CurveJson extends Omit<CurveRecord, "estimates" | "p" | "n" | "familyWise" | "joint"> {
  readonly estimates: Numbers;
  readonly p: Numbers;
  readonly n: Numbers;
  readonly familyWise: Numbers;
  readonly joint: Omit<JointSummary, "band"> & {
    readonly band: { readonly low: Numbers; readonly middle: Numbers; readonly high: Numbers };
  };
}

const listed = (values: ArrayLike<number>): Numbers =>
  Array.from(values, (value) => (Number.isNaN(value) ? null : value));
const unlisted = (values: Numbers) => Float64Array.from(values, (value) => value ?? Number.NaN);

/** A record for a file: every digit stays. */
export function toJson(record: CurveRecord): CurveJson {
  const { estimates, p, n, familyWise, joint } = record;
  const { low, middle, high } = joint.band;
  return {
    ...record,
    estimates: listed(estimates),
    p: listed(p),
    n: listed(n),
    familyWise: listed(familyWise),
    joint: { ...joint, band: { low: listed(low), middle: listed(middle), high: listed(high) } },
  };
}

/** The record of a file. */
export function fromJson(json: CurveJson): CurveRecord {
  const { low, middle, high } = json.joint.band;
  return {
    ...json,
    estimates: unlisted(json.estimates),
    p: unlisted(json.p),
    n: Int32Array.from(json.n, Number),
    familyWise: unlisted(json.familyWise),
    joint: {
      ...json.joint,
      band: { low: unlisted(low), middle: unlisted(middle), high: unlisted(high) },
    },
  };
}
