import { autoregression } from "../../stats/autoregression.js";
import { randomStream } from "../../stats/random.js";

const seed = 20260108;

/** Numbers of the random streams: every stand-in has its own. */
export const streams = { signal: 1, follower: 2, shift: 3 } as const;

/**
 * A random walk from the first log price on whose steps have the mean, the spread and the first autocorrelation of the
 * given ones, and nothing else in common with them: the same on every run. Fewer than four prices are given back.
 */
export function walkLike(logs: Float64Array, stream: number): Float64Array {
  if (logs.length < 4) return logs;
  const steps = Float64Array.from({ length: logs.length - 1 }, (_, i) => (logs[i + 1] ?? 0) - (logs[i] ?? 0));
  if (steps.every((step) => step === steps[0])) return logs;
  const { coefficients, mean, innovationVariance } = autoregression({
    x: steps,
    order: 1,
    method: "yule-walker",
  });
  const random = randomStream(seed, stream);
  const spread = Math.sqrt(innovationVariance);
  const walk = Float64Array.from(logs);
  let step = mean;
  for (let i = 1; i < walk.length; i += 1) {
    step = mean + (coefficients[0] ?? 0) * (step - mean) + spread * random.normal();
    walk[i] = (walk[i - 1] ?? 0) + step;
  }
  return walk;
}

/** The log prices with their steps in reverse order: the same ends and the same steps at other times. */
export function reversedSteps(logs: Float64Array): Float64Array {
  const [first = 0] = logs;
  const last = logs.at(-1) ?? first;
  return Float64Array.from(logs, (_, i) => first + last - (logs[logs.length - 1 - i] ?? 0));
}

/** How far a calendar of events is moved round a circle of so many bars: a fixed share of it, drawn once. */
export function seededShift(bars: number): number {
  return bars < 2 ? 0 : 1 + Math.floor((bars - 1) * randomStream(seed, streams.shift).uniform());
}
