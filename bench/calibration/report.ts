import type { Test } from "./tested.js";

export interface Rate {
  readonly rate: number;
  /** Monte Carlo standard error, √(rate(1 − rate)/runs). */
  readonly error: number;
  readonly runs: number;
}

export interface ClaimTable {
  readonly claim: string;
  readonly processes: readonly string[];
  readonly rows: readonly {
    readonly test: string;
    readonly isDefault: boolean;
    /** By process; absent where the test has no meaning. */
    readonly rates: readonly (Rate | undefined)[];
  }[];
}

/** The default tests must hold their level within a fifth of it. */
export const BOUNDS = { low: 0.04, high: 0.06 } as const;

export function rateOf(rejections: number, runs: number): Rate {
  const rate = rejections / runs;
  return { rate, error: Math.sqrt((rate * (1 - rate)) / runs), runs };
}

export function rowOf({ name, isDefault }: Test, rates: (Rate | undefined)[]): ClaimTable["rows"][number] {
  return { test: name, isDefault: isDefault ?? false, rates };
}

function cell(rate: Rate | undefined): string {
  return (rate ? `${(100 * rate.rate).toFixed(1)} ± ${(100 * rate.error).toFixed(1)}` : "–").padStart(17);
}

/** The table as text, per cent of worlds without a link in which each test rejects at 5 %. */
export function printTable({ claim, processes, rows }: ClaimTable): string {
  const width = Math.max(...rows.map(({ test }) => test.length)) + 10;
  const head = claim.padEnd(width) + processes.map((name) => name.padStart(17)).join("");
  const lines = rows.map(({ test, isDefault, rates }) => {
    const name = (isDefault ? `${test} *` : test).padEnd(width);
    return name + rates.map(cell).join("");
  });
  return [head, ...lines].join("\n");
}

/** The default tests that leave the bounds, in words. */
export function failures(tables: readonly ClaimTable[]): string[] {
  return tables.flatMap(({ processes, rows }) =>
    rows
      .filter(({ isDefault }) => isDefault)
      .flatMap(({ test, rates }) =>
        rates.flatMap((rate, i) => {
          if (!rate || (rate.rate >= BOUNDS.low && rate.rate <= BOUNDS.high)) return [];
          return [`${test}, ${processes[i]}: rejects ${(100 * rate.rate).toFixed(2)} %`];
        }),
      ),
  );
}
