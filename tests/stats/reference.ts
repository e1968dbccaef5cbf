import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect } from "vitest";
import { StatisticsError, type StatisticsErrorCode } from "../../src/stats/statistics-error.js";

const folder = process.env.REFERENCE_DIR ?? fileURLToPath(new URL("../reference/", import.meta.url));

/** A JSON file of the reference folder; its README says which program computed it. */
export function readReference<T>(path: string): T {
  return JSON.parse(readFileSync(join(folder, path), "utf8")) as T;
}

/** One numeric column of a CSV file of the reference folder. */
export function readColumn(path: string, column: string): Float64Array {
  const [header = "", ...rows] = readFileSync(join(folder, path), "utf8").trim().split("\n");
  const position = header.split(",").indexOf(column);
  return Float64Array.from(rows, (row) => Number(row.split(",")[position]));
}

/** Within a relative tolerance of the expected value, or within the same absolute one of an expected zero. */
export function expectClose(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * (Math.abs(expected) || 1));
}

export function expectAllClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  absolute: number,
): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    expect(Math.abs(Number(actual[i]) - Number(expected[i]))).toBeLessThanOrEqual(absolute);
  }
}

export function expectError(run: () => unknown, code: StatisticsErrorCode, sentence: RegExp): void {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(StatisticsError);
    if (error instanceof StatisticsError) expect(error.code).toBe(code);
    expect(String(error)).toMatch(sentence);
    return;
  }
  expect.fail(`expected a StatisticsError with code ${code}`);
}

/** Checks a property on 100 inputs drawn from one seed, so that every run sees the same ones. */
export function holds<T extends [unknown, ...unknown[]]>(
  property: fc.IPropertyWithHooks<T>,
  runs = 100,
): void {
  fc.assert(property, { seed: 20261120, numRuns: runs });
}

/** Arrays of moderate numbers, at most 40 unless told. */
export function values(minLength: number, maxLength = 40): fc.Arbitrary<Float64Array> {
  const number = fc.double({ min: -1000, max: 1000, noNaN: true });
  return fc.array(number, { minLength, maxLength }).map((numbers) => Float64Array.from(numbers));
}

/** Arrays of small whole numbers, whose sums are exact and whose ties are many. */
export function wholes(minLength: number, maxLength = 30): fc.Arbitrary<Float64Array> {
  const number = fc.integer({ min: -5, max: 5 });
  return fc.array(number, { minLength, maxLength }).map((numbers) => Float64Array.from(numbers));
}

export function reversed(array: Float64Array): Float64Array {
  return Float64Array.from(array).reverse();
}
