import { type Row, rawRows } from "./embedded.js";

// The study of H1 again, from the month ends in observations.csv, by the plainest loops and no code of the report.

export interface NaiveEvent {
  readonly date: string;
  readonly logReturn: number | null;
}

export interface NaiveStudy {
  readonly events: readonly NaiveEvent[];
  readonly meanExcess: number;
  readonly hits: number;
  readonly shareUp: number;
  readonly p: number;
  readonly shifts: number;
}

export interface NaiveChoice {
  readonly asset: string;
  readonly gap: number;
  readonly horizon: number;
  readonly asOf: string;
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function breakoutDates(rut: readonly Row[], gap: number): string[] {
  const found: string[] = [];
  let record = { date: "", value: Number.NEGATIVE_INFINITY };
  for (const row of rut) {
    if (row.value <= record.value) continue;
    if (record.date && monthNumber(row.date) - monthNumber(record.date) - 1 >= gap) found.push(row.date);
    record = row;
  }
  return found;
}

/** Breakouts of the month-end Russell 2000 and what the asset did after them, as known on a day. */
export function naiveStudy({ asset, gap, horizon, asOf }: NaiveChoice): NaiveStudy {
  const known = (id: string) => rawRows(id, "monthly").filter(({ date }) => date <= asOf);
  const closes = known(asset).filter(({ date }) => date >= "2015-08-01");
  const outcomes: number[] = [];
  for (let i = 0; i + horizon < closes.length; i += 1) {
    outcomes.push(Math.log(Number(closes[i + horizon]?.value) / Number(closes[i]?.value)));
  }
  const dates = breakoutDates(known("rut"), gap).filter((date) => date >= String(closes[0]?.date));
  const events = dates.map((date) => {
    const at = closes.findIndex((row) => row.date === date);
    return { date, at, logReturn: outcomes[at] ?? null };
  });
  const complete = events.filter(({ logReturn }) => logReturn !== null);
  const meanAfterShift = (shift: number) =>
    average(complete.map(({ at }) => Number(outcomes[(at + shift) % outcomes.length])));
  const observed = meanAfterShift(0);
  let asGood = 0;
  for (let shift = 0; shift < outcomes.length; shift += 1) {
    if (meanAfterShift(shift) >= observed - 1e-9) asGood += 1;
  }
  return {
    events: events.map(({ date, logReturn }) => ({ date, logReturn })),
    meanExcess: observed - average(outcomes),
    hits: complete.filter(({ logReturn }) => Number(logReturn) > 0).length,
    shareUp: outcomes.filter((value) => value > 0).length / outcomes.length,
    p: asGood / outcomes.length,
    shifts: outcomes.length,
  };
}
