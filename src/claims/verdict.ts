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
