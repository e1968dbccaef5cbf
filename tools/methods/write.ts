import { readFileSync, writeFileSync } from "node:fs";
import { withBlocks } from "./blocks.js";
import { firstRejections } from "./first-worlds.js";
import { FIRST_WORLDS, generatedBlocks, lastCalibration, METHODS } from "./generate.js";

const RUNS = 50;

/** Writes the generated parts of docs/methods.md; the calibration only after a run of bench/calibration.ts. */
function writeMethods(): void {
  const blocks = generatedBlocks();
  const last = lastCalibration();
  if (last) {
    const { seed } = last.calibration;
    blocks.set("calibration", last.block);
    const first = { seed, runs: RUNS, rejections: firstRejections(seed, RUNS) };
    writeFileSync(FIRST_WORLDS, `${JSON.stringify(first, undefined, 2)}\n`);
  } else {
    console.log("No result of bench/calibration.ts: its table stays as it is.");
  }
  writeFileSync(METHODS, withBlocks(readFileSync(METHODS, "utf8"), blocks));
}

writeMethods();
