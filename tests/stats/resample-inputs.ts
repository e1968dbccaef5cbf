import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { randomStream } from "../../src/stats/random.js";

const folder = process.env.REFERENCE_DIR ?? fileURLToPath(new URL("../reference/", import.meta.url));

/** The rows of a CSV file of numbers without a header. */
export function readRows(path: string): Float64Array[] {
  const lines = readFileSync(join(folder, path), "utf8").trim().split("\n");
  return lines.map((line) => Float64Array.from(line.split(","), Number));
}

/** The reference's 200 resamples of 600 places, from a stationary bootstrap with p = 0.1. */
export function fixedIndices(): Int32Array[] {
  return readRows("data/sb_index_200x600_p0.1.csv").map((row) => Int32Array.from(row));
}

/** Independent standard normal values, the same ones for a seed. */
export function normals(length: number, seed: number): Float64Array {
  const random = randomStream(seed, 0);
  return Float64Array.from({ length }, () => random.normal());
}
