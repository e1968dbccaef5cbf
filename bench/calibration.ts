import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { processes, WEEKS } from "./calibration/processes.js";
import { type ClaimTable, failures, printTable, rateOf, rowOf } from "./calibration/report.js";
import { LEVEL, rejections, type SimulatedClaim, simulatedClaims } from "./calibration/simulate.js";

const SEED = 20261120;
const RUNS = Number(process.argv[2] ?? 4000);

function tableOf(claim: SimulatedClaim): ClaimTable {
  const results = processes.map(({ name }) => rejections(claim, { process: name, seed: SEED, runs: RUNS }));
  const rows = claim.tests.map((test) =>
    rowOf(
      test,
      results.map((counts) => {
        const count = counts[test.name];
        return count === undefined ? undefined : rateOf(count, RUNS);
      }),
    ),
  );
  return { claim: claim.claim, processes: processes.map(({ name }) => name), rows };
}

const started = performance.now();
const tables = simulatedClaims.map((claim) => {
  const table = tableOf(claim);
  console.log(`${printTable(table)}\n`);
  return table;
});
const seconds = (performance.now() - started) / 1000;
console.log(
  `Per cent of ${RUNS} worlds of ${WEEKS} weeks without a link in which a test rejects at 5 %, ± one`,
);
console.log(`Monte Carlo standard error. * the default of its claim. Seed ${SEED}; ${seconds.toFixed(0)} s.`);

const folder = fileURLToPath(new URL("out/", import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(
  `${folder}calibration.json`,
  `${JSON.stringify({ seed: SEED, runs: RUNS, weeks: WEEKS, level: LEVEL, tables }, undefined, 1)}\n`,
);

const outside = failures(tables);
for (const line of outside) console.error(`Outside 4 to 6 %: ${line}`);
if (outside.length > 0) process.exitCode = 1;
