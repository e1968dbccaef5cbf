/** A value on a day (YYYY-MM-DD), in the unit of the upstream. */
export interface Point {
  readonly date: string;
  readonly value: number;
}

/** What an upstream answered for one symbol. */
export interface Answer {
  /** Dates ascend, each once; values are finite numbers. */
  readonly points: readonly Point[];
  /** Days that the upstream listed without a value, ascending. */
  readonly missing: readonly string[];
}

/** Days asked for, YYYY-MM-DD, both included. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** Fetches an address and gives the text of a 2xx answer without a byte-order mark. Throws `SourceError`. */
export type Get = (url: string) => Promise<string>;

/** How often a host may be asked: at most `requests` in every `perMs` milliseconds, `concurrent` at a time. */
export interface Pace {
  readonly requests: number;
  readonly perMs: number;
  readonly concurrent: number;
}

export interface Source {
  /** A short name for lines and tables: "fred". */
  readonly name: string;
  readonly pace: Pace;
  /**
   * Asks for the days of a range, page by page, and parses. Throws `SourceError` when an answer has not the documented
   * shape; never drops a row in silence.
   */
  fetch(symbol: string, range: Range, get: Get): Promise<Answer>;
}
