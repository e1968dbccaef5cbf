import type { Panel, Parameters, Setting } from "../claims/claim.js";
import type { Chapter } from "../claims/claims.js";
import type { Space } from "./space.js";

/** What the card of a claim says of one specification, to the last digit. */
export interface CardNumbers {
  /** Null where nothing is over that could be measured. */
  readonly estimate: number | null;
  /** By the test of the card; null where it makes none. */
  readonly p: number | null;
  readonly smallestAttainable: number | null;
  /** Events or observations that count. */
  readonly n: number;
}

/** Where the estimate of a specification is written at every shift. */
export interface ShiftedEstimates {
  /** Places by which the signal is moved on the specification's circle, 0 first. */
  readonly shifts: Int32Array;
  readonly values: Float64Array;
  /** 1 where there is an estimate, 0 where there is none. */
  readonly present: Uint8Array;
}

/** One specification, carried out: what its card says, and its estimate when the signal is moved. */
export interface Kernel {
  readonly card: CardNumbers;
  /** Places of the circle on which its signal is moved: all circles of a space span the same dates. */
  readonly circle: number;
  /**
   * What stands for the estimate at shift 0: the card's itself, which the statistic is to within rounding; or the
   * statistic, where the card's p is of a statistic that is not quite its estimate. The card's is what is shown.
   */
  readonly unshifted: "card" | "statistic";
  /** Writes the estimate at every shift, in the unit of the card's. */
  shift(into: ShiftedEstimates): void;
}

/** A specification that the data cannot carry out at any shift, and why, in words. */
export interface Unavailable {
  readonly reason: string;
}

/** The specifications of a claim, ready to be carried out on given panels. */
export interface Prepared {
  /** The fewest places that a circle of any specification has. */
  readonly circle: number;
  carryOut(parameters: Parameters): Kernel | Unavailable;
}

/** What a claim offers to have its specification curve computed. */
export interface SpecificationSource {
  /** Id of the claim, and the chapter in which its card stands. */
  readonly claim: string;
  readonly chapter: Chapter;
  /** The direction that the claim predicts for the estimate. */
  readonly alternative: "greater" | "less";
  /** What the estimate is, with its unit, as the chart and the table name it. */
  readonly estimate: { readonly label: string; readonly unit: string };
  /** All defensible specifications in a setting: listed without looking at any data. */
  space(setting: Pick<Setting, "frequency" | "asOf">): Space;
  /** The claim's panels by role, as `Claim.panels` names them. */
  prepare(panels: Readonly<Record<string, Panel>>, setting: Setting): Prepared;
}
