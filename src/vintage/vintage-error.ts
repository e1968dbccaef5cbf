/** Where in a vintage a rule is broken: a resource or a series, the rule, and the 1-based line of the file, if any. */
export interface Breach {
  readonly subject: string;
  readonly rule: string;
  readonly row?: number;
  readonly expected: string;
  readonly got: string;
}

/**
 * A vintage that breaks a rule, in one line:
 * `vintage <directory>: <resource or series>: <rule>: row <n>: expected …, got …` (no row where a rule is not about one).
 */
export class VintageError extends Error {
  override readonly name = "VintageError";

  constructor(directory: string, { subject, rule, row, expected, got }: Breach) {
    const place = row === undefined ? "" : `row ${row}: `;
    super(`vintage ${directory}: ${subject}: ${rule}: ${place}expected ${expected}, got ${got}`);
  }
}
