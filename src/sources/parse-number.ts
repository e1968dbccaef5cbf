import { described, type Refuse } from "./refusal.js";

const decimalPattern = /^-?\d+(\.\d+)?$/;
const scientificPattern = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function numberIn(value: unknown, pattern: RegExp, row: number, refuse: Refuse): number {
  const number = typeof value === "string" && pattern.test(value) ? Number(value) : Number.NaN;
  if (Number.isFinite(number)) return number;
  return refuse({ rule: "number", row, expected: "a decimal number as text", got: described(value) });
}

/** The number that a text writes in decimal digits ("-12.50"). Throws the rule `number` on everything else. */
export function decimalOf(value: unknown, row: number, refuse: Refuse): number {
  return numberIn(value, decimalPattern, row, refuse);
}

/** As `decimalOf`, but a spreadsheet's exponent may follow ("1.2E+10"). */
export function scientificOf(value: unknown, row: number, refuse: Refuse): number {
  return numberIn(value, scientificPattern, row, refuse);
}

/** A finite JSON number. Throws the rule `number` on everything else, such as `1e999` or a number as text. */
export function finiteOf(value: unknown, row: number, refuse: Refuse): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return refuse({ rule: "number", row, expected: "a finite number", got: described(value) });
}
