import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { H1Evidence } from "./h1-evidence.js";
import {
  adjustedWords,
  assetWords,
  capital,
  definitionWords,
  followedText,
  happened,
  laterWords,
  subjectOf,
} from "./h1-words.js";

/** The finding of H1 in words, made of its evidence. */
export function h1Sentence({
  study,
  hits,
  frequency,
}: Pick<H1Evidence, "study" | "hits" | "frequency">): string {
  const text = numberText("en");
  const { choice, complete, unconditional } = study;
  const noun = barNoun[frequency];
  const asset = `${assetWords(choice)}${adjustedWords(choice)}`;
  const definition = definitionWords(choice, frequency);
  const subject = capital(subjectOf(choice.signal));
  if (!hits) {
    return `${capital(definition)} of ${subjectOf(choice.signal)} has ${plural(choice.horizon, noun)} of ${asset} behind it in no case yet: there is nothing to test.`;
  }
  const returns = complete.map(({ logReturn }) => Math.expm1(logReturn ?? 0));
  const ranged = `from ${text.signedPercent(Math.min(...returns))} to ${text.signedPercent(Math.max(...returns))}`;
  return [
    `${subject} ${happened(choice, complete.length)} (${definition});`,
    `${laterWords(choice, frequency)} ${asset} ${followedText(choice, hits.positives)}`,
    `(${returns.length > 1 ? ranged : text.signedPercent(returns[0] ?? 0)}),`,
    `against ${text.percent(unconditional.shareUp)} after any ${noun} of the sample.${afterwards(study)}`,
  ].join(" ");
}

/** What must be said of an asset that nobody could have held. */
function afterwards({ choice }: H1Evidence["study"]): string {
  if (choice.asset !== "survivors" || choice.follower !== "itself") return "";
  return " These are the coins that still trade at the end: nobody could have chosen them then.";
}
