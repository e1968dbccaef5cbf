import { significance } from "../../claims/verdict.js";
import { clopperPearson } from "../../stats/clopper-pearson.js";
import { isAnnounced, type PlaceboLab } from "./lab.js";
import type { RuleId } from "./rules.js";

/** A count of draws, and the exact interval of the share that it stands for. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** How often a rule would have announced a success. */
export interface Tally {
  readonly rule: RuleId;
  /** With the wording chosen, of all draws. */
  readonly one: Share;
  /** The same of the draws that have enough breakouts; null where none has. */
  readonly among: Share | null;
  /** Draws that have too few. */
  readonly without: number;
  /** With at least one of the wordings, of the draws that were tried by all; null where none was. */
  readonly any: Share | null;
  /** Mean share of the wordings that would announce it in a draw; null as `any`. */
  readonly meanShare: number | null;
}

export const intervalLevel = 0.95;

function shareOf(count: number, of: number): Share | null {
  if (of === 0) return null;
  return {
    count,
    of,
    ...clopperPearson({ successes: count, n: of, level: intervalLevel }),
    level: intervalLevel,
  };
}

const counted = (size: number, holds: (at: number) => boolean): number => {
  let count = 0;
  for (let at = 0; at < size; at += 1) if (holds(at)) count += 1;
  return count;
};

/** Counts the draws of a lab by a rule. Throws where there is no draw. */
export function tallyOf(lab: PlaceboLab, rule: RuleId): Tally {
  const { draws, request, wordings } = lab;
  const size = draws.n.length;
  const announced = counted(size, (at) => isAnnounced(lab, at, rule));
  const enough = counted(size, (at) => Number(draws.n[at]) >= request.fewest);
  const one = shareOf(announced, size);
  if (!one) throw new Error("the lab has no draws yet");
  const announcing = draws.announcing[rule];
  const tried = announcing.length;
  return {
    rule,
    one,
    among: shareOf(announced, enough),
    without: size - enough,
    any: shareOf(
      counted(tried, (at) => Number(announcing[at]) > 0),
      tried,
    ),
    meanShare: tried === 0 ? null : announcing.reduce((sum, count) => sum + count, 0) / (tried * wordings),
  };
}

/** Of the draws that have a p by the card\u2019s own test, those that it calls significant; null where none has. */
export function significantOf({ draws }: PlaceboLab): Share | null {
  const { p } = draws;
  const size = p.length;
  return shareOf(
    counted(size, (at) => Number(p[at]) <= significance),
    counted(size, (at) => !Number.isNaN(p[at])),
  );
}
