import type { CurveStandards } from "../stats/curve-standards.js";
import { type CurveRows, type CurveStatistics, curveStatistics } from "../stats/curve-statistics.js";
import { type ReachedCounts, reachedCounts, stepDownOf } from "../stats/curve-step-down.js";
import type { LongRunning } from "../stats/long-running.js";
import { boundCurves, sortedCurves } from "../stats/null-curve.js";
import { testCurve } from "../stats/specification-curve-test.js";
import type { Joint } from "./curve.js";
import { level } from "./plan.js";
import type { ShiftRange } from "./shift-ranges.js";
import type { Space } from "./space.js";

/** Places along the curve at which the band is drawn, its level, and the shifts that it is read from. */
const bandPlaces = 121;
export const bandLevel = 0.95;
const bandShifts = 200;

/** All specifications at a range of the shifts. */
export interface CurvePart extends ShiftRange {
  /** In the order of the space, at the shifts of the range. */
  readonly rows: readonly CurveRows[];
  /** All shifts of the curve, and what the specifications are over all of them. */
  readonly shifts: number;
  readonly standards: CurveStandards;
}

/** What a range of the shifts adds to the joint tests. */
export interface TestedPart {
  readonly statistics: CurveStatistics;
  readonly curves: readonly Float64Array[];
  readonly reached: ReachedCounts;
}

/** Everything of the joint tests that one range of the shifts can say by itself. */
export function testPart(
  { specifications }: Pick<Space, "specifications">,
  { rows, first, to, shifts: all, standards }: CurvePart,
  { signal, onProgress }: LongRunning = {},
): TestedPart {
  const shifts = to - first;
  const families = Int32Array.from(specifications, ({ family }) => family);
  const { there } = standards;
  const every = Math.max(1, Math.round(all / bandShifts));
  return {
    statistics: curveStatistics({ rows, families, shifts, level, there, signal, onProgress }),
    curves: sortedCurves({ rows, shifts, first, every, places: bandPlaces, signal }),
    reached: reachedCounts({ rows, shifts, standards, signal }),
  };
}

function concatenate(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

export interface TestPartsOptions {
  readonly shifts: number;
  readonly alternative: "greater" | "less";
  readonly standards: CurveStandards;
}

/** The joint tests of a curve from its ranges of shifts, in order: the same to the last digit however they were cut. */
export function testParts(parts: readonly TestedPart[], options: TestPartsOptions): Joint {
  const { shifts, alternative, standards } = options;
  const along = (of: (statistics: CurveStatistics) => Float64Array) =>
    concatenate(parts.map(({ statistics }) => of(statistics)));
  const statistics = {
    median: along(({ median }) => median),
    share: along(({ share }) => share),
    stouffer: along(({ stouffer }) => stouffer),
    estimated: Int32Array.from(parts.flatMap(({ statistics: { estimated } }) => [...estimated])),
  };
  return {
    test: testCurve(statistics, alternative),
    band: boundCurves(
      parts.flatMap(({ curves }) => curves),
      bandLevel,
    ),
    familyWise: stepDownOf(
      parts.map(({ reached }) => reached),
      shifts,
      standards,
    ),
  };
}
