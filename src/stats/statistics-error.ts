/** What was wrong with the argument of a statistic; a page may branch on it, the sentence is for the reader. */
export type StatisticsErrorCode =
  | "not-finite"
  | "not-integer"
  | "too-few"
  | "too-many"
  | "constant"
  | "out-of-range"
  | "unequal-lengths"
  | "unsorted"
  | "not-bracketed"
  | "not-converged"
  | "singular"
  | "aborted";

/**
 * The only error the functions of `stats/` throw on purpose: an input for which the statistic has no value.
 * `code` is one of `StatisticsErrorCode`; `message` is a plain sentence that names the argument, and the index
 * where one is to blame. No function of `stats/` returns NaN or Infinity in its place.
 */
export class StatisticsError extends Error {
  readonly code: StatisticsErrorCode;

  constructor(code: StatisticsErrorCode, message: string) {
    super(message);
    this.name = "StatisticsError";
    this.code = code;
  }
}

/** A count with its noun, for a sentence: "1 value", "5 values". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Rejects a NaN or an infinity in an array; gaps are never skipped in silence.
 * Input: `name` as the caller's reader knows it; `values` in any order and unit, possibly empty.
 * Errors: `not-finite`, "outcomes[3] is NaN, not a finite number; …", at the first offending index.
 */
export function requireFinite(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new StatisticsError(
        "not-finite",
        `${name}[${i}] is ${values[i]}, not a finite number; leave gaps out before computing.`,
      );
    }
  }
}
