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
