import { judgeAcrossClaims, type PValues } from "./across-claims.js";
import type {
  Claim,
  FactRow,
  Finding,
  Panel,
  PanelRequest,
  Parameter,
  Parameters,
  Setting,
} from "./claim.js";
import type { Holding } from "./frequencies.js";
import { factsKnownTo, knownFacts, type Reach } from "./known-facts.js";
import { withholdStale } from "./withhold-stale.js";

/** The parameters of a claim at their defaults. */
export function defaultParameters(parameters: readonly Parameter[]): Parameters {
  return Object.fromEntries(parameters.map(({ id, default: value }) => [id, value]));
}

/** Replaces the defaults by what was asked for. Throws, naming the parameter, on a value that it does not allow. */
export function chooseParameters(
  parameters: readonly Parameter[],
  asked: Readonly<Record<string, string>>,
): Parameters {
  const chosen = Object.entries(asked).map(([id, text]) => {
    const parameter = parameters.find((candidate) => candidate.id === id);
    if (!parameter)
      throw new Error(
        `there is no parameter \u201c${id}\u201d; there are ${parameters.map((p) => p.id).join(", ")}`,
      );
    return [id, parseValue(parameter, text)];
  });
  return { ...defaultParameters(parameters), ...Object.fromEntries(chosen) };
}

/** What a claim is answered from. */
export interface Inputs {
  readonly holdings: readonly Holding[];
  /** All facts held; the claim is given those of its own that were known. */
  readonly facts: readonly FactRow[];
  /** The p-values of all claims, for the correction across them; without them there is none. */
  readonly pValues?: PValues;
  readonly reach: Reach;
  readonly readPanel: (request: PanelRequest) => Promise<Panel>;
}

/** The same without the means to read panels. */
export type Held = Omit<Inputs, "readPanel">;

/** Reads the claim\u2019s panels and evaluates it; where a series held is too old for a verdict, the verdict is withheld. */
export async function evaluateClaim(
  claim: Claim,
  setting: Setting,
  parameters: Parameters,
  { readPanel, ...held }: Inputs,
): Promise<Finding> {
  const requests = Object.entries(claim.panels(setting));
  const panels: Record<string, Panel> = {};
  for (const [role, request] of requests) panels[role] = await readPanel(request);
  return evaluateOn(claim, panels, parameters, setting, held);
}

/** The same from panels that are there already. */
export function evaluateOn(
  claim: Claim,
  panels: Readonly<Record<string, Panel>>,
  parameters: Parameters,
  setting: Setting,
  { holdings, facts, pValues, reach }: Held,
): Finding {
  const factsAsOf = factsKnownTo(setting.asOf, reach);
  const known = knownFacts(facts, claim.facts, factsAsOf);
  const finding = claim.evaluate(panels, parameters, { ...setting, factsAsOf }, known);
  const judged = pValues ? judgeAcrossClaims(finding, pValues) : finding;
  return withholdStale(claim, judged, holdings, setting.asOf);
}

function parseValue(parameter: Parameter, text: string): string | number {
  if (parameter.kind === "choice") {
    const option = parameter.options.find(({ value }) => String(value) === text);
    if (option) return option.value;
    throw new Error(
      `${parameter.id} is one of ${parameter.options.map((o) => o.value).join(", ")}, not \u201c${text}\u201d`,
    );
  }
  const value = Number(text);
  const { minimum, maximum, step } = parameter;
  const inRange = text.trim() !== "" && Number.isFinite(value) && value >= minimum && value <= maximum;
  if (inRange && Number.isInteger((value - minimum) / step)) return value;
  throw new Error(
    `${parameter.id} is a number from ${minimum} to ${maximum} in steps of ${step}, not \u201c${text}\u201d`,
  );
}
