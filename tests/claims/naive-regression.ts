import { type Row, rawRows } from "./embedded.js";

// Regressions of the chapter on liquidity again, from the month ends in observations.csv, by elimination in plain loops.

/** Solves the normal equations of y on the columns of x by Gauss's elimination; no code of the report. */
export function naiveLeastSquares(y: readonly number[], x: readonly (readonly number[])[]): number[] {
  const k = x.length;
  const at = (column: number, row: number) => Number(x[column]?.[row]);
  const dot = (a: number, other: (row: number) => number) =>
    y.reduce((sum, _, row) => sum + at(a, row) * other(row), 0);
  const matrix = Array.from({ length: k }, (_, i) => [
    ...Array.from({ length: k }, (__, j) => dot(i, (row) => at(j, row))),
    dot(i, (row) => Number(y[row])),
  ]);
  for (let pivot = 0; pivot < k; pivot += 1) {
    const best = matrix.findIndex(
      (row, i) =>
        i >= pivot &&
        matrix.every(
          (other, j) => j < pivot || Math.abs(Number(row[pivot])) >= Math.abs(Number(other[pivot])),
        ),
    );
    [matrix[pivot], matrix[best]] = [matrix[best] as number[], matrix[pivot] as number[]];
    for (let i = 0; i < k; i += 1) {
      if (i === pivot) continue;
      const factor = Number(matrix[i]?.[pivot]) / Number(matrix[pivot]?.[pivot]);
      matrix[i] = (matrix[i] ?? []).map((value, j) => value - factor * Number(matrix[pivot]?.[j]));
    }
  }
  return matrix.map((row, i) => Number(row[k]) / Number(row[i]));
}

const monthOf = (rows: readonly Row[]) => new Map(rows.map(({ date, value }) => [date, value]));

/** The slope of the Russell's monthly return on the fall of the Treasury's account in the same month, all else held. */
export function naiveMonthlySlope(market: boolean): { slope: number; n: number } {
  const [rut, spx, account, assets, rrp] = ["rut", "spx", "wtregen", "walcl", "rrp"].map((id) =>
    monthOf(rawRows(id, "monthly")),
  );
  const months = [...(rut?.keys() ?? [])];
  const change = (series: Map<string, number> | undefined, i: number, scale: number) =>
    ((series?.get(String(months[i])) ?? 0) - (series?.get(String(months[i - 1])) ?? 0)) / scale;
  const logReturn = (series: Map<string, number> | undefined, i: number) =>
    100 * Math.log(Number(series?.get(String(months[i]))) / Number(series?.get(String(months[i - 1]))));
  // Balances of a month are out in the next: the last month whose balances and the next month's close are held.
  const rows = months
    .map((_, i) => i)
    .filter((i) => String(months[i]) >= "2013-10-31" && i < months.length - 1);
  const columns = [
    rows.map(() => 1),
    rows.map((i) => -change(account, i, 100_000)),
    rows.map((i) => change(assets, i, 100_000)),
    rows.map((i) => -change(rrp, i, 100)),
    rows.map((i) => logReturn(rut, i - 1)),
    ...(market ? [rows.map((i) => logReturn(spx, i))] : []),
  ];
  const solution = naiveLeastSquares(
    rows.map((i) => logReturn(rut, i)),
    columns,
  );
  return { slope: Number(solution[1]), n: rows.length };
}

/** Pearson's correlation of two lists. */
export function naiveCorrelation(x: readonly number[], y: readonly number[]): number {
  const average = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [average(x), average(y)];
  const sum = (f: (i: number) => number) => x.reduce((total, _, i) => total + f(i), 0);
  const dx = (i: number) => Number(x[i]) - mx;
  const dy = (i: number) => Number(y[i]) - my;
  return sum((i) => dx(i) * dy(i)) / Math.sqrt(sum((i) => dx(i) ** 2) * sum((i) => dy(i) ** 2));
}
