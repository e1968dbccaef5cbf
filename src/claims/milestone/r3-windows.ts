import type { RiskStudy } from "./r3-study.js";
import { riskBetween } from "./risk-sums.js";

/** The measure of every index over the window that ends on a date. */
export interface RiskWindow {
  readonly date: string;
  readonly values: readonly number[];
  /** Place of the subject among all, 1 for the riskiest. */
  readonly rank: number;
}

const mostPoints = 360;

/** Windows for a chart: about as many as a drawing can show, the last one among them. */
export function rollingWindows(study: RiskStudy, year: number): RiskWindow[] {
  const { window } = study.choice;
  const size = study.dates.length;
  const step = Math.max(1, Math.ceil((size - window + 1) / mostPoints));
  const ends: number[] = [];
  for (let end = size; end >= window; end -= step) ends.unshift(end);
  return ends.map((end) => windowAt(study, end, year));
}

/** Windows that do not overlap, the last ending with the sample. */
export function separateWindows(study: RiskStudy, year: number): RiskWindow[] {
  const { window } = study.choice;
  const ends: number[] = [];
  for (let end = study.dates.length; end >= window; end -= window) ends.unshift(end);
  return ends.map((end) => windowAt(study, end, year));
}

function windowAt({ indices, dates, choice }: RiskStudy, end: number, year: number): RiskWindow {
  const values = indices.map(({ sums }) => riskBetween(sums, end - choice.window, end, year));
  const [own = 0, ...others] = values;
  return {
    date: dates[end - 1] ?? "",
    values,
    rank: 1 + others.filter((other) => other > own).length,
  };
}
