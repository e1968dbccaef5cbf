import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

/**
 * Rejects a series that holds a NaN or an infinity, or is shorter than the statistic needs.
 * Input: `name` as the caller's reader knows it; `minimum`, the fewest values that will do.
 * Errors: `not-finite`, by index; `too-few`, "x has 3 values; at least 5 are needed."
 */
export function requireSeries(name: string, values: Float64Array, minimum: number): void {
  requireFinite(name, values);
  if (values.length >= minimum) return;
  throw new StatisticsError(
    "too-few",
    `${name} has ${counted(values.length, "value")}; at least ${minimum} ${minimum === 1 ? "is" : "are"} needed.`,
  );
}

/**
 * Rejects two series of different lengths, which cannot be paired in time.
 * Errors: `unequal-lengths`, "x has 600 values and y 599; they are paired in time and must be as many."
 */
export function requireSameLength(
  first: readonly [name: string, values: Float64Array],
  second: readonly [name: string, values: Float64Array],
): void {
  const [firstName, { length: firstLength }] = first;
  const [secondName, { length: secondLength }] = second;
  if (firstLength === secondLength) return;
  throw new StatisticsError(
    "unequal-lengths",
    `${firstName} has ${counted(firstLength, "value")} and ${secondName} ${secondLength}; they are paired in time and must be as many.`,
  );
}

/**
 * Rejects a series of one repeated value.
 * Errors: `constant`, "x is 0.1 throughout; it has no variation."
 */
export function requireVarying(name: string, values: Float64Array): void {
  if (values.some((value) => value !== values[0])) return;
  throw new StatisticsError("constant", `${name} is ${values[0]} throughout; it has no variation.`);
}
