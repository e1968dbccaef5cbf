import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { processes, WEEKS } from "./calibration/processes.js";
import { BOUNDS } from "./calibration/report.js";
import { curveTests, rejectedCurves } from "./multiverse/calibrate-curve.js";

const SEED = 20261120;
const RUNS = Number(process.argv[2] ?? 500);
/** So many worlds are recomputed by the tests. */
const FIRST = 10;

const perCent = (count: number) => ((100 * count) / RUNS).toFixed(1).padStart(6);
const results = processes.map((one) => {
  const rejections = rejectedCurves(one, SEED, RUNS);
  const cells = curveTests.map(({ name }) => `${name} ${perCent(rejections[name] ?? 0)}`);
  console.log(`${one.name.padEnd(16)} ${cells.join("   ")}`);
  return { process: one.name, rejections, first: rejectedCurves(one, SEED, FIRST) };
});
const error = 100 * Math.sqrt((0.05 * 0.95) / RUNS);
console.log(
  `Per cent of ${RUNS} worlds of ${WEEKS} weeks without a link in which a joint test rejects at 5 %;`,
);
console.log(`Monte Carlo standard error ${error.toFixed(2)}. Seed ${SEED}.`);

if (process.argv.includes("--record")) {
  const file = fileURLToPath(new URL("multiverse/calibration.json", import.meta.url));
  const record = { seed: SEED, runs: RUNS, firstRuns: FIRST, results };
  writeFileSync(file, `${JSON.stringify(record, undefined, 2)}\n`);
}

const standard = curveTests.filter(({ isDefault }) => isDefault).map(({ name }) => name);
for (const { process: name, rejections } of results) {
  for (const test of standard) {
    const rate = (rejections[test] ?? 0) / RUNS;
    if (rate >= BOUNDS.low && rate <= BOUNDS.high) continue;
    console.error(`Outside 4 to 6 %: ${test}, ${name}: rejects ${(100 * rate).toFixed(1)} %`);
    process.exitCode = 1;
  }
}
