import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { H2Evidence } from "./h2-evidence.js";
import { leadsInWords } from "./h2-parameters.js";
import { capital, followerWithin, leaderWithin } from "./rotation-names.js";

/** The finding of H2 in words, made of its evidence. */
export function h2Sentence({ bars, link, best, from, to, moves, levelCorrelation }: H2Evidence): string {
  const text = numberText("en");
  const noun = barNoun[bars.frequency];
  const { signal, asset } = bars.choice;
  const leader = leaderWithin(signal);
  const follower = followerWithin(asset);
  const same = Number(link.leads[0]?.correlation);
  const lead = `At ${leadsInWords(from, to, bars)} the returns of ${leader} and ${follower} correlate by at most ${text.decimal(best.correlation, 2)} (at ${plural(best.lead, noun)}; family-wise p ${text.pValue(best.familyWiseP)}), against ${text.decimal(same, 2)} in the same ${noun} and ${text.decimal(levelCorrelation, 2)} between their levels`;
  if (moves.n === 0) return `${lead}; no sustained uptrend has its window behind it.`;
  const within = plural(moves.choice.horizon, noun);
  const usual = text.percent(moves.usualRose);
  return `${lead}. ${capital(plural(moves.n, "sustained uptrend"))} of ${leader} ${moves.n === 1 ? "was" : "were"} followed by a large rise of ${follower} within ${within} ${moves.rose} of ${moves.n} times, against ${usual} of all ${noun}s, and by a large fall ${moves.fell} of ${moves.n} times, against ${text.percent(moves.usualFell)}.`;
}
