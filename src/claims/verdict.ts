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
