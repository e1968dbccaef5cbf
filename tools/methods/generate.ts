import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../site/project-root.js";
import { type Calibration, calibrationTable } from "./calibration-table.js";
import { type CurveCalibration, curveCalibrationTable } from "./curve-calibration.js";
import { functionTable } from "./function-tables.js";
import { referenceTable, type VerifiedFile } from "./reference-table.js";
import { sections } from "./sections.js";

export const METHODS = join(projectRoot, "docs/methods.md");
export const CURVE_CALIBRATION = "bench/multiverse/calibration.json";
export const FIRST_WORLDS = join(projectRoot, "tools/methods/first-worlds.json");

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(projectRoot, path), "utf8")) as T;
}

/** The parts of docs/methods.md that follow from files of the project, by name. */
export function generatedBlocks(): Map<string, string> {
  const blocks = new Map(sections.map((part) => [`${part.name}-functions`, functionTable(part)]));
  blocks.set("curve-calibration", curveCalibrationTable(readJson<CurveCalibration>(CURVE_CALIBRATION)));
  return blocks.set(
    "reference-files",
    referenceTable(readJson<VerifiedFile[]>("tests/reference/verified.json")),
  );
}

/** What the last run of bench/calibration.ts left, if there was one: it takes minutes and is not kept. */
export function lastCalibration(): { calibration: Calibration; block: string } | undefined {
  const path = "bench/out/calibration.json";
  if (!existsSync(join(projectRoot, path))) return undefined;
  const calibration = readJson<Calibration>(path);
  return { calibration, block: calibrationTable(calibration) };
}
