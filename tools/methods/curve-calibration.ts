import { processes, WEEKS } from "../../bench/calibration/processes.js";
import { type ClaimTable, rateOf, rowOf } from "../../bench/calibration/report.js";
import { curveTests } from "../../bench/multiverse/calibrate-curve.js";
import { level } from "../../src/multiverse/plan.js";
import { calibrationTable } from "./calibration-table.js";

/** What `bench/multiverse-calibration.ts --record` writes. */
export interface CurveCalibration {
  readonly seed: number;
  readonly runs: number;
  /** So many of the first worlds are counted apart, for a test to recompute. */
  readonly firstRuns: number;
  readonly results: readonly {
    readonly process: string;
    /** Rejections by test, in all worlds and in the first ones. */
    readonly rejections: Readonly<Record<string, number>>;
    readonly first: Readonly<Record<string, number>>;
  }[];
}

/** The recorded rejections as the tables of the other tests are shown. */
export function curveCalibrationTable({ seed, runs, results }: CurveCalibration): string {
  const rows = curveTests.map((test) =>
    rowOf(
      test,
      processes.map(({ name }) => {
        const count = results.find(({ process }) => process === name)?.rejections[test.name];
        return count === undefined ? undefined : rateOf(count, runs);
      }),
    ),
  );
  const table: ClaimTable = {
    claim: "specification curve",
    processes: processes.map(({ name }) => name),
    rows,
  };
  return calibrationTable({ seed, runs, weeks: WEEKS, level, tables: [table] });
}
