import type { Parameters } from "../../claims/claim.js";
import { walkSeed } from "../../claims/rotation/h1-walk.js";

/** What is drawn: Gaussian steps of an AR(1), or the index\u2019s own steps in blocks. */
export type NoiseId = "random-walk" | "resampled";

export const noiseNames: Readonly<Record<NoiseId, string>> = {
  "random-walk": "random walks with the Russell\u2019s mean, volatility and autocorrelation",
  resampled: "histories of the Russell\u2019s own returns, in blocks drawn at random",
};

/** What is asked of the lab: plain data, for a message to another thread. */
export interface LabRequest {
  /** The reader\u2019s controls of H1; what is left out stands at its default. What breaks out is the lab\u2019s affair. */
  readonly parameters: Parameters;
  readonly noise: NoiseId;
  /** Histories that are drawn: whole, from 1. */
  readonly draws: number;
  /** The first so many of them are tried by every wording: whole, from 0 to `draws`. */
  readonly wordingDraws: number;
  /** Whole, from 0 to 2\u2075\u00b3 \u2212 1. */
  readonly seed: number;
  /** Breakouts that are over, below which nothing is announced: whole, from 1. */
  readonly fewest: number;
}

const mostDraws = 100_000;

export const usualRequest: LabRequest = {
  parameters: {},
  noise: "random-walk",
  draws: 1000,
  wordingDraws: 200,
  seed: walkSeed,
  fewest: 1,
};

/** Throws, naming the field, where a request asks for what the lab cannot do. */
export function requireRequest({ noise, draws, wordingDraws, seed, fewest }: LabRequest): void {
  if (!(noise in noiseNames)) {
    throw new Error(`noise is \u201c${noise}\u201d; it is one of ${Object.keys(noiseNames).join(", ")}`);
  }
  requireWhole("draws", draws, 1, mostDraws);
  requireWhole("wordingDraws", wordingDraws, 0, draws);
  requireWhole("seed", seed, 0, Number.MAX_SAFE_INTEGER);
  requireWhole("fewest", fewest, 1, mostDraws);
}

function requireWhole(name: string, value: number, minimum: number, maximum: number): void {
  if (Number.isSafeInteger(value) && value >= minimum && value <= maximum) return;
  throw new Error(`${name} is ${value}; a whole number from ${minimum} to ${maximum} is needed`);
}
