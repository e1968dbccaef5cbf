import { requireFinite, StatisticsError } from "./statistics-error.js";

/**
 * Rejects a number that is NaN or infinite.
 * Errors: `not-finite`, "t is NaN, not a finite number."
 */
export function requireFiniteNumber(name: string, value: number): void {
  if (!Number.isFinite(value)) {
    throw new StatisticsError("not-finite", `${name} is ${value}, not a finite number.`);
  }
}

/**
 * Rejects a result that left the range of double precision, so that no caller meets an infinity.
 * Output: the value itself when finite.
 * Errors: `out-of-range`, "the mean of values overflows double precision; rescale the values."
 */
export function requireFiniteResult(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new StatisticsError("out-of-range", `${name} overflows double precision; rescale the values.`);
}

/**
 * Rejects a number that is not whole.
 * Errors: `not-finite` as above; `not-integer`, "n is 2.5, not a whole number."
 */
export function requireInteger(name: string, value: number): void {
  requireFiniteNumber(name, value);
  if (!Number.isSafeInteger(value)) {
    throw new StatisticsError("not-integer", `${name} is ${value}, not a whole number.`);
  }
}

/**
 * Rejects a count below what the statistic needs.
 * Errors: `not-finite` and `not-integer` as above; `too-few`, "n is 1; at least 2 are needed."
 */
export function requireCount(name: string, value: number, minimum: number): void {
  requireInteger(name, value);
  if (value < minimum) {
    throw new StatisticsError(
      "too-few",
      `${name} is ${value}; at least ${minimum} ${minimum === 1 ? "is" : "are"} needed.`,
    );
  }
}

/**
 * Rejects a count whose arrays would not fit in memory.
 * Errors: `too-many`, "size is 10000000000; at most 10000000 are possible."
 */
export function requireAtMost(name: string, value: number, maximum: number): void {
  if (value > maximum) {
    throw new StatisticsError("too-many", `${name} is ${value}; at most ${maximum} are possible.`);
  }
}

/**
 * Rejects a number outside the open interval from `low` to `high`.
 * Errors: `not-finite` as above; `out-of-range`, "level is 1; it must lie strictly between 0 and 1."
 */
export function requireBetween(name: string, value: number, low: number, high: number): void {
  requireFiniteNumber(name, value);
  if (value <= low || value >= high) {
    throw new StatisticsError(
      "out-of-range",
      `${name} is ${value}; it must lie strictly between ${low} and ${high}.`,
    );
  }
}

/**
 * Rejects a number that is zero or negative.
 * Errors: `not-finite` as above; `out-of-range`, "degreesOfFreedom is 0; it must be positive."
 */
export function requirePositive(name: string, value: number): void {
  requireFiniteNumber(name, value);
  if (value <= 0) throw new StatisticsError("out-of-range", `${name} is ${value}; it must be positive.`);
}

/**
 * Rejects a number below a bound that the method can still reach.
 * Errors: `out-of-range`, "degreesOfFreedom is 1e-300; it must be at least 1e-9."
 */
export function requireAtLeast(name: string, value: number, minimum: number): void {
  if (value < minimum) {
    throw new StatisticsError("out-of-range", `${name} is ${value}; it must be at least ${minimum}.`);
  }
}

/**
 * Rejects a list of positions that is not whole, strictly increasing (sorted, each once) and inside an array.
 * Input: `indices` counted from 0; `length` of the array they point into, or Infinity when there is none.
 * Errors: `not-finite`, `not-integer`; `out-of-range`, "events[2] is 40, outside the 40 positions counted
 * from 0."; `unsorted`, "events[2] is 7 after 9; …".
 */
export function requireIndices(name: string, indices: ArrayLike<number>, length: number): void {
  requireFinite(name, indices);
  let previous = -1;
  for (let i = 0; i < indices.length; i++) {
    const index = Number(indices[i]);
    requireInteger(`${name}[${i}]`, index);
    if (index < 0 || index >= length) {
      const room = Number.isFinite(length) ? `the ${length} positions counted from 0` : "positions from 0 up";
      throw new StatisticsError("out-of-range", `${name}[${i}] is ${index}, outside ${room}.`);
    }
    if (index <= previous) {
      throw new StatisticsError(
        "unsorted",
        `${name}[${i}] is ${index} after ${previous}; positions must increase, each once.`,
      );
    }
    previous = index;
  }
}
