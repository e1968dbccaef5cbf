import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import { leadsInWords } from "./h2-parameters.js";
import type { FlowLead, H4Evidence } from "./h4-evidence.js";
import { followerWithin, leaderWithin } from "./rotation-names.js";

/** The finding of H4 in words, made of its evidence. */
export function h4Sentence({ judged, flows }: H4Evidence): string {
  const text = numberText("en");
  const leader = leaderWithin(judged.bars.choice.signal);
  const each = flows.map((lead) => `${bestWords(lead)} with ${followerWithin(lead.flow)}`);
  return `No series of fund flows is held, so the words cannot be tested. Of what can stand in for flows, ${leader} correlates at ${leadsInWords(judged.from, judged.to, judged.bars)} by at most ${text.list(each)}.`;
}

function bestWords({ best, bars }: FlowLead): string {
  const text = numberText("en");
  return `${text.decimal(best.correlation, 2)} (at ${plural(best.lead, barNoun[bars.frequency])}, family-wise p ${text.pValue(best.familyWiseP)})`;
}
