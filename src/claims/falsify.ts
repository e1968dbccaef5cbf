import type { Choice, Claim, Finding, Panel, Parameter, Parameters, Setting } from "./claim.js";
import { evaluateOn, type Held } from "./evaluate-claim.js";

/** What the same test gives where something that cannot carry the claim stands in place of what it is about. */
export interface Falsified {
  readonly parameter: string;
  readonly label: string;
  readonly finding: Finding;
}

/** The switches of a claim that put something else in place of what it is about. */
export function falsifiers(parameters: readonly Parameter[]): Choice[] {
  return parameters.flatMap((parameter) =>
    parameter.kind === "choice" && parameter.falsifies ? [parameter] : [],
  );
}

/** Evaluates the claim once for every replacement that its switches offer, the other definitions as given. */
export function falsify(
  claim: Claim,
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  held: Held,
): Falsified[] {
  const parameters = claim.parameters(setting);
  const switches = falsifiers(parameters);
  const asGiven = Object.fromEntries(switches.map(({ id, default: standard }) => [id, standard]));
  return switches.flatMap((choice) =>
    choice.options
      .filter(({ value }) => value !== choice.default)
      .map(({ value, label }) => ({
        parameter: choice.id,
        label,
        finding: evaluateOn(claim, panels, { ...values, ...asGiven, [choice.id]: value }, setting, held),
      })),
  );
}
