import type { Dimension, Space } from "../../multiverse/space.js";

const known = new WeakMap<Space, readonly Uint8Array[]>();

/** Of every dimension, which of its options each specification makes, by position: computed once for a space. */
export function choiceCodes(space: Space): readonly Uint8Array[] {
  const codes = known.get(space) ?? space.dimensions.map((dimension) => codesOf(space, dimension));
  known.set(space, codes);
  return codes;
}

const none = 255;

function codesOf({ specifications }: Space, { id, options }: Dimension): Uint8Array {
  const positions = new Map(options.map(({ value }, position) => [value, position]));
  return Uint8Array.from(specifications, ({ parameters }) => positions.get(parameters[id] ?? "") ?? none);
}

/**
 * How often every option of a dimension is chosen in each of some equal parts of an order of specifications, as a multiple
 * of how often it is chosen over all of it.
 */
export function frequenciesAlong(
  codes: Uint8Array,
  options: number,
  order: Int32Array,
  parts: number,
): Float64Array[] {
  const counts = Array.from({ length: options }, () => new Float64Array(parts));
  const all = new Float64Array(parts);
  const totals = new Float64Array(options);
  for (let place = 0; place < order.length; place += 1) {
    const part = Math.floor((place * parts) / order.length);
    const option = codes[order[place] as number] as number;
    const own = counts[option];
    all[part] = (all[part] as number) + 1;
    if (!own) continue;
    own[part] = (own[part] as number) + 1;
    totals[option] = (totals[option] as number) + 1;
  }
  return counts.map((own, option) => {
    const total = totals[option] as number;
    return own.map((count, part) =>
      total === 0 || all[part] === 0 ? 0 : (count / (all[part] as number)) * (order.length / total),
    );
  });
}
