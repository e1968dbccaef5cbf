import type { PanelFrequency } from "../../series/series.js";

/** The lengths that the definitions of an uptrend need, in bars of the signal: trading days, weeks or months. */
export interface Lengths {
  /** The two moving averages. */
  readonly short: number;
  readonly long: number;
  /** A quarter, half a year, a year, and the month that momentum leaves out. */
  readonly quarter: number;
  readonly half: number;
  readonly year: number;
  readonly month: number;
  /** Bars that make one step of the two-state regime. */
  readonly regimeStep: number;
}

export const lengths: Readonly<Record<PanelFrequency, Lengths>> = {
  daily: { short: 50, long: 200, quarter: 63, half: 126, year: 252, month: 21, regimeStep: 5 },
  weekly: { short: 10, long: 40, quarter: 13, half: 26, year: 52, month: 4, regimeStep: 1 },
  monthly: { short: 2, long: 10, quarter: 3, half: 6, year: 12, month: 1, regimeStep: 1 },
};

/** How long a 52-week high must have been away, as `barsWithout` counts: a quarter or half a year. */
export const quietBeforeHigh = {
  daily: { quarter: 91, half: 182 },
  weekly: { quarter: 13, half: 26 },
  monthly: { quarter: 3, half: 6 },
} as const satisfies Readonly<Record<PanelFrequency, Readonly<Record<string, number>>>>;

/** Bars out of an uptrend after which entering it counts, as `barsWithout` counts; the middle one is the default. */
export const enteredAfter: Readonly<Record<PanelFrequency, readonly [number, number, number]>> = {
  daily: [20, 60, 90],
  weekly: [3, 9, 13],
  monthly: [1, 2, 3],
};

/** Rises and distances that a definition asks for, as fractions. */
export const asks = {
  slightly: 0.01,
  clearly: 0.03,
  halfYear: 0.15,
  halfYearMore: 0.2,
  year: 0.2,
  offLow: 0.2,
  beyondRival: 0.05,
} as const;

/** Index points between the round levels of a signal; the Nasdaq stands ten times as high. */
export const roundStep = { rut: 100, spx: 100, ixic: 1000, walk: 100, shifted: 100 } as const;
