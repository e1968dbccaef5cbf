import { randomStream } from "../../src/stats/random.js";

/** Normal noise that is the same in every run. */
export function noise(length: number, stream: number): Float64Array {
  const random = randomStream(20261120, stream);
  return Float64Array.from({ length }, () => random.normal());
}
