/** What was known, bar by bar, of how an asset moves by itself and with the market; NaN where nothing was. */
export interface Benchmark {
  /** Log prices of the market, the last known close of each bar; NaN before its first. */
  readonly market: Float64Array;
  /** Mean log return a bar, from the first bar to each. */
  readonly mean: Float64Array;
  /** Slope of the asset\u2019s returns on the market\u2019s, over the bars so far on which the market had a new close. */
  readonly beta: Float64Array;
  /** Mean log return a bar that the slope leaves. */
  readonly alpha: Float64Array;
}

/**
 * The mean and the market model of an asset as they could be estimated at every bar from the bars up to it. Returns for
 * the slope run from one new close of the market to the next, so that its weekends make no zeros.
 */
export function expandingBenchmark(logs: Float64Array, closes: readonly (number | null)[]): Benchmark {
  const size = logs.length;
  const unknown = () => new Float64Array(size).fill(Number.NaN);
  const [market, mean, beta, alpha] = [unknown(), unknown(), unknown(), unknown()];
  const start = closes.findIndex((close) => close !== null);
  const sums = { n: 0, x: 0, y: 0, xx: 0, xy: 0 };
  let last = start;
  for (let bar = 0; bar < size; bar += 1) {
    if (bar > 0) mean[bar] = ((logs[bar] ?? 0) - (logs[0] ?? 0)) / bar;
    if (start < 0 || bar < start) continue;
    const close = closes[bar];
    market[bar] = close == null ? Number(market[bar - 1]) : Math.log(close);
    if (close != null && market[bar] !== market[last]) {
      add(sums, Number(market[bar]) - Number(market[last]), Number(logs[bar]) - Number(logs[last]));
      last = bar;
    }
    const spread = sums.xx - sums.x ** 2 / sums.n;
    if (sums.n < 3 || spread <= 0) continue;
    const slope = (sums.xy - (sums.x * sums.y) / sums.n) / spread;
    beta[bar] = slope;
    const gained = Number(logs[bar]) - Number(logs[start]);
    alpha[bar] = (gained - slope * (Number(market[bar]) - Number(market[start]))) / (bar - start);
  }
  return { market, mean, beta, alpha };
}

interface Sums {
  n: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
}

function add(sums: Sums, x: number, y: number): void {
  sums.n += 1;
  sums.x += x;
  sums.y += y;
  sums.xx += x * x;
  sums.xy += x * y;
}
