import type { Setting } from "../../claims/claim.js";
import type { Specification } from "../../claims/rotation/h1-specification.js";
import type { StepModel } from "../../claims/rotation/h1-walk.js";
import type { Tested } from "./measure.js";
import type { LabRequest } from "./request.js";
import { announces, type Followed, type RuleId, ruleIds } from "./rules.js";

/** One real index: its own history, and by rule how many of the wordings would announce a success. */
export interface LabLine extends Tested {
  readonly signal: "rut" | "spx" | "ixic";
  readonly label: string;
  readonly announcing: Readonly<Record<RuleId, number>>;
}

/** What does not depend on the draws. Plain data, as all that follows. */
export interface LabFrame {
  readonly request: LabRequest;
  readonly setting: Setting;
  /** The specification that every history is put through. */
  readonly choice: Specification;
  readonly russell: LabLine;
  readonly indices: readonly LabLine[];
  /** Wordings that the data can carry out, the chosen one among them. */
  readonly wordings: number;
  readonly model: StepModel;
  /** Mean length of the blocks in bars; null where none are drawn. */
  readonly blockLength: number | null;
}

/** What some draws in a row give, one number a draw; what there is none of is NaN. */
export interface LabDraws {
  /** The first of them, from 0. */
  readonly from: number;
  readonly n: Int32Array;
  readonly up: Int32Array;
  readonly high: Int32Array;
  readonly mean: Float64Array;
  readonly excess: Float64Array;
  readonly p: Float64Array;
  /** Wordings with enough breakouts, and by rule those that would announce a success: of the first draws alone. */
  readonly spoken: Int32Array;
  readonly announcing: Readonly<Record<RuleId, Int32Array>>;
}

/** The lab as far as it has come. */
export interface PlaceboLab extends LabFrame {
  readonly draws: LabDraws;
}

/** Of some numbers by rule, one for each. */
export function byRule<Value>(of: (rule: RuleId) => Value): Record<RuleId, Value> {
  return Object.fromEntries(ruleIds.map((rule) => [rule, of(rule)])) as Record<RuleId, Value>;
}

/** One draw of a lab. */
export function drawOf({ n, up, high, mean }: LabDraws, at: number): Followed {
  return {
    n: Number(n[at]),
    up: Number(up[at]),
    high: Number(high[at]),
    mean: Number(mean[at]),
  };
}

/** Whether a draw would be announced by a rule, with the wording that was chosen. */
export function isAnnounced({ draws, russell, request }: PlaceboLab, at: number, rule: RuleId): boolean {
  return announces(rule, drawOf(draws, at), russell, request.fewest);
}

/** Puts draws together that may come in any order of blocks. Throws where one is missing or stands twice. */
export function labOf(frame: LabFrame, parts: readonly LabDraws[]): PlaceboLab {
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  let next = 0;
  for (const { from, n } of sorted) {
    if (from < next) throw new Error(`draw ${from} stands twice among the parts of the lab`);
    if (from > next) throw new Error(`draw ${next} is missing among the parts of the lab`);
    next += n.length;
  }
  const whole = (of: (part: LabDraws) => Int32Array) =>
    Int32Array.from(sorted.flatMap((part) => [...of(part)]));
  const real = (of: (part: LabDraws) => Float64Array) =>
    Float64Array.from(sorted.flatMap((part) => [...of(part)]));
  const draws = {
    from: 0,
    n: whole((part) => part.n),
    up: whole((part) => part.up),
    high: whole((part) => part.high),
    mean: real((part) => part.mean),
    excess: real((part) => part.excess),
    p: real((part) => part.p),
    spoken: whole((part) => part.spoken),
    announcing: byRule((rule) => whole((part) => part.announcing[rule])),
  };
  return { ...frame, draws };
}
