/** A known value at a position of a list of days. */
export interface Anchor {
  readonly at: number;
  readonly value: number;
}

/** How the values between two anchors are made. */
export interface Manner {
  readonly seed: string;
  readonly linear: boolean;
  readonly lowest: number;
  readonly highest: number;
  /** The last published digit at a value, as a number of decimals. */
  readonly decimals: (value: number) => number;
}

const largestWiggle = 0.0006;

/** A number in [-1, 1) that depends on nothing but a text and a position. */
export function noise(seed: string, position: number): number {
  let state = position ^ 0x2545_f491;
  for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 0x0100_0193);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d);
  state = Math.imul(state ^ (state >>> 12), 0x297a_2d39);
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 31 - 1;
}

function between(left: Anchor, right: Anchor, at: number, linear: boolean): number {
  const share = (at - left.at) / (right.at - left.at);
  if (linear || left.value <= 0 || right.value <= 0) return left.value + share * (right.value - left.value);
  return left.value * (right.value / left.value) ** share;
}

/** The value nearest to a raw one, in published digits, that differs from both of its neighbours. */
function settle(raw: number, neighbours: readonly (number | undefined)[], manner: Manner): number {
  const decimals = manner.decimals(raw);
  for (const steps of [0, 1, -1, 2, -2]) {
    const value = Number((raw + steps * 10 ** -decimals).toFixed(decimals)) + 0;
    if (value >= manner.lowest && value <= manner.highest && !neighbours.includes(value)) return value;
  }
  throw new Error(`stand-in: no value near ${raw} for ${manner.seed}`);
}

/**
 * Values for all positions of a list of days: the anchors' own, and between them an interpolation with a small
 * wiggle, so that no value equals the one before. Outside the anchors the nearest one is held, wiggled. Between two
 * zeros all is zero: there the series does not exist yet.
 */
export function fillBetween(length: number, anchors: readonly Anchor[], manner: Manner): number[] {
  const values: number[] = [];
  const [first] = anchors;
  if (!first) throw new Error(`stand-in: nothing to make ${manner.seed} from`);
  let next = 0;
  for (let at = 0; at < length; at += 1) {
    while ((anchors[next]?.at ?? length) < at) next += 1;
    const right = anchors[next] ?? { at: length, value: anchors[next - 1]?.value ?? first.value };
    const left = anchors[next - 1] ?? { at: -1, value: first.value };
    if (right.at === at || (left.value === 0 && right.value === 0)) {
      values.push(right.value);
      continue;
    }
    const level = between(left, right, at, manner.linear);
    const raw = level * (1 + largestWiggle * noise(manner.seed, at));
    const following = right.at === at + 1 && right.at < length ? right.value : undefined;
    values.push(settle(raw, [values.at(-1), following], manner));
  }
  return values;
}
