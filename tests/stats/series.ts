import fc from "fast-check";
import { randomStream } from "../../src/stats/random.js";

/** `count` independent series of normal noise, of one length drawn between the bounds. */
export function noises(count: number, minLength: number, maxLength: number): fc.Arbitrary<Float64Array[]> {
  const drawn = fc.record({
    length: fc.integer({ min: minLength, max: maxLength }),
    seed: fc.integer({ min: 0, max: 1_000_000 }),
  });
  return drawn.map(({ length, seed }) =>
    Array.from({ length: count }, (_, stream) => noise(length, seed, stream)),
  );
}

export function noise(length: number, seed: number, stream = 0): Float64Array {
  const source = randomStream(seed, stream);
  return Float64Array.from({ length }, () => source.normal());
}

/** The running sums of a series, a random walk if it is noise. */
export function walk(steps: Float64Array): Float64Array {
  let level = 0;
  return steps.map((step) => {
    level += step;
    return level;
  });
}

/** The values in another unit and from another zero. */
export function moved(values: Float64Array, scale: number, shift: number): Float64Array {
  return values.map((value) => value * scale + shift);
}

export function constant(length: number, value = 0.1): Float64Array {
  return new Float64Array(length).fill(value);
}

export function withNaN(values: Float64Array, at: number): Float64Array {
  return values.map((value, i) => (i === at ? Number.NaN : value));
}
