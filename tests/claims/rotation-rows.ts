import { rawRows } from "./embedded.js";

// The month ends of observations.csv once more, by the plainest loops and no code of the report.

/** Closes of some series at the month ends that all of them have, from a month on. */
export function commonCloses<Id extends string>(
  ids: readonly Id[],
  from: string,
): { readonly dates: string[] } & Record<Id, number[]> {
  const rows = ids.map((id) => new Map(rawRows(id, "monthly").map(({ date, value }) => [date, value])));
  const dates = [...(rows[0]?.keys() ?? [])].filter(
    (date) => date >= from && rows.every((row) => row.has(date)),
  );
  const closes = Object.fromEntries(
    ids.map((id, i) => [id, dates.map((date) => Number(rows[i]?.get(date)))]),
  );
  return { dates, ...(closes as Record<Id, number[]>) };
}

export function logReturnsOf(closes: readonly number[]): number[] {
  return closes.slice(1).map((close, i) => Math.log(close / Number(closes[i])));
}

export function averageOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** \u03a3 (x_{t\u2212k} \u2212 x\u0304)(y_t \u2212 y\u0304) over n s_x s_y. */
export function laggedCorrelation(x: readonly number[], y: readonly number[], lag: number): number {
  const [mx, my] = [averageOf(x), averageOf(y)];
  const square = (values: readonly number[], center: number) =>
    values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  let product = 0;
  for (let t = lag; t < y.length; t += 1) product += (Number(x[t - lag]) - mx) * (Number(y[t]) - my);
  return product / Math.sqrt(square(x, mx) * square(y, my));
}
