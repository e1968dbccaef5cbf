import { countWord, numberText, plural, timesWord } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { C8Evidence } from "./c8-finding.js";
import { coinWithin } from "./coins.js";
import type { FearChoice } from "./fear-study.js";

/** The signal as a sentence puts it: "the Fear & Greed index fell below 20". */
export function signalWords({ signal, threshold, fall, asset, instead }: FearChoice): string {
  const text = numberText("en");
  if (instead === "vix") return "the VIX rose into the highest tenth of its own past";
  const flush = `${text.percent(fall)} below its highest close of a quarter`;
  if (signal === "fear") return `the Fear & Greed index fell below ${threshold}`;
  if (signal === "fall") return `${coinWithin(asset)} fell ${flush}`;
  return `the Fear & Greed index came to be below ${threshold} with ${coinWithin(asset)} ${flush}`;
}

/** What is followed: the asset, or the walk in its place. */
export function assetWords({ asset, instead }: Pick<FearChoice, "asset" | "instead">): string {
  return instead === "walk" ? `a random walk as volatile as ${coinWithin(asset)}` : coinWithin(asset);
}

/** The finding of C8 in words, made of its evidence. */
export function c8Sentence({ study, hits, frequency, held }: C8Evidence): string {
  const text = numberText("en");
  const { choice, followed } = study;
  const noun = barNoun[frequency];
  const after = plural(choice.horizon, noun);
  const asset = assetWords(choice);
  const off = plural(choice.coolOff, noun);
  const signal = signalWords(choice).replace(/^./, (first) => first.toUpperCase());
  if (!hits || !followed.moves)
    return `${signal}, after at least ${off} of not doing so, at no time that has ${after} of ${asset} behind it yet: there is nothing to test.`;
  const complete = study.episodes.filter(({ logReturn }) => logReturn !== null);
  const returns = complete.map(({ logReturn }) => Math.expm1(logReturn ?? 0));
  const range =
    returns.length > 1
      ? `from ${text.signedPercent(Math.min(...returns))} to ${text.signedPercent(Math.max(...returns))}`
      : text.signedPercent(returns[0] ?? 0);
  const larger = followed.moves.observed > followed.usual.meanSize ? "larger" : "smaller";
  const own =
    held?.logReturn == null
      ? ""
      : ` After the entry of ${text.day(held.date)}, the last before the articles, it stood at ${text.signedPercent(Math.expm1(held.logReturn))}.`;
  return [
    `${signal}, after at least ${off} of not doing so, ${timesWord(hits.n)};`,
    `${after} later ${asset} was ${hits.positives === 0 ? "never higher" : `higher ${timesWord(hits.positives)}`} (${range}), against ${text.percent(hits.usualShare)} after any ${noun}.`,
    `Moves in either direction were ${larger} than usual (${text.decimal(followed.moves.observed, 2)} against ${text.decimal(followed.usual.meanSize, 2)} log points).${own}`,
  ].join(" ");
}

/** "none of nine", for a chart\u2019s title. */
export function outOf(count: number, of: number): string {
  return `${count === 0 ? "none" : countWord(count)} of ${countWord(of)}`;
}
