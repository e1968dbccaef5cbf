import type { Parameters } from "../../claims/claim.js";
import type { JointSummary } from "../../multiverse/curve-record.js";
import type { SpecificationSource } from "../../multiverse/source.js";
import type { Space } from "../../multiverse/space.js";

/** A specification that is pointed out on the curve: the articles\u2019 choice, or the reader\u2019s own. */
export interface CurveMark {
  readonly kind: "article" | "own";
  /** "the articles\u2019 choice", "your choice" */
  readonly label: string;
  readonly estimate: number;
  readonly p: number | null;
}

/** A specification curve as the chart draws it, whole or as far as it is computed. */
export interface CurveView {
  readonly space: Space;
  readonly source: Pick<SpecificationSource, "alternative" | "estimate">;
  /** By specification: what its card says; NaN where there is nothing, or nothing yet. */
  readonly estimates: Float64Array;
  readonly p: Float64Array;
  readonly n: Int32Array;
  /** Null while specifications are still being carried out. */
  readonly joint: JointSummary | null;
  readonly marks: readonly CurveMark[];
  /** Only these choices are looked at; all if empty. */
  readonly chosen: Parameters;
  /** Catalogue ids of the series behind it. */
  readonly series: readonly string[];
}

/** The specifications that have an estimate, from the smallest to the largest. */
export function sortedIndices({ estimates }: Pick<CurveView, "estimates">): Int32Array {
  const found = new Int32Array(estimates.length);
  let n = 0;
  for (let i = 0; i < estimates.length; i++) if (!Number.isNaN(estimates[i])) found[n++] = i;
  return found.subarray(0, n).sort((a, b) => (estimates[a] as number) - (estimates[b] as number) || a - b);
}

/** How many of the sorted estimates lie below a value: its place on the curve, from 0. */
export function placeOf(order: Int32Array, estimates: Float64Array, value: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((estimates[order[middle] as number] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Its rank, the first speaking most for the claim; of as many as there are, itself counted where it is none of them. */
export function rankOf(view: CurveView, order: Int32Array, value: number): number {
  const { estimates, source } = view;
  if (source.alternative === "less") return placeOf(order, estimates, value) + 1;
  let above = order.length - placeOf(order, estimates, value);
  while (above > 0 && estimates[order[order.length - above] as number] === value) above -= 1;
  return above + 1;
}

/** Whether a specification makes the choices that are looked at. */
export function isChosen({ space, chosen }: CurveView, specification: number): boolean {
  const parameters = space.specifications[specification]?.parameters;
  return Object.entries(chosen).every(([id, value]) => parameters?.[id] === value);
}
