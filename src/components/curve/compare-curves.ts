import type { CurveRecord } from "../../multiverse/curve-record.js";
import { numberText } from "../../text/numbers.js";

/** Whether two computations of a curve agree in every digit of every specification and of the joint tests. */
export function isSame(one: CurveRecord, other: CurveRecord): boolean {
  const equal = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    a.length === b.length && Array.from(a).every((value, i) => Object.is(value, b[i]));
  return (
    one.hash === other.hash &&
    equal(one.estimates, other.estimates) &&
    equal(one.p, other.p) &&
    equal(one.n, other.n) &&
    equal(one.familyWise, other.familyWise) &&
    one.joint.p === other.joint.p
  );
}

/** How a curve came about, and whether it is the report\u2019s; null where there is nothing to compare. */
export function wordsOn(took: number | null, same: boolean | null, locale: string): string {
  if (took === null) return "Kept by this browser from an earlier time.";
  const text = numberText(locale);
  const here = `Carried out in this browser in ${text.decimal(took / 1000, 1)} seconds`;
  if (same === null) return `${here}.`;
  return same
    ? `${here}: the same as the report\u2019s to the last digit.`
    : `${here}: it differs from the report\u2019s, which should not be; please report it with the name of your browser.`;
}
