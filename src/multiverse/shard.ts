/** One of several equal parts of a space; `number` counts from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

export const wholeSpace: Shard = { number: 1, of: 1 };

/** "3/16" as a shard. Throws where it is not one. */
export function parseShard(text: string): Shard {
  const [, number = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (number >= 1 && number <= of) return { number, of };
  throw new Error(`shard "${text}": expected I/N with I at most N, counted from one`);
}

/**
 * The specifications of a shard, as a range of indices: neighbours stay together, since they share outcomes, and sizes
 * differ by one at most. The shards of one number tile the space.
 */
export function rangeOf({ number, of }: Shard, specifications: number): { from: number; to: number } {
  const cut = (i: number) => Math.floor((i * specifications) / of);
  return { from: cut(number - 1), to: cut(number) };
}
