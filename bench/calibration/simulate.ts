import { randomStream } from "../../src/stats/random.js";
import { eventTests, testEvents } from "./event-claims.js";
import { leadLagTests, testLeadLag } from "./lead-lag-claims.js";
import { longHorizonTests, testLongHorizon } from "./long-horizon-claims.js";
import { type Process, processes, type World } from "./processes.js";
import type { PValues, Test } from "./tested.js";

export const LEVEL = 0.05;
const STREAMS_PER_PROCESS = 1_000_000;

export interface SimulatedClaim {
  readonly claim: string;
  readonly tests: readonly Test[];
  readonly run: (world: World, process: Process) => PValues;
}

/** The claims of the calibration, in the order of its tables. */
export const simulatedClaims: readonly SimulatedClaim[] = [
  { claim: "events", tests: eventTests, run: testEvents },
  { claim: "long-horizon regressions", tests: longHorizonTests, run: testLongHorizon },
  { claim: "lead and lag", tests: leadLagTests, run: testLeadLag },
];

/** Rejections at 5 % by test, in the first `runs` worlds of a process that the claim can be tested in. */
export function rejections(
  { run }: SimulatedClaim,
  { process, seed, runs }: { process: string; seed: number; runs: number },
): Record<string, number> {
  const position = processes.findIndex(({ name }) => name === process);
  const drawn = processes[position];
  if (!drawn) throw new Error(`no process is called ${process}`);
  const counts: Record<string, number> = {};
  let done = 0;
  for (let stream = 0; done < runs; stream++) {
    const pValues = run(drawn.draw(randomStream(seed, position * STREAMS_PER_PROCESS + stream)), drawn);
    if (!pValues) continue;
    done++;
    for (const [test, p] of pValues) counts[test] = (counts[test] ?? 0) + (p <= LEVEL ? 1 : 0);
  }
  return counts;
}
