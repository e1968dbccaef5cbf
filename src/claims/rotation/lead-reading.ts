import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { LeadEvidence } from "../verdict.js";
import { relevantCorrelation, significance } from "../verdict.js";
import type { BesideMarket } from "./lead-checks.js";
import type { BestLead, LeadLink } from "./lead-link.js";
import type { RotationBars } from "./rotation-bars.js";

/** What a lead reading is judged by. */
export interface LeadJudged {
  readonly bars: Pick<RotationBars, "frequency">;
  readonly link: LeadLink;
  readonly from: number;
  readonly to: number;
  readonly best: BestLead;
  readonly besideMarket: BesideMarket;
  readonly outOfSampleRSquared: number;
}

export function leadEvidenceOf(judged: LeadJudged): LeadEvidence {
  const { link, from, to, best, besideMarket, outOfSampleRSquared } = judged;
  return {
    independentObservations: link.n,
    familyWiseP: best.familyWiseP,
    survivesMarket: besideMarket.coefficient > 0 && besideMarket.p <= significance,
    outOfSampleRSquared,
    intervals: link.leads.filter(({ lead }) => lead >= from && lead <= to),
  };
}

/** Why a lead reading has its verdict. */
export function leadReason(judged: LeadJudged): string {
  const text = numberText("en");
  const { best, besideMarket, outOfSampleRSquared, bars } = judged;
  const { intervals } = leadEvidenceOf(judged);
  const wide = intervals.filter(
    ({ low, high }) => low <= -relevantCorrelation || high >= relevantCorrelation,
  );
  return [
    `the best lead, ${plural(best.lead, barNoun[bars.frequency])}, has a family-wise p of ${text.pValue(best.familyWiseP)}`,
    `beside the market its p is ${text.pValue(besideMarket.p)}`,
    `out of sample R\u00b2 is ${text.signedPercent(outOfSampleRSquared, 1)}`,
    `the intervals of ${wide.length} of ${intervals.length} leads leave room for a correlation of ${text.decimal(relevantCorrelation, 2)}`,
  ].join("; ");
}
