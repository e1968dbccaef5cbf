import fc from "fast-check";
import type { EventOutcomes } from "../../src/stats/circular-placebo.js";
import { StatisticsError } from "../../src/stats/statistics-error.js";

/** Event studies of small whole outcomes, so that sums are exact and ties many; `size` fixes the circle. */
export function studies(size?: number): fc.Arbitrary<EventOutcomes> {
  const length = size === undefined ? fc.integer({ min: 3, max: 30 }) : fc.constant(size);
  return length.chain((n) =>
    fc.record({
      outcomes: fc
        .array(fc.integer({ min: -5, max: 5 }), { minLength: n, maxLength: n })
        .map((numbers) => Float64Array.from(numbers)),
      events: fc.subarray(
        Array.from({ length: n }, (_, i) => i),
        { minLength: 1, maxLength: n - 1 },
      ),
    }),
  );
}

/** Skips the generated inputs that the statistic refuses because every shift is alike. */
export function unlessConstant<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof StatisticsError && error.code === "constant") fc.pre(false);
    throw error;
  }
}

/** T_s summed event by event with the remainder, as the definition reads. */
export function directMeans({ outcomes, events }: EventOutcomes): number[] {
  const size = outcomes.length;
  return Array.from(outcomes, (_, shift) => {
    const moved = Array.from(events, (event) => Number(outcomes[(event + shift) % size]));
    return moved.reduce((sum, value) => sum + value, 0) / moved.length;
  });
}

/** The circular correlation of y with x moved k weeks later, k = 0 … n − 1: the reference's statistic. */
export function circularCorrelations(x: Float64Array, y: Float64Array): Float64Array {
  const n = x.length;
  const centered = (series: Float64Array) => {
    const average = series.reduce((sum, value) => sum + value, 0) / n;
    return series.map((value) => value - average);
  };
  const [cx, cy] = [centered(x), centered(y)];
  const norm = (series: Float64Array) => Math.sqrt(series.reduce((sum, value) => sum + value * value, 0));
  const scale = norm(cx) * norm(cy);
  return Float64Array.from(x, (_, lag) => {
    let product = 0;
    for (let t = 0; t < n; t++) product += Number(cx[(t - lag + n) % n]) * Number(cy[t]);
    return product / scale;
  });
}
