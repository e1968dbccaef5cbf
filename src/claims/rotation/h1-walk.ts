import { autoregression } from "../../stats/autoregression.js";
import { type RandomStream, randomStream } from "../../stats/random.js";

/** The seed of every stand-in of H1. */
export const walkSeed = 20260108;

/** Numbers of the random streams: every stand-in has its own. */
export const streams = { signal: 1, follower: 2, shift: 3 } as const;

/** What a random walk takes over from the steps of some log prices: an AR(1) of them, by Yule and Walker. */
export interface StepModel {
  /** Mean of the steps, their first autocorrelation, and the standard deviation of what it leaves, in log points a bar. */
  readonly mean: number;
  readonly autocorrelation: number;
  readonly innovation: number;
}

/** The steps from each log price to the next. */
export function stepsOf(logs: Float64Array): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, logs.length - 1) },
    (_, i) => (logs[i + 1] ?? 0) - (logs[i] ?? 0),
  );
}

/** The model of the steps of some log prices; null of fewer than four prices, or where all steps are the same. */
export function stepModel(logs: Float64Array): StepModel | null {
  const steps = stepsOf(logs);
  if (logs.length < 4 || steps.every((step) => step === steps[0])) return null;
  const { coefficients, mean, innovationVariance } = autoregression({
    x: steps,
    order: 1,
    method: "yule-walker",
  });
  return { mean, autocorrelation: coefficients[0] ?? 0, innovation: Math.sqrt(innovationVariance) };
}

/** As many log prices as given, from the first of them on, with Gaussian steps of the model; it begins at its mean. */
export function walkBy(
  { mean, autocorrelation, innovation }: StepModel,
  logs: Float64Array,
  random: RandomStream,
): Float64Array {
  const walk = Float64Array.from(logs);
  let step = mean;
  for (let i = 1; i < walk.length; i += 1) {
    step = mean + autocorrelation * (step - mean) + innovation * random.normal();
    walk[i] = (walk[i - 1] ?? 0) + step;
  }
  return walk;
}

/**
 * A random walk from the first log price on whose steps have the mean, the spread and the first autocorrelation of the
 * given ones, and nothing else in common with them: the same on every run. Fewer than four prices are given back.
 */
export function walkLike(logs: Float64Array, stream: number): Float64Array {
  const model = stepModel(logs);
  return model ? walkBy(model, logs, randomStream(walkSeed, stream)) : logs;
}

/** The log prices with their steps in reverse order: the same ends and the same steps at other times. */
export function reversedSteps(logs: Float64Array): Float64Array {
  const [first = 0] = logs;
  const last = logs.at(-1) ?? first;
  return Float64Array.from(logs, (_, i) => first + last - (logs[logs.length - 1 - i] ?? 0));
}

/** How far a calendar of events is moved round a circle of so many bars: a fixed share of it, drawn once. */
export function seededShift(bars: number): number {
  return bars < 2 ? 0 : 1 + Math.floor((bars - 1) * randomStream(walkSeed, streams.shift).uniform());
}
