import type { Finding, Parameters, Setting } from "./claim.js";

/** What every finding starts from: no number of any kind. A claim spreads it and adds what it can compute. */
export function emptyFinding(
  claim: string,
  parameters: Parameters,
  { asOf, vintage, factsAsOf = asOf }: Pick<Setting, "asOf" | "vintage" | "factsAsOf">,
) {
  return {
    claim,
    readings: [],
    estimate: null,
    interval: null,
    p: null,
    familyWiseP: null,
    hitRate: null,
    counted: [],
    n: 0,
    effectiveN: 0,
    minimumDetectableEffect: null,
    subPeriods: [],
    dropOne: [],
    parameters,
    asOf,
    factsAsOf,
    vintage,
    evidence: null,
  } satisfies Omit<Finding, "verdict" | "sentence">;
}

/** The finding where the data known on that day cannot answer: it says why. */
export function cannotSay(
  claim: string,
  reason: string,
  parameters: Parameters,
  setting: Pick<Setting, "asOf" | "vintage" | "factsAsOf">,
): Finding<never> {
  return {
    ...emptyFinding(claim, parameters, setting),
    verdict: "cannot-say",
    sentence: `We cannot say: ${reason}.`,
  };
}
