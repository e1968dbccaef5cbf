/** What an upstream answered that it should not have: the rule, the 1-based row where it is about one, expected and got. */
export interface Fault {
  readonly rule: string;
  readonly row?: number;
  readonly expected: string;
  readonly got: string;
  /** Whether the whole host is at fault, not this series: no answer, a refusal, a failing server. */
  readonly ofHost?: boolean;
}

/**
 * An answer that cannot be used, in one line:
 * `<source>/<symbol>: <rule>: row <n>: expected …, got …` (no row where the rule is not about one).
 */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly rule: string;
  readonly ofHost: boolean;

  constructor(source: string, symbol: string, { rule, row, expected, got, ofHost = false }: Fault) {
    const place = row === undefined ? "" : `row ${row}: `;
    super(`${source}/${symbol}: ${rule}: ${place}expected ${expected}, got ${got}`);
    this.rule = rule;
    this.ofHost = ofHost;
  }
}
