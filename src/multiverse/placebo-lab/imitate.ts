import type { Signal } from "../../claims/rotation/h1-signals.js";
import { type StepModel, stepModel, stepsOf, walkBy } from "../../claims/rotation/h1-walk.js";
import { randomStream } from "../../stats/random.js";
import { resampleIndices } from "../../stats/resamples.js";
import { sharedBlockLength } from "../../stats/shared-block-length.js";
import { stationaryBootstrap } from "../../stats/stationary-bootstrap.js";
import type { LabRequest } from "./request.js";

/** How histories are drawn that resemble an index. */
export interface Imitation {
  readonly model: StepModel;
  /** Mean length of the blocks in bars; null where no blocks are drawn. */
  readonly blockLength: number | null;
  /** Draw `number`, from 0: the same whatever was drawn before. */
  draw(number: number): Signal;
}

/**
 * Histories of an index that never were: its dates, its first close, and other steps. What a model of its regimes is
 * estimated on, and the index that it is held against, stay the real ones, as with H1\u2019s own random walk, which is draw 1
 * of H1\u2019s seed. Throws where the index has too few closes.
 */
export function imitationOf(
  index: Signal,
  { noise, draws, seed }: Pick<LabRequest, "noise" | "draws" | "seed">,
): Imitation {
  const logs = index.closes.map(Math.log);
  const model = stepModel(logs);
  if (!model || logs.length < fewestCloses) {
    throw new Error(`the index has ${logs.length} closes, too few or too even to be imitated`);
  }
  const signalFrom = (drawn: Float64Array): Signal => ({ ...index, id: "walk", closes: drawn.map(Math.exp) });
  if (noise === "random-walk") {
    const draw = (number: number) => signalFrom(walkBy(model, logs, randomStream(seed, number)));
    return { model, blockLength: null, draw };
  }
  const steps = stepsOf(logs);
  const meanBlockLength = blockLengthOf(steps);
  const resamples = stationaryBootstrap({ size: steps.length, meanBlockLength, count: draws, seed });
  const draw = (number: number) =>
    signalFrom(joined(logs[0] ?? 0, steps, resampleIndices(resamples, number)));
  return { model, blockLength: meanBlockLength, draw };
}

const fewestCloses = 10;

/** As long as the steps or their squares ask for: calm and turbulent times then stay together. */
function blockLengthOf(steps: Float64Array): number {
  const series = [steps, steps.map((step) => step * step)];
  return sharedBlockLength({ series, significance: "np", mHat: "first-of-run" }).stationary;
}

function joined(first: number, steps: Float64Array, order: Int32Array): Float64Array {
  const logs = new Float64Array(order.length + 1);
  logs[0] = first;
  order.forEach((place, i) => {
    logs[i + 1] = Number(logs[i]) + Number(steps[place]);
  });
  return logs;
}
