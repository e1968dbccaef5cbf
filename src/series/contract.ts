/** On which days a series can have observations. */
export type Calendar = "every day" | "weekdays" | "Wednesdays" | "Fridays" | "month ends";

/** A plausible change from one observation to the next: as a factor, or in the series' unit. */
export interface Move {
  readonly kind: "factor" | "difference";
  readonly size: number;
}

/** What an answer must hold before it counts, besides the catalogue's bounds and freshness. */
export interface Contract {
  readonly calendar: Calendar;
  /** The whole history begins on this day (YYYY-MM-DD) or before it. */
  readonly historyFrom: string;
  /** The fewest observations of a whole history. */
  readonly minimumRows: number;
  readonly largestMove: Move;
  /** The most equal values in a row at the end of the series; null where it can stand still. */
  readonly longestRun: number | null;
  /** Two values closer than this, in the series' unit, are the same: half of the last published digit. */
  readonly precision: number;
  /** How far a published value may be changed later; null where it may not. */
  readonly largestRevision: Move | null;
}
