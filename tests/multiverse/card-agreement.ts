import type { Finding, Panel } from "../../src/claims/claim.js";
import { claimById } from "../../src/claims/claims.js";
import { defaultParameters, evaluateOn } from "../../src/claims/evaluate-claim.js";
import type { CardNumbers, Kernel, SpecificationSource, Unavailable } from "../../src/multiverse/source.js";
import { findSpecification, type Space, type Specification } from "../../src/multiverse/space.js";
import type { PanelFrequency } from "../../src/series/series.js";
import type { OpenClaims } from "../claims/embedded.js";

/** So many specifications of a space are compared at the least, or all of a smaller one. */
export const fewestCompared = 40;

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** At least so many specifications, or all, evenly spread by a step that has nothing in common with any loop. */
function sampleOf({ specifications }: Space, fewest: number): Specification[] {
  const size = specifications.length;
  let step = Math.max(1, Math.floor(size / fewest));
  while (commonDivisor(size, step) > 1) step -= 1;
  return specifications.filter(({ index }) => index % step === 0);
}

function onCard({ estimate, p, n }: Finding): CardNumbers {
  return {
    estimate: estimate?.value ?? null,
    p: p?.value ?? null,
    smallestAttainable: p?.smallestAttainable ?? null,
    n,
  };
}

/** Where the curve says anything else than the card, to the last digit. */
function differences(carried: Kernel | Unavailable, finding: Finding): string[] {
  const card = onCard(finding);
  if (!("card" in carried)) return card.estimate === null ? [] : [`${carried.reason}, but the card has one`];
  return (["estimate", "p", "smallestAttainable", "n"] as const)
    .filter((name) => !Object.is(carried.card[name], card[name]))
    .map((name) => `${name}: the curve has ${carried.card[name]}, the card ${card[name]}`);
}

export interface Agreement {
  /** All specifications, those compared, and those of these that have an estimate. */
  readonly specifications: number;
  readonly compared: number;
  readonly estimated: number;
  /** Whether the claim\u2019s default is among them. */
  readonly withDefault: boolean;
  readonly differences: readonly string[];
}

/** Compares what the curve and the claim\u2019s own card say, of a sample of a space and of its default. */
export async function agreementOf(
  source: SpecificationSource,
  open: OpenClaims,
  frequency: PanelFrequency,
): Promise<Agreement> {
  const claim = claimById(source.claim);
  const setting = open.settingOf(source.claim, { frequency });
  const space = source.space(setting);
  const panels: Record<string, Panel> = {};
  for (const [role, request] of Object.entries(claim.panels(setting)))
    panels[role] = await open.read(request);
  const { id, asOf, coverage, facts } = open.vintage;
  const held = { holdings: coverage, facts, reach: { asOf, factsAsOf: asOf } };
  const { carryOut } = source.prepare(panels, setting);
  const standard = findSpecification(space, defaultParameters(claim.parameters(setting)));
  const sample = new Set([...sampleOf(space, fewestCompared), ...(standard ? [standard] : [])]);
  let estimated = 0;
  const found = [...sample].flatMap(({ index, parameters }) => {
    const finding = evaluateOn(claim, panels, parameters, setting, held);
    if (finding.estimate) estimated += 1;
    return differences(carryOut(parameters), finding).map((one) => `${id}, specification ${index}: ${one}`);
  });
  const { length } = space.specifications;
  return {
    specifications: length,
    compared: sample.size,
    estimated,
    withDefault: standard !== null,
    differences: found,
  };
}
