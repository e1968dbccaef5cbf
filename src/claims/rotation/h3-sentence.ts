import { countWord, numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { H3Evidence } from "./h3-evidence.js";
import type { LagEstimate } from "./h3-links.js";
import { capital, followerWithin, leaderWithin } from "./rotation-names.js";

export function observedTurns(turns: number): string {
  return plural(turns, "turn");
}

/** "a mean lag of \u22121.9 weeks, from \u22126.4 to 2.5" */
export function lagWords({ lag, low, high }: LagEstimate, noun: string): string {
  const text = numberText("en");
  const [at, from, to] = [lag, low, high].map((value) => text.decimal(value, 1));
  return `a mean lag of ${at} ${noun}s, interval ${from} to ${to}`;
}

/** The finding of H3 in words, made of its evidence. */
export function h3Sentence({ judged, choice, frequency }: H3Evidence): string {
  const noun = barNoun[frequency];
  const leader = leaderWithin(choice.signal);
  const follower = followerWithin(choice.asset);
  const { matched, turns, byTurns, byReturns } = judged;
  const later = matched.filter(({ lag }) => lag > 0).length;
  const earlier = matched.filter(({ lag }) => lag < 0).length;
  const mean = byTurns ? `, ${lagWords(byTurns, noun)}` : "";
  const order =
    matched.length === 0
      ? `No turn of ${leader} has one of ${follower} to match`
      : `Of ${observedTurns(turns)} of ${leader}, ${countWord(matched.length)} ${matched.length === 1 ? "has" : "have"} one of ${follower} to match: it came later ${later} of ${matched.length} times and earlier ${earlier}${mean}`;
  return `${capital(order)}.${returnsWords(byReturns, noun)}`;
}

function returnsWords(byReturns: LagEstimate | null, noun: string): string {
  if (!byReturns) return "";
  const { lag } = byReturns;
  const when =
    lag === 0 ? `in the same ${noun}` : `${plural(Math.abs(lag), noun)} ${lag > 0 ? "later" : "earlier"}`;
  return ` Their returns correlate most ${when}.`;
}
