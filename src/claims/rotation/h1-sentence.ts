import { numberText, plural, timesWord } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import { assetNames } from "./h1-assets.js";
import type { H1Evidence } from "./h1-evidence.js";

/** The finding of H1 in words, made of its evidence. */
export function h1Sentence({ study, hits, frequency }: H1Evidence): string {
  const text = numberText("en");
  const { choice, complete, unconditional } = study;
  const asset = (assetNames[choice.asset] ?? choice.asset).toLowerCase();
  const noun = barNoun[frequency];
  const after = plural(choice.horizon, noun);
  const gap = plural(choice.gap, noun);
  if (!hits) {
    return `No record close of the Russell 2000 after at least ${gap} without one has ${after} of ${asset} behind it yet: there is nothing to test.`;
  }
  const returns = complete.map((episode) => Math.expm1(episode.logReturn ?? 0));
  const usual = text.percent(unconditional.shareUp);
  const ranged = `from ${text.signedPercent(Math.min(...returns))} to ${text.signedPercent(Math.max(...returns))}`;
  return [
    `The Russell 2000 broke out ${timesWord(complete.length)} (a record close after at least ${gap} without one);`,
    `${after} later ${asset} was ${hits.positives === 0 ? "never higher" : `higher ${timesWord(hits.positives)}`}`,
    `(${returns.length > 1 ? ranged : text.signedPercent(returns[0] ?? 0)}),`,
    `against ${usual} after any ${noun} of the sample.`,
  ].join(" ");
}
