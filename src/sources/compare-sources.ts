import type { Disagreement } from "../vintage/provenance.js";
import type { Point } from "./source.js";
import { SourceError } from "./source-error.js";

const fewestCompared = 10;

/**
 * How a second source compares with the first, on the dates that both have.
 * Input: points with dates each once, in one unit, the first source's values not zero; `secondName` as
 * "yahoo/BTC-USD"; `tolerance` as a fraction of the first source's value. Output: null without a common date;
 * `largest` is the largest difference as such a fraction, `largestOn` its date, the first of equals.
 */
export function compareSources(
  main: readonly Point[],
  second: readonly Point[],
  secondName: string,
  tolerance = 0.02,
): Disagreement | null {
  const others = new Map(second.map(({ date, value }) => [date, value]));
  const differences = main.flatMap(({ date, value }) => {
    const other = others.get(date);
    return other === undefined ? [] : [{ date, size: Math.abs(other - value) / Math.abs(value) }];
  });
  const [first, ...rest] = differences;
  if (!first) return null;
  const largest = rest.reduce((most, one) => (one.size > most.size ? one : most), first);
  return {
    source: secondName,
    compared: differences.length,
    differing: differences.filter(({ size }) => size > tolerance).length,
    tolerance,
    largest: largest.size,
    largestOn: largest.date,
  };
}

/**
 * Refuses an answer that a second source contradicts: more than one day in ten, of at least ten compared.
 * Input: the refused source as "coinbase/BTC-USD"; a comparison, or null where there is none, which passes.
 * Throws `SourceError`: `coinbase/BTC-USD: cross-check: expected at most 1 in 10 of 355 days more than 2 % from
 * yahoo/BTC-USD, got 36, the largest 4.1 % on 2026-02-06`.
 */
export function requireAgreement(source: string, check: Disagreement | null): void {
  if (!check || check.compared < fewestCompared || check.differing * 10 <= check.compared) return;
  const { compared, differing, tolerance, largest, largestOn } = check;
  const [name = "", ...symbol] = source.split("/");
  throw new SourceError(name, symbol.join("/"), {
    rule: "cross-check",
    expected: `at most 1 in 10 of ${compared} days more than ${percent(tolerance)} from ${check.source}`,
    got: `${differing}, the largest ${percent(largest)} on ${largestOn}`,
  });
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(2))} %`;
}
