/** The parts of the sample that the register names: before the pandemic, around it, and since. */
export const eras = [
  { from: "2016-01-01", to: "2019-12-31" },
  { from: "2020-01-01", to: "2022-12-31" },
  { from: "2023-01-01", to: "9999-12-31" },
] as const;

export type Era = (typeof eras)[number];

export function eraLabel({ from, to }: Era): string {
  const first = from.slice(0, 4);
  return to.startsWith("9") ? `from ${first} on` : `${first} to ${to.slice(0, 4)}`;
}

export function isIn({ from, to }: Era, date: string): boolean {
  return date >= from && date <= to;
}

/** The calendar years of some dates, each once, in order. */
export function yearsOf(dates: readonly string[]): string[] {
  return [...new Set(dates.map((date) => date.slice(0, 4)))];
}
