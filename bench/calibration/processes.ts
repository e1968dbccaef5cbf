import type { RandomStream } from "../../src/stats/random.js";

/** Weeks of every simulated series: about what crypto has. */
export const WEEKS = 545;
const BURN_IN = 200;

/** One draw of a world in which the first series says nothing about the future of the second. */
export interface World {
  /** Weekly changes of the series that is said to lead. */
  readonly x: Float64Array;
  /** Weekly returns of the asset. */
  readonly y: Float64Array;
  /** The market both belong to, where there is one. */
  readonly factor?: Float64Array;
}

export interface Process {
  readonly name: string;
  /** Weeks in the windows of events and long-horizon returns. */
  readonly horizon: number;
  /** Weeks summed before leads and lags are looked at: 1 leaves the series as it is. */
  readonly smoothing: number;
  readonly draw: (random: RandomStream) => World;
}

function series(length: number, next: () => number): Float64Array {
  return Float64Array.from({ length }, next);
}

function firstOrder(random: RandomStream, persistence: number): Float64Array {
  let value = random.normal() / Math.sqrt(1 - persistence * persistence);
  return series(WEEKS, () => {
    value = persistence * value + random.normal();
    return value;
  });
}

/** χ² with six degrees of freedom is −2 ln of the product of three uniforms; a t6 has variance 3/2. */
function scaledT6(random: RandomStream): number {
  const product = (1 - random.uniform()) * (1 - random.uniform()) * (1 - random.uniform());
  return random.normal() / Math.sqrt((-2 * Math.log(product)) / 6) / Math.sqrt(1.5);
}

function garch(random: RandomStream): Float64Array {
  let variance = 1;
  let last = 0;
  const next = () => {
    variance = 0.05 + 0.1 * last * last + 0.85 * variance;
    last = Math.sqrt(variance) * scaledT6(random);
    return last;
  };
  for (let t = 0; t < BURN_IN; t++) next();
  return series(WEEKS, next);
}

/** y follows half of the market's move in the same week and half a week late; x follows it at once. */
function commonFactor(random: RandomStream): World {
  const market = series(WEEKS + 1, () => random.normal());
  const factor = market.slice(1);
  return {
    factor,
    x: factor.map((value) => value + random.normal()),
    y: factor.map((value, t) => 0.5 * value + 0.5 * (market[t] as number) + random.normal()),
  };
}

export const processes: readonly Process[] = [
  {
    name: "independent",
    horizon: 13,
    smoothing: 1,
    draw: (random) => ({
      x: series(WEEKS, () => random.normal()),
      y: series(WEEKS, () => random.normal()),
    }),
  },
  {
    name: "AR(1) 0.3",
    horizon: 13,
    smoothing: 1,
    draw: (random) => ({ x: firstOrder(random, 0.3), y: firstOrder(random, 0.3) }),
  },
  {
    name: "GARCH(1,1)-t6",
    horizon: 13,
    smoothing: 1,
    draw: (random) => ({ x: garch(random), y: garch(random) }),
  },
  {
    name: "26-week windows",
    horizon: 26,
    smoothing: 26,
    draw: (random) => ({
      x: series(WEEKS, () => scaledT6(random)),
      y: series(WEEKS, () => scaledT6(random)),
    }),
  },
  { name: "common factor", horizon: 13, smoothing: 1, draw: commonFactor },
];
