import { type NumberText, numberText } from "../../text/numbers.js";

const text: NumberText = numberText("en");

/** "$6,574 bn" */
export function billions(value: number, digits = 0): string {
  return `$${text.decimal(value, digits)} bn`;
}

/** "+$46 bn", "\u2212$15 bn" */
export function signedBillions(value: number, digits = 0): string {
  const size = text.decimal(Math.abs(value), digits);
  const isZero = Number(Math.abs(value).toFixed(digits)) === 0;
  return `${isZero ? "\u00b1" : value < 0 ? "\u2212" : "+"}$${size} bn`;
}
