import { curveStandards } from "../stats/curve-standards.js";
import type { LongRunning } from "../stats/long-running.js";
import type { NullCurve } from "../stats/null-curve.js";
import type { SpecificationCurveTest } from "../stats/specification-curve-test.js";
import { testPart, testParts } from "./curve-part.js";
import type { Rows } from "./rows.js";
import type { Space } from "./space.js";

/** What the whole curve says, once every specification is carried out. */
export interface Joint {
  readonly test: SpecificationCurveTest;
  /** The sorted curve as it would look with the signal elsewhere, for the chart. */
  readonly band: NullCurve;
  /** The p of every specification among all of the space, in its order (step-down); NaN where it has no estimate. */
  readonly familyWise: Float64Array;
}

/** Rows in the order of the space. Throws where a specification is missing, stands twice, or is none of the space. */
export function inOrder(rows: readonly Rows[], specifications: number): Rows[] {
  const sorted = [...rows].sort((a, b) => (a.indices[0] ?? 0) - (b.indices[0] ?? 0));
  let next = 0;
  for (const { indices } of sorted) {
    for (const index of indices) {
      if (index < next) throw new Error(`specification ${index} stands twice among the rows`);
      if (index > next) throw new Error(`specification ${next} is missing among the rows`);
      next += 1;
    }
  }
  if (next !== specifications) {
    throw new Error(`the rows hold ${next} specifications, the space ${specifications}`);
  }
  return sorted;
}

/** The joint tests of a whole space and the band of its null curve. `rows` may be in any order of blocks. */
export function jointOf(
  { specifications }: Pick<Space, "specifications">,
  rows: readonly Rows[],
  { shifts, alternative }: { shifts: number; alternative: "greater" | "less" },
  control: LongRunning = {},
): Joint {
  const ordered = inOrder(rows, specifications.length);
  const standards = curveStandards({ rows: ordered, shifts, alternative });
  const whole = { rows: ordered, first: 0, to: shifts, shifts, standards };
  return testParts([testPart({ specifications }, whole, control)], { shifts, alternative, standards });
}
