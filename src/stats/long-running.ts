import { StatisticsError } from "./statistics-error.js";

/** How a caller follows and stops a function that may take more than 50 ms. */
export interface LongRunning {
  /** Checked between batches of work; once aborted, the function throws `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Told the units of work done and those there are, between batches and at the end. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/**
 * Reports how far a loop has come and stops it if the caller wishes so.
 * Input: `control` of the caller; `done` and `of`, counts of the loop's units of work.
 * Method: the progress first, then the signal, so that a caller can stop from within its own report.
 * Errors: `aborted`, "aborted after 512 of 10000 units of work."
 */
export function reportProgress(control: LongRunning, done: number, of: number): void {
  control.onProgress?.(done, of);
  if (control.signal?.aborted) {
    throw new StatisticsError("aborted", `aborted after ${done} of ${of} units of work.`);
  }
}
