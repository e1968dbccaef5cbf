import type { Parameter, Parameters, ParameterValue } from "../claims/claim.js";
import { defaultParameters } from "../claims/evaluate-claim.js";
import { plural } from "../text/numbers.js";
import type { Dimension, Family, SpaceDesign } from "./space.js";

type Options = Readonly<Record<string, readonly ParameterValue[]>>;

/** The values that are tried of every control, in the order of the control; its default where nothing is. */
function triedValues(
  base: Parameters,
  options: readonly Options[],
): ReadonlyMap<string, Set<ParameterValue>> {
  const tried = new Map<string, Set<ParameterValue>>();
  for (const [id, values] of options.flatMap((one) => Object.entries(one))) {
    const known = tried.get(id) ?? new Set<ParameterValue>();
    for (const value of values) known.add(value);
    tried.set(id, known);
  }
  for (const [id, values] of tried) {
    const standard = base[id];
    if (standard !== undefined) values.add(standard);
  }
  return tried;
}

function dimensionOf(parameter: Parameter, tried: ReadonlySet<ParameterValue>): Dimension {
  const { id, label } = parameter;
  if (parameter.kind === "choice") {
    const unknown = [...tried].filter((value) => !parameter.options.some((option) => option.value === value));
    if (unknown.length > 0) throw new Error(`${id} has no option ${unknown.join(", ")}`);
    return { id, label, options: parameter.options.filter(({ value }) => tried.has(value)) };
  }
  const values = [...tried].map(Number).sort((a, b) => a - b);
  const options = values.map((value) => ({ value, label: plural(value, parameter.unit) }));
  const outside = values.find((value) => value < parameter.minimum || value > parameter.maximum);
  if (outside !== undefined) throw new Error(`${id} cannot be ${outside}`);
  return { id, label, options };
}

/**
 * What a space takes from the controls of its claim: every control at its default, and a dimension for each that is tried
 * in more than one way, with the labels of the controls. Throws where a value is none of a control\u2019s.
 */
export function fromControls(
  parameters: readonly Parameter[],
  options: Options,
  families: readonly Family[],
): Pick<SpaceDesign, "base" | "dimensions" | "options" | "families"> {
  const base = defaultParameters(parameters);
  const tried = triedValues(base, [options, ...families.map((family) => family.options)]);
  const dimensions = parameters.flatMap((parameter) => {
    const values = tried.get(parameter.id);
    return values && values.size > 1 ? [dimensionOf(parameter, values)] : [];
  });
  return { base, dimensions, options, families };
}
