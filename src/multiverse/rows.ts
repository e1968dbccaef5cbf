import { reachingCounts } from "../stats/reaching-counts.js";
import type { Kernel, Prepared, SpecificationSource, Unavailable } from "./source.js";
import type { Specification } from "./space.js";

/** What some specifications of a space give, in their order; plain arrays that can be handed between threads. */
export interface Rows {
  /** Their places in the space. */
  readonly indices: Int32Array;
  /** What the card says; NaN where it says nothing. */
  readonly estimates: Float64Array;
  readonly p: Float64Array;
  readonly smallestAttainable: Float64Array;
  readonly n: Int32Array;
  /** Why a specification cannot be carried out; null where it can. */
  readonly reasons: readonly (string | null)[];
  /** The estimate at every shift, and how many of its own shifts reach it: S numbers a specification. */
  readonly values: Float64Array;
  readonly reaching: Uint16Array;
}

/** Two roundings of one estimate may differ by so much of the largest one. */
const ROUNDING = 1e-9;

function emptyRows(count: number, shifts: number): Rows {
  return {
    indices: new Int32Array(count),
    estimates: new Float64Array(count).fill(Number.NaN),
    p: new Float64Array(count).fill(Number.NaN),
    smallestAttainable: new Float64Array(count).fill(Number.NaN),
    n: new Int32Array(count),
    reasons: [],
    values: new Float64Array(count * shifts),
    reaching: new Uint16Array(count * shifts),
  };
}

/** The places that a circle is turned by at every shift of the curve. */
export type Turns = (circle: number) => Int32Array;

function requireAgreement(
  index: number,
  estimate: number | null,
  values: Float64Array,
  present: Uint8Array,
): void {
  const there = present[0] === 1;
  if (there ? values[0] === estimate : estimate === null) return;
  const apart =
    estimate !== null && there ? Math.abs(Number(values[0]) - estimate) : Number.POSITIVE_INFINITY;
  if (apart <= ROUNDING * Math.abs(Number(estimate))) return;
  const scale = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  if (apart <= ROUNDING * scale) return;
  throw new Error(
    `specification ${index}: the card has the estimate ${String(estimate)}, the unshifted signal ${there ? String(values[0]) : "none"}`,
  );
}

function isKernel(carried: Kernel | Unavailable): carried is Kernel {
  return "card" in carried;
}

/**
 * Carries out specifications, one after another: what each card would say, its estimate at every shift of the curve, and
 * how many shifts reach each. The estimate at shift 0 is the card's to the last digit.
 * Throws, naming the specification, where a claim contradicts its own card.
 */
export function carryOutRows(
  { carryOut }: Prepared,
  { alternative }: Pick<SpecificationSource, "alternative">,
  specifications: readonly Specification[],
  turns: Turns,
  shifts: number,
): Rows {
  const rows = emptyRows(specifications.length, shifts);
  const reasons: (string | null)[] = [];
  const present = new Uint8Array(shifts);
  specifications.forEach(({ index, parameters }, i) => {
    rows.indices[i] = index;
    const carried = carryOut(parameters);
    if (!isKernel(carried)) {
      reasons.push(carried.reason);
      return;
    }
    reasons.push(null);
    const { card, circle, unshifted } = carried;
    const values = rows.values.subarray(i * shifts, (i + 1) * shifts);
    carried.shift({ shifts: turns(circle), values, present });
    if (unshifted === "card") {
      requireAgreement(index, card.estimate, values, present);
      if (card.estimate !== null) values[0] = card.estimate;
    }
    rows.estimates[i] = card.estimate ?? Number.NaN;
    rows.p[i] = card.p ?? Number.NaN;
    rows.smallestAttainable[i] = card.smallestAttainable ?? Number.NaN;
    rows.n[i] = card.n;
    reachingCounts({ values, present, alternative }, rows.reaching.subarray(i * shifts, (i + 1) * shifts));
  });
  return { ...rows, reasons };
}
