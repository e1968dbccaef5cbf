import { numberText } from "../../text/numbers.js";
import type { PValue, Reading } from "../claim.js";
import { averageVerdict, significance, universalVerdict } from "../verdict.js";
import type { DroppedEpisode } from "./h1-drop-one.js";
import type { H1Evidence } from "./h1-evidence.js";

type Given = Pick<H1Evidence, "study" | "hits" | "dropOne" | "matched" | "portfolio"> & {
  readonly familyWiseP: PValue | null;
};

/** Each way of reading the claim\u2019s words, with its verdict. */
export function h1Readings(given: Given): Reading[] {
  return [whenever(given), onAverage(given), ...againstLikeDates(given), ...throughTheWindows(given)];
}

function whenever({ study, hits }: Given): Reading {
  const missed = study.complete.length - (hits?.positives ?? 0);
  return {
    words: "whenever",
    verdict: universalVerdict(study.effectiveN, missed),
    reason:
      missed > 0
        ? "one breakout that was not followed breaks the word"
        : "no breakout in the sample breaks the word",
  };
}

function onAverage({ study, dropOne, familyWiseP }: Given): Reading {
  const { placebo, effectiveN } = study;
  return {
    words: "on average",
    verdict: averageVerdict({
      independentEvents: effectiveN,
      estimate: placebo ? placebo.observed - placebo.placeboMean : 0,
      familyWiseP: familyWiseP?.value ?? 1,
      holdsWithoutBest: holdsWithoutBest(dropOne),
    }),
    reason: "the softened claim: breakouts were followed by more than the usual return",
    restsOnP: true,
  };
}

function holdsWithoutBest(drops: readonly DroppedEpisode[]): boolean {
  const best = drops.reduce<DroppedEpisode | null>((a, b) => (a && a.excess < b.excess ? a : b), null);
  return best !== null && best.excess > 0 && best.p <= significance;
}

/** The same average beside dates on which the S&P 500 stood as it did at the breakouts. */
function againstLikeDates({ study, matched, dropOne, familyWiseP }: Given): Reading[] {
  if (!matched) return [];
  const text = numberText("en");
  const { excess, p, shifts, smallestAttainable } = matched;
  return [
    {
      words: "beyond what the S&P 500 was doing",
      verdict: averageVerdict({
        independentEvents: study.effectiveN,
        estimate: excess,
        familyWiseP: Math.max(p, familyWiseP?.value ?? 1),
        holdsWithoutBest: holdsWithoutBest(dropOne),
      }),
      reason: `against the ${text.integer(shifts)} shifts that leave every breakout in the state of the S&P 500 that it had, above its long average or below: ${text.signed(excess, 2)} log points, p ${text.pValue(p)} (smallest attainable ${text.pValue(smallestAttainable)})`,
      restsOnP: true,
    },
  ];
}

/** Calendar time: bars inside any window against bars outside, so that overlapping windows count once. */
function throughTheWindows({ study, portfolio, dropOne, familyWiseP }: Given): Reading[] {
  if (!portfolio) return [];
  const text = numberText("en");
  const { alpha, t, p, covered, bars } = portfolio;
  return [
    {
      words: "held through the months after",
      verdict: averageVerdict({
        independentEvents: study.effectiveN,
        estimate: alpha,
        familyWiseP: Math.max(p, familyWiseP?.value ?? 1),
        holdsWithoutBest: holdsWithoutBest(dropOne),
      }),
      reason: `${text.integer(covered)} of ${text.integer(bars)} bars lie in a window after a breakout; a bar inside less one outside: ${text.signedPercent(alpha, 2)} (Newey\u2013West t ${text.decimal(t, 1)}, two-sided p ${text.pValue(p)})`,
      restsOnP: true,
    },
  ];
}
