import type { ClarityStep } from "./clarity-steps.js";
import type { AbnormalReturns, StepStudyChoice, StudiedStep } from "./p2-study.js";

export interface P2Evidence {
  readonly choice: StepStudyChoice;
  readonly assetName: string;
  readonly steps: readonly StudiedStep[];
  /** Steps known of which no whole window is held. */
  readonly left: readonly ClarityStep[];
  /** Abnormal log returns from every admissible day; null where there is no study. */
  readonly returns: AbnormalReturns | null;
  readonly signedMean: number | null;
  readonly p: number | null;
  readonly smallestAttainable: number | null;
}
