import { processes } from "../../bench/calibration/processes.js";
import { rejections, simulatedClaims } from "../../bench/calibration/simulate.js";

/** Rejections in every cell of the tables, in the first worlds only: the same code gives the same counts. */
export function firstRejections(seed: number, runs: number): Record<string, Record<string, number>> {
  const cells = simulatedClaims.flatMap((claim) =>
    processes.map(({ name: process }): [string, Record<string, number>] => [
      `${claim.claim}, ${process}`,
      rejections(claim, { process, seed, runs }),
    ]),
  );
  return Object.fromEntries(cells);
}
