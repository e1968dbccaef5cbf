import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fisherExact } from "../../src/stats/fisher-exact.js";
import { expectClose, expectError, holds } from "./reference.js";

type Table = readonly [readonly [number, number], readonly [number, number]];

const cell = fc.nat({ max: 12 });
const tables = fc
  .tuple(cell, cell, cell, cell)
  .filter(([a, b, c, d]) => a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0)
  .map(
    ([a, b, c, d]): Table => [
      [a, b],
      [c, d],
    ],
  );
const alternatives = fc.constantFrom("greater" as const, "less" as const, "two-sided" as const);

const scipy = [
  {
    table: [
      [3, 1],
      [1, 3],
    ],
    greater: 0.24285714285714283,
    less: 0.9857142857142858,
    both: 0.48571428571428565,
  },
  {
    table: [
      [2, 10],
      [15, 3],
    ],
    greater: 0.9999845190186861,
    less: 0.000465180943362905,
    both: 0.0005367241191434357,
  },
  {
    table: [
      [6, 2],
      [1, 4],
    ],
    greater: 0.08624708624708625,
    less: 0.9953379953379954,
    both: 0.10256410256410256,
  },
  {
    table: [
      [12, 5],
      [29, 2],
    ],
    greater: 0.9945252060218822,
    less: 0.04455473783507688,
    both: 0.08026855207410463,
  },
  {
    table: [
      [40, 60],
      [35, 85],
    ],
    greater: 0.06125124739836376,
    less: 0.9663652246565013,
    both: 0.115986773414743,
  },
] as const;

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}

/** The chance of each possible first cell, from binomial coefficients. */
function chances([[a, b], [c, d]]: Table): Map<number, number> {
  const found = new Map<number, number>();
  for (let k = Math.max(0, a - d); k <= Math.min(a + b, a + c); k++) {
    found.set(k, (choose(a + c, k) * choose(b + d, a + b - k)) / choose(a + b + c + d, a + b));
  }
  return found;
}

describe("fisherExact", () => {
  // R. A. Fisher, 1935: four cups of eight, three named rightly: (16 + 1)/70, and twice that on two sides.
  it("gives Fisher's tea tasting 17/70 and 34/70 (1e-15)", () => {
    const table = [
      [3, 1],
      [1, 3],
    ] as const;
    expectClose(fisherExact({ table, alternative: "greater" }).p, 17 / 70, 1e-15);
    expectClose(fisherExact({ table, alternative: "two-sided" }).p, 34 / 70, 1e-15);
    expectClose(fisherExact({ table, alternative: "greater" }).smallestAttainable, 1 / 70, 1e-15);
  });

  // R's ?fisher.test prints 0.0004652 for Fisher's convictions of twins, alternative "less", 0.0005367 two-sided.
  it("gives the convictions of twins the p-values that R's manual page prints", () => {
    const table = [
      [2, 10],
      [15, 3],
    ] as const;
    expect(fisherExact({ table, alternative: "less" }).p.toFixed(7)).toBe("0.0004652");
    expect(fisherExact({ table, alternative: "two-sided" }).p.toFixed(7)).toBe("0.0005367");
  });

  // SciPy 1.17.1, scipy.stats.fisher_exact; 1e-12 relative.
  it.each(scipy)("is SciPy's test of $table", ({ table, greater, less, both }) => {
    expectClose(fisherExact({ table, alternative: "greater" }).p, greater, 1e-12);
    expectClose(fisherExact({ table, alternative: "less" }).p, less, 1e-12);
    expectClose(fisherExact({ table, alternative: "two-sided" }).p, both, 1e-12);
  });

  it("is the sum over all tables with the same margins, from binomial coefficients (1e-12 relative)", () => {
    holds(
      fc.property(tables, (table) => {
        const all = [...chances(table)];
        const [[a]] = table;
        const sum = (kept: (k: number) => boolean) =>
          all.reduce((total, [k, chance]) => total + (kept(k) ? chance : 0), 0);
        expectClose(
          fisherExact({ table, alternative: "greater" }).p,
          sum((k) => k >= a),
          1e-12,
        );
        expectClose(
          fisherExact({ table, alternative: "less" }).p,
          sum((k) => k <= a),
          1e-12,
        );
      }),
    );
  });

  it("is the same when groups and traits trade places together", () => {
    holds(
      fc.property(tables, alternatives, (table, alternative) => {
        const [[a, b], [c, d]] = table;
        const turned: Table = [
          [d, c],
          [b, a],
        ];
        expectClose(
          fisherExact({ table: turned, alternative }).p,
          fisherExact({ table, alternative }).p,
          1e-12,
        );
      }),
    );
  });

  it("gives no p below the smallest attainable, none above one, and shares of the counts", () => {
    holds(
      fc.property(tables, alternatives, (table, alternative) => {
        const { p, smallestAttainable, shares } = fisherExact({ table, alternative });
        expect(p).toBeGreaterThanOrEqual(smallestAttainable * (1 - 1e-12));
        expect(p).toBeLessThanOrEqual(1);
        expect(smallestAttainable).toBeGreaterThan(0);
        expect(shares).toEqual(table.map(([has, lacks]) => has / (has + lacks)));
      }),
    );
  });

  it("rejects an empty group or trait, and counts that are none", () => {
    const test = (table: Table) => () => fisherExact({ table, alternative: "greater" });
    expectError(
      test([
        [0, 0],
        [1, 2],
      ]),
      "too-few",
      /the first group has no case/,
    );
    expectError(
      test([
        [1, 2],
        [0, 0],
      ]),
      "too-few",
      /the second group has no case/,
    );
    expectError(
      test([
        [0, 2],
        [0, 2],
      ]),
      "too-few",
      /the trait has no case/,
    );
    expectError(
      test([
        [2, 0],
        [2, 0],
      ]),
      "too-few",
      /its absence has no case/,
    );
    expectError(
      test([
        [1, -1],
        [2, 2],
      ]),
      "too-few",
      /table\[0\]\[1\] is -1/,
    );
    expectError(
      test([
        [1, 1.5],
        [2, 2],
      ]),
      "not-integer",
      /table\[0\]\[1\] is 1.5/,
    );
    expectError(
      test([
        [1, 1],
        [Number.NaN, 2],
      ]),
      "not-finite",
      /table\[1\]\[0\] is NaN/,
    );
    expectError(
      test([
        [1e7, 1],
        [1, 1],
      ]),
      "too-many",
      /the table is 10000003/,
    );
  });
});
