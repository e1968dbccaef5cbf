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

/** A dated fact is true or false; something that the words leave out makes it a fact with a caveat. */
export function factVerdict(holds: boolean, caveats: readonly string[]): Verdict {
  if (!holds) return "contradicted";
  return caveats.length > 0 ? "supported-with-caveat" : "supported";
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

/** Where the first reading is the words as they stand and the others only stand in for them, the first speaks. */
export function literalVerdict(readings: readonly Reading[]): Verdict {
  return readings[0]?.verdict ?? "cannot-say";
}

/** The claim as worded falls with any of its readings that is contradicted; otherwise its weakest reading speaks. */
export function overallVerdict(readings: readonly Reading[]): Verdict {
  const order: Verdict[] = [
    "contradicted",
    "cannot-say",
    "not-testable",
    "inconclusive",
    "supported-with-caveat",
    "supported",
  ];
  return order.find((verdict) => readings.some((reading) => reading.verdict === verdict)) ?? "cannot-say";
}
