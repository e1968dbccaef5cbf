/** How often a series is observed. `event` rows are dated operations; they are summed, never carried forward. */
export type Frequency = "daily" | "weekly" | "monthly" | "event";

/** The frequencies at which a panel can be made. */
export type PanelFrequency = "daily" | "weekly" | "monthly";

/** One entry of the catalogue: everything the report knows about a series apart from its observations. */
export interface Series {
  readonly id: string;
  readonly title: string;
  /** A few words for direct labels and controls. */
  readonly shortTitle: string;
  readonly unit: string;
  readonly nativeFrequency: Frequency;
  readonly publisher: string;
  readonly publisherUrl: string;
  /** The publisher's terms in a few words, and where they stand. */
  readonly licence: string;
  readonly licenceUrl: string;
  /** Whether a reader may download this series' rows from the report. */
  readonly redistributable: boolean;
  /** Whole days from an observation's date to the first day on which it could have been known. */
  readonly releaseLagDays: number;
  /** Whether the lag counts business days, Monday to Friday; public holidays are not known. */
  readonly lagInBusinessDays: boolean;
  /** Values outside [lowerBound, upperBound] are rejected. */
  readonly lowerBound: number;
  readonly upperBound: number;
  /** How a longer period is made of shorter ones. */
  readonly resample: "last" | "sum";
  /** Whether earlier observations change when later ones are published. */
  readonly revised: boolean;
  /** Age in days of the last observation from which a reader is warned, and from which a verdict is withheld. */
  readonly ageingAfterDays: number;
  readonly staleAfterDays: number;
}

/** One observation: `value` is in the series' unit; `date` (YYYY-MM-DD) is the day or the period's last day it is about. */
export interface Observation {
  readonly series: string;
  readonly frequency: Frequency;
  readonly date: string;
  readonly value: number;
}
