import type { Reading, Verdict } from "./claim.js";

/** The fewest independent events from which a historical claim can be anything but inconclusive. */
export const fewestEvents = 10;
export const significance = 0.05;

/** "Whenever", "only", "always": one counter-example breaks the word; without one, few events prove little. */
export function universalVerdict(events: number, counterExamples: number): Verdict {
  if (counterExamples > 0) return "contradicted";
  return events < fewestEvents ? "inconclusive" : "supported";
}

export interface AverageEvidence {
  readonly independentEvents: number;
  /** In the claim's direction: positive speaks for it. */
  readonly estimate: number;
  readonly familyWiseP: number;
  readonly holdsWithoutBest: boolean;
}

/** "On average": fewer than ten independent events are inconclusive; then sign, family-wise p and the best event decide. */
export function averageVerdict(evidence: AverageEvidence): Verdict {
  if (evidence.independentEvents < fewestEvents) return "inconclusive";
  if (evidence.estimate <= 0) return "contradicted";
  if (evidence.familyWiseP > significance) return "inconclusive";
  return evidence.holdsWithoutBest ? "supported" : "supported-with-caveat";
}

export interface EffectEvidence {
  readonly independentEvents: number;
  /** In the claim\u2019s direction: positive speaks for it. */
  readonly estimate: number;
  /** The upper end of the estimate\u2019s interval. */
  readonly high: number;
  readonly familyWiseP: number;
  /** The smallest effect that would matter to the claim, positive; null where none can be named. */
  readonly relevant: number | null;
  readonly holdsWithoutBest: boolean;
}

/**
 * A link between two series, judged by its slope: inconclusive below ten independent observations; supported where the
 * slope is in the claim\u2019s direction and the family-wise p within the level, with a caveat where that hangs on one part of
 * the sample; contradicted where the interval leaves out every effect that would matter; else inconclusive.
 */
export function effectVerdict(evidence: EffectEvidence): Verdict {
  if (evidence.independentEvents < fewestEvents) return "inconclusive";
  if (evidence.estimate > 0 && evidence.familyWiseP <= significance)
    return evidence.holdsWithoutBest ? "supported" : "supported-with-caveat";
  return evidence.high < (evidence.relevant ?? 0) ? "contradicted" : "inconclusive";
}

/** Words that leave open how they are meant, timing for one: they fall only if they fail by each meaning, and hold if they hold by one. */
export function eitherVerdict(readings: readonly Reading[]): Verdict {
  const order: Verdict[] = [
    "supported",
    "supported-with-caveat",
    "inconclusive",
    "contradicted",
    "not-testable",
    "cannot-say",
  ];
  return order.find((verdict) => readings.some((reading) => reading.verdict === verdict)) ?? "cannot-say";
}

/** A word that has several meanings and names none: true if it holds by each of them, false if by none, else it depends. */
export function definitionsVerdict(readings: readonly Reading[]): Verdict {
  const testable = readings.filter(({ verdict }) => verdict !== "not-testable" && verdict !== "cannot-say");
  if (testable.length === 0) return "cannot-say";
  const holding = testable.filter(({ verdict }) => verdict.startsWith("supported"));
  if (holding.length === 0) return "contradicted";
  if (holding.length < testable.length) return "inconclusive";
  return overallVerdict(testable);
}

export interface ComparisonEvidence {
  readonly independentEvents: number;
  /** Ends of the interval of the difference, positive where it speaks for the claim. */
  readonly low: number;
  readonly high: number;
  readonly familyWiseP: number;
  readonly holdsWithoutBest: boolean;
}

/** "Riskier than": contradicted only where the whole interval lies on the other side; few windows or a large p prove nothing. */
export function comparisonVerdict(evidence: ComparisonEvidence): Verdict {
  if (evidence.independentEvents < fewestEvents) return "inconclusive";
  if (evidence.high < 0) return "contradicted";
  if (evidence.low <= 0 || evidence.familyWiseP > significance) return "inconclusive";
  return evidence.holdsWithoutBest ? "supported" : "supported-with-caveat";
}

/**
 * "The most": contradicted by one rival that is ahead. Ahead of all rivals that are held it is supported, with a caveat
 * while others are not held, and inconclusive where a comparison is.
 */
export function superlativeVerdict(againstHeld: readonly Verdict[], rivalsNotHeld: number): Verdict {
  if (againstHeld.includes("contradicted")) return "contradicted";
  if (againstHeld.length === 0 || againstHeld.includes("cannot-say")) return "cannot-say";
  const ahead = againstHeld.every((verdict) => verdict.startsWith("supported"));
  if (!ahead) return "inconclusive";
  return rivalsNotHeld > 0 || againstHeld.includes("supported-with-caveat")
    ? "supported-with-caveat"
    : "supported";
}

/** A dated fact is true or false; something that the words leave out makes it a fact with a caveat. */
export function factVerdict(holds: boolean, caveats: readonly string[]): Verdict {
  if (!holds) return "contradicted";
  return caveats.length > 0 ? "supported-with-caveat" : "supported";
}

/** A fact on which counts differ: true where every count says so, false where none does, undecided where they disagree. */
export function disputedVerdict(counts: readonly boolean[], caveats: readonly string[]): Verdict {
  if (counts.length === 0) return "cannot-say";
  const holding = counts.filter(Boolean).length;
  if (holding > 0 && holding < counts.length) return "inconclusive";
  return factVerdict(holding > 0, caveats);
}

/** What only proxies show: they can speak against it with one voice; for it they never suffice. */
export function proxyVerdict(proxies: readonly Verdict[]): Verdict {
  if (proxies.length === 0) return "cannot-say";
  return proxies.every((verdict) => verdict === "contradicted") ? "contradicted" : "inconclusive";
}

/** A cause comes before its effect (YYYY-MM-DD, null where unknown): the wrong order refutes it, the right one proves nothing. */
export function orderVerdict(cause: string | null, effect: string | null): Verdict {
  if (cause === null || effect === null) return "cannot-say";
  return effect < cause ? "contradicted" : "inconclusive";
}

/** A forecast with a date: it came true, it did not, or its time is not over. */
export function forecastVerdict(
  readings: readonly { readonly due: boolean; readonly cameTrue: boolean }[],
): Verdict {
  const due = readings.filter((reading) => reading.due);
  if (due.length === 0) return "cannot-say";
  const hits = due.filter((reading) => reading.cameTrue).length;
  if (hits === due.length) return "supported";
  return hits === 0 ? "contradicted" : "inconclusive";
}

/** A smaller correlation than this is of no use to anyone: what five hundred and more weeks find with 80 % power. */
export const relevantCorrelation = 0.12;

export interface LeadEvidence {
  readonly independentObservations: number;
  /** Of the best of all the leads asked for. */
  readonly familyWiseP: number;
  /** Whether the best lead stays significant beside the market as a whole. */
  readonly survivesMarket: boolean;
  /** Of forecasts made from it as time went by. */
  readonly outOfSampleRSquared: number;
  /** Of the correlation at every lead asked for. */
  readonly intervals: readonly { readonly low: number; readonly high: number }[];
}

/**
 * "Precedes by some time": confirmed by a lead that is significant among all that were tried, beyond the market, and
 * useful out of sample; contradicted where every lead's interval excludes a correlation that would matter.
 */
export function leadVerdict(evidence: LeadEvidence): Verdict {
  const { independentObservations, familyWiseP, survivesMarket, outOfSampleRSquared, intervals } = evidence;
  if (independentObservations < fewestEvents || intervals.length === 0) return "inconclusive";
  if (familyWiseP <= significance && survivesMarket)
    return outOfSampleRSquared > 0 ? "supported" : "supported-with-caveat";
  const excluded = intervals.every(
    ({ low, high }) => low > -relevantCorrelation && high < relevantCorrelation,
  );
  return excluded ? "contradicted" : "inconclusive";
}

export interface IntervalEvidence {
  readonly independentEvents: number;
  /** Ends of the interval of an effect that the claim says lies above zero. */
  readonly low: number;
  readonly high: number;
  /** Of the effect among all definitions tried; its own p where only one was. */
  readonly familyWiseP: number;
  readonly caveats: readonly string[];
}

/** An effect that is said to be there: its interval lies above zero, or leaves no room above it, or neither. */
export function intervalVerdict(evidence: IntervalEvidence): Verdict {
  const { independentEvents, low, high, familyWiseP, caveats } = evidence;
  if (independentEvents < fewestEvents) return "inconclusive";
  if (high <= 0) return "contradicted";
  if (low <= 0 || familyWiseP > significance) return "inconclusive";
  return caveats.length > 0 ? "supported-with-caveat" : "supported";
}

/** The claim as worded falls with any of its readings that is contradicted; otherwise its weakest reading speaks. Asides do not count. */
export function overallVerdict(readings: readonly Reading[]): Verdict {
  const order: Verdict[] = [
    "contradicted",
    "cannot-say",
    "not-testable",
    "inconclusive",
    "supported-with-caveat",
    "supported",
  ];
  const deciding = readings.filter(({ aside }) => !aside);
  return order.find((verdict) => deciding.some((reading) => reading.verdict === verdict)) ?? "cannot-say";
}

const holds = (verdict: Verdict) => verdict === "supported" || verdict === "supported-with-caveat";

/**
 * A word with several senses of which the text picks none: it holds if it holds in every sense, and is contradicted if it
 * fails in every one. Senses that disagree leave it inconclusive; without that, one that is still open keeps it open.
 */
export function ambiguousVerdict(senses: readonly Reading[]): Verdict {
  const verdicts = senses.map(({ verdict }) => verdict);
  if (verdicts.some(holds) && verdicts.includes("contradicted")) return "inconclusive";
  if (verdicts.length === 0 || verdicts.includes("cannot-say")) return "cannot-say";
  if (verdicts.every((verdict) => verdict === "contradicted")) return "contradicted";
  if (!verdicts.every(holds)) return "inconclusive";
  return verdicts.every((verdict) => verdict === "supported") ? "supported" : "supported-with-caveat";
}

/** Words that no outcome could contradict ("could", "might") stay untestable, however their operational readings come out. */
export function untestableVerdict(): Verdict {
  return "not-testable";
}

export interface Consistency {
  /** Whether the two sentences speak of one thing, so that both cannot be true. */
  readonly sameThing: boolean;
  /** How many facts known say that the thing went the other way, and how many that it went as the sentence says. */
  readonly against: number;
  readonly inFavour: number;
}

/**
 * A sentence that another sentence of the same text denies: the facts decide between them. Where the two need not speak
 * of one thing there is nothing to decide; where facts stand on both sides it is inconclusive.
 */
export function consistencyVerdict({ sameThing, against, inFavour }: Consistency): Verdict {
  if (!sameThing) return "not-testable";
  if (against > 0 && inFavour > 0) return "inconclusive";
  if (against > 0) return "contradicted";
  return inFavour > 0 ? "supported" : "cannot-say";
}
