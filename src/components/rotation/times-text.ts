import { numberText } from "../../text/numbers.js";

/** What one has become: "\u00d70.26", "\u00d72.5", "\u00d740". */
export function timesText(value: number): string {
  const digits = value < 1 ? 2 : value < 10 ? 1 : 0;
  return `\u00d7${numberText("en").decimal(value, digits)}`;
}
