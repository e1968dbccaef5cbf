import { countWord, numberText, plural, timesWord } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { R4Evidence } from "./r4.js";
import type { LeadershipChoice } from "./r4-episodes.js";

/** What counts as leading, in words. */
export function leadershipInWords(
  { signal, lookback, threshold, coolOff, rising }: LeadershipChoice,
  noun: string,
): string {
  const text = numberText("en");
  return `${leaderNames[signal]} more than ${text.percent(threshold / 100)} ahead of the S&P 500 over ${plural(lookback, noun)}${rising ? ", itself rising" : ""}, after at least ${plural(coolOff, noun)} out of that state`;
}

/** What takes the lead: the Russell, or something that small caps\u2019 leadership cannot be read from. */
export const leaderNames: Readonly<Record<LeadershipChoice["signal"], string>> = {
  rut: "the Russell 2000",
  ixic: "the Nasdaq in its place",
  spx: "the S&P 500 in its place",
  walk: "a random walk in its place (seeded)",
  shifted: "the Russell\u2019s calendar moved by half the sample",
};

/** The finding of R4 in words, made of its evidence. */
export function r4Sentence({ study, frequency }: R4Evidence): string {
  const text = numberText("en");
  const noun = barNoun[frequency];
  const { episodes, liquidity, leadership, usualShare } = study;
  const state = leadershipInWords(leadership, noun);
  if (episodes.length === 0) return `Nothing led in this way (${state}): there is nothing to test.`;
  const falls = episodes.filter(({ falling }) => falling);
  const kind = liquidity.fall === "any" ? "was falling" : "was clearly falling";
  const share = text.percent(1 - falls.length / episodes.length);
  const counter =
    falls.length === 0
      ? `none of them while ${liquidity.measure.name} ${kind}`
      : `${countWord(falls.length)} of them while ${liquidity.measure.name} ${kind} over the ${plural(liquidity.window, noun)} before, as known then`;
  const test = study.fisher
    ? ` (Fisher\u2019s exact test against dates between episodes, p ${text.pValue(study.fisher.p)})`
    : "";
  return `Leadership began ${timesWord(episodes.length)} (${state}), ${counter}; it was ${liquidity.fall === "any" ? "rising" : "not clearly falling"} at ${share}, and at ${text.percent(usualShare)} of all ${noun}s${test}.`;
}
