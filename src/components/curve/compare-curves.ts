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

/** How a curve came about. */
export interface CameAbout {
  /** Milliseconds that it took; null where the browser had kept it. */
  readonly took: number | null;
  /** Whether it is the report\u2019s to the last digit; null where there is nothing to compare. */
  readonly same: boolean | null;
  /** Whether the browser keeps it for the next visit. */
  readonly isKept: boolean;
}

export function wordsOn({ took, same, isKept }: CameAbout, locale: string): string {
  if (took === null) return "Kept by this browser from an earlier time.";
  const text = numberText(locale);
  const here = `Carried out in this browser in ${text.decimal(took / 1000, 1)} seconds`;
  const compared = {
    none: ".",
    same: ": the same as the report\u2019s to the last digit.",
    other:
      ": it differs from the report\u2019s, which should not be; please report it with the name of your browser.",
  };
  const comparison = compared[same === null ? "none" : same ? "same" : "other"];
  return `${here}${comparison}${isKept ? "" : " This browser does not keep it for the next visit."}`;
}
