import { numberText } from "../../text/numbers.js";

/** What one has become: "\u00d70.26", "\u00d72.5", "\u00d740"; no zeros behind the point. */
export function timesText(value: number): string {
  const digits = value < 1 ? 2 : value < 10 ? 1 : 0;
  const number = numberText("en").decimal(value, digits);
  return `\u00d7${digits > 0 ? number.replace(/\.?0+$/, "") : number}`;
}
