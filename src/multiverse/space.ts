import type { Parameters, ParameterValue } from "../claims/claim.js";

/** A control of the claim as a dimension of the space: what the matrix of choices shows, in its order. */
export interface Dimension {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: ParameterValue; readonly label: string }[];
}

/** Specifications that are close to one another: each family of a space has the same weight. */
export interface Family {
  readonly id: string;
  readonly label: string;
  /** The values of the controls that this family tries; what it does not name stays as the design has it. */
  readonly options: Readonly<Record<string, readonly ParameterValue[]>>;
}

/** From what a space is listed. */
export interface SpaceDesign {
  readonly claim: string;
  /** What else decides what is computed: the frequency of the bars. */
  readonly frequency: string;
  readonly dimensions: readonly Dimension[];
  /** Every control of the claim, at the value that it has where nothing is tried. */
  readonly base: Parameters;
  /** What all families try. */
  readonly options: Readonly<Record<string, readonly ParameterValue[]>>;
  readonly families: readonly Family[];
  /** Why a combination is not a defensible one, in words; null where it is. */
  readonly excluded?: (parameters: Parameters) => string | null;
}

/** One complete choice of a claim's controls. */
export interface Specification {
  /** Its place in the list, from 0. */
  readonly index: number;
  /** Position of its family in the space. */
  readonly family: number;
  readonly parameters: Parameters;
}

/** All defensible specifications of a claim, in a fixed order. */
export interface Space {
  readonly claim: string;
  readonly frequency: string;
  readonly dimensions: readonly Dimension[];
  readonly families: readonly { readonly id: string; readonly label: string }[];
  readonly specifications: readonly Specification[];
  /** How many combinations are not defensible, by reason. */
  readonly excluded: ReadonlyMap<string, number>;
}

type Options = readonly (readonly [id: string, values: readonly ParameterValue[]])[];

/** Every combination of the options, the last of them changing fastest. */
function* combinations(options: Options): Generator<Record<string, ParameterValue>> {
  const [first, ...others] = options;
  if (!first) {
    yield {};
    return;
  }
  const [id, values] = first;
  for (const value of values) for (const rest of combinations(others)) yield { [id]: value, ...rest };
}

/**
 * Lists the space of a design: what all families try in the outer loops, so that neighbours share their outcomes, then
 * family by family. Throws where a combination stands twice or names a control or value that the design lacks.
 */
export function listSpace(design: SpaceDesign): Space {
  const { claim, frequency, dimensions, base, options, families, excluded = () => null } = design;
  requireKnown(design);
  const keyIn = keyAmong(Object.keys(base));
  const specifications: Specification[] = [];
  const reasons = new Map<string, number>();
  const seen = new Set<string>();
  const ownOf = families.map((family) => [...combinations(Object.entries(family.options))]);
  for (const shared of combinations(Object.entries(options))) {
    ownOf.forEach((choices, family) => {
      for (const own of choices) {
        const parameters = { ...base, ...shared, ...own };
        const key = keyIn(parameters);
        if (seen.has(key))
          throw new Error(`${claim}: the specification ${keyOf(parameters)} stands twice in the space`);
        seen.add(key);
        const reason = excluded(parameters);
        if (reason === null) specifications.push({ index: specifications.length, family, parameters });
        else reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    });
  }
  return {
    claim,
    frequency,
    dimensions,
    families: families.map(({ id, label }) => ({ id, label })),
    specifications,
    excluded: reasons,
  };
}

/** Of every control: its value where nothing is tried, and those that are. */
function requireKnown({ claim, base, dimensions, options, families }: SpaceDesign): void {
  const tried = new Map<string, Set<ParameterValue>>();
  for (const [id, values] of [options, ...families.map((family) => family.options)].flatMap(Object.entries)) {
    if (!(id in base)) throw new Error(`${claim}: the space tries \u201c${id}\u201d, which is no control`);
    tried.set(id, new Set([...(tried.get(id) ?? []), ...(values as readonly ParameterValue[])]));
  }
  const triedByAll = (id: string) => id in options || families.every((family) => id in family.options);
  for (const { id, options: rows } of dimensions) {
    const values = new Set([...(tried.get(id) ?? []), ...(triedByAll(id) ? [] : [base[id] ?? ""])]);
    for (const value of values) {
      if (rows.some((row) => row.value === value)) continue;
      throw new Error(`${claim}: the matrix of choices has no row for ${id} = ${String(value)}`);
    }
  }
}

/** The same as `keyOf` among specifications that have all of these controls, shorter and quicker to make. */
function keyAmong(ids: readonly string[]): (parameters: Parameters) => string {
  return (parameters) => {
    let key = "";
    for (const id of ids) key += `${parameters[id]}\n`;
    return key;
  };
}

/** The parameters as text, the same for the same choice however they were put together. */
export function keyOf(parameters: Parameters): string {
  return Object.keys(parameters)
    .sort()
    .map((id) => `${id}=${String(parameters[id])}`)
    .join("&");
}

/** The specification that stands for these parameters, or null where the space lacks it. */
export function findSpecification({ specifications }: Space, parameters: Parameters): Specification | null {
  const ids = Object.keys(parameters);
  const isIt = (one: Parameters) =>
    Object.keys(one).length === ids.length && ids.every((id) => one[id] === parameters[id]);
  return specifications.find((one) => isIt(one.parameters)) ?? null;
}
