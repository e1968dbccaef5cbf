import { readFile } from "node:fs/promises";
import { type CurveJson, fromJson } from "../multiverse/curve-record.js";
import { type Curves, makeCurves } from "./curves.js";
import type { Report } from "./make-report.js";

/** The curves that the build has made of this vintage already, in the file that CURVES names; else they are made here. */
export async function readCurves(report: Report): Promise<Curves> {
  const file = process.env.CURVES;
  if (!file) return makeCurves(report);
  const records = (JSON.parse(await readFile(file, "utf8")) as CurveJson[]).map(fromJson);
  return new Map(records.map((record) => [record.claim, record]));
}
