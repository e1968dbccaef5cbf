import { rawRows } from "./embedded.js";

/** Month ends of one series by month (YYYY-MM), as observations.csv has them. */
export function monthEnds(series: string): Map<string, { date: string; value: number }> {
  return new Map(rawRows(series, "monthly").map((row) => [row.date.slice(0, 7), row]));
}

/** The month some months after another (YYYY-MM). */
export function monthAfter(month: string, count: number): string {
  const all = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, "0")}`;
}

/** Net liquidity in USD billion as known at the end of each month: balances come out two days later, so the month before's. */
export function netLiquidityKnown(): Map<string, number> {
  const [assets, account, reverse] = ["walcl", "wtregen", "rrp"].map(monthEnds);
  const known = new Map<string, number>();
  for (const [month, { value }] of assets ?? []) {
    const repos = reverse?.get(month)?.value ?? (month < "2013-09" ? 0 : Number.NaN);
    known.set(monthAfter(month, 1), (value - Number(account?.get(month)?.value)) / 1000 - repos);
  }
  return known;
}

/** Months whose Russell month end is a record after at least three months without one; the first year only sets it. */
export function breakoutMonths(): string[] {
  const found: string[] = [];
  const months = [...monthEnds("rut")];
  let record = 0;
  let recordMonth = "";
  for (const [i, [month, { value }]] of months.entries()) {
    if (value <= record) continue;
    if (i >= 12 && monthAfter(recordMonth, 4) <= month) found.push(month);
    [record, recordMonth] = [value, month];
  }
  return found;
}
