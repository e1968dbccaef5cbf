import { adjustPValues } from "../stats/adjust-p-values.js";
import type { Finding } from "./claim.js";
import { overallVerdict, significance } from "./verdict.js";

/** The p-value of each claim that has one, at the default definitions: family-wise where there is a family. */
export type PValues = Readonly<Record<string, number>>;

type Judged = Pick<Finding, "claim" | "p" | "familyWiseP">;

function pOf({ p, familyWiseP }: Judged): number | null {
  return familyWiseP?.value ?? p?.value ?? null;
}

export function pValuesOf(findings: readonly Judged[]): PValues {
  return Object.fromEntries(
    findings.flatMap((finding) => {
      const p = pOf(finding);
      return p === null ? [] : [[finding.claim, p] as const];
    }),
  );
}

/**
 * The finding with its p-value corrected for those of all other claims. A verdict that rests on a p-value and that the
 * correction takes beyond the level becomes inconclusive; no other verdict changes. Without a p it is the finding itself.
 */
export function judgeAcrossClaims<Evidence>(finding: Finding<Evidence>, others: PValues): Finding<Evidence> {
  const own = pOf(finding);
  if (own === null) return finding;
  const rest = Object.entries(others).filter(([claim]) => claim !== finding.claim);
  const pValues = Float64Array.from([own, ...rest.map(([, p]) => p)]);
  const q = adjustPValues(pValues, "benjamini-hochberg")[0] ?? own;
  const readings =
    own <= significance && q > significance ? finding.readings.map(withoutSupport) : finding.readings;
  const changed = readings.some((reading, i) => reading.verdict !== finding.readings[i]?.verdict);
  const verdict = changed && finding.verdict !== "cannot-say" ? overallVerdict(readings) : finding.verdict;
  const before = verdict === finding.verdict ? null : finding.verdict;
  return { ...finding, verdict, readings, acrossClaims: { q, claims: pValues.length, before } };
}

function withoutSupport(reading: Finding["readings"][number]): Finding["readings"][number] {
  const supports = reading.verdict === "supported" || reading.verdict === "supported-with-caveat";
  if (!supports || !reading.restsOnP) return reading;
  return {
    ...reading,
    verdict: "inconclusive",
    reason: `${reading.reason}; not once the p-values of all claims are counted together`,
  };
}
