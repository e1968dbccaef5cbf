/** How a refresh ended for one series. */
export type Outcome = "fetched" | "fallback" | "kept" | "imported" | "not asked";

/** What a vintage records of fetching one series. Moments are UTC (2026-11-19T06:30Z) or, from figures, a month or a day. */
export interface Fetch {
  readonly series: string;
  /** The upstream and its symbol: "coinbase/BTC-USD"; a file's name where imported. */
  readonly source: string;
  readonly outcome: Outcome;
  readonly lastTry: string | null;
  /** When the observations that the vintage holds were last accepted from their source. */
  readonly lastGood: string;
  /** The day on which the whole history was last asked for; null if never. */
  readonly fullHistoryOn: string | null;
  /** The first date whose value came from the fallback, to be replaced by the source's own. */
  readonly fallbackFrom: string | null;
  /** Days that the source listed without a value. */
  readonly missing: number;
  /** The one-line reason of the last failure, while it lasts. */
  readonly failure: string | null;
  /** What else there is to know, for instance that values are not as first published. */
  readonly note: string | null;
  readonly check: Disagreement | null;
}

/** How a second source compares with the first on the dates that both have. */
export interface Disagreement {
  readonly source: string;
  /** Dates compared, and those on which the two differ by more than the tolerance. */
  readonly compared: number;
  readonly differing: number;
  /** As a fraction of the first source's value. */
  readonly tolerance: number;
  readonly largest: number;
  readonly largestOn: string;
}

/** A published value that its publisher changed later. */
export interface Revision {
  readonly series: string;
  readonly date: string;
  readonly before: number;
  readonly after: number;
  /** The moment of the refresh that found it. */
  readonly found: string;
}
