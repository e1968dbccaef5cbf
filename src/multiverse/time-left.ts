import type { Progress } from "./run.js";

/** Seconds that a run still needs, if it goes on as it did; null before anything is done. */
export function secondsLeft({ done, of }: Progress, elapsedMs: number): number | null {
  return done === 0 ? null : (elapsedMs / 1000) * (of / done - 1);
}
