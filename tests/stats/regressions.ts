import fc from "fast-check";
import { leastSquares } from "../../src/stats/least-squares.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { readColumn } from "./reference.js";

export interface Model {
  readonly y: Float64Array;
  readonly x: readonly Float64Array[];
}

export function ones(n: number): Float64Array {
  return new Float64Array(n).fill(1);
}

/** The regression that a key of ols_hac_R.json or ols_hac_py.json stands for. */
export function modelOf(set: string, key: string): Model {
  const [y, x] = [readColumn(`data/${set}.csv`, "y"), readColumn(`data/${set}.csv`, "x")];
  if (key === "y~x (contemporaneous)") return { y, x: [ones(y.length), x] };
  if (key === "y~L8.x") return { y: y.slice(8), x: [ones(y.length - 8), x.slice(0, -8)] };
  const horizon = Number(/^sum_\{1\.\.(\d+)\}/.exec(key)?.[1]);
  const sums = overlappingSums(y, horizon);
  const columns = key.endsWith("+ f_t") ? [x, readColumn(`data/${set}.csv`, "f")] : [x];
  return { y: sums, x: [ones(sums.length), ...columns.map((column) => column.slice(0, sums.length))] };
}

/** What the covariances take, from the regression itself. */
export function fitted({ y, x }: Model) {
  const { residuals, inverse } = leastSquares({ y, x });
  return { x, residuals, inverse };
}

/** Uniform noise around zero of one seed (Park and Miller, 1988). */
export function noise(n: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: n }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  });
}

/** A regression on a constant and k − 1 columns of noise, all of one stream. */
export function noisyModel(n: number, k: number, seed: number): Model {
  const stream = noise(n * k, seed);
  const columns = Array.from({ length: k - 1 }, (_, j) => stream.slice(n * (j + 1), n * (j + 2)));
  return { y: stream.slice(0, n), x: [ones(n), ...columns] };
}

/** Regressions of 25 to 60 rows on one to five columns. */
export function noisyModels(): fc.Arbitrary<Model> {
  const sizes = { n: fc.integer({ min: 25, max: 60 }), k: fc.integer({ min: 1, max: 5 }) };
  return fc
    .record({ ...sizes, seed: fc.integer({ min: 1, max: 9999 }) })
    .map(({ n, k, seed }) => noisyModel(n, k, seed));
}
