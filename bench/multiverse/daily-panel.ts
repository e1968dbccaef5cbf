import type { Panel } from "../../src/claims/claim.js";
import { randomStream } from "../../src/stats/random.js";

/** A walk of fat-tailed daily steps, with the market in it. */
function walk(steps: Float64Array, own: number, market: number, drift: number, stream: number): Float64Array {
  const random = randomStream(20261120, stream);
  let level = 0;
  return steps.map((step) => {
    const shock = random.normal() * (random.uniform() < 0.1 ? 2.5 : 0.85);
    level += drift + market * step + own * shock;
    return level;
  });
}

/** Made-up daily log levels of an index, a market and four assets of different age, of eleven years: no link but the market. */
export function dailyPanel(rows = 4030, seed = 0): Panel {
  const random = randomStream(20261120, 1000 + seed);
  const market = Float64Array.from({ length: rows }, () => 0.0003 + 0.01 * random.normal());
  const columns = {
    market: walk(market, 0, 1, 0, 1 + 10 * seed),
    index: walk(market, 0.008, 1.1, 0, 2 + 10 * seed),
    a: walk(market, 0.045, 1, 0.001, 3 + 10 * seed),
    b: walk(market, 0.035, 1, 0.001, 4 + 10 * seed),
    c: walk(market, 0.055, 1.2, 0, 5 + 10 * seed),
    d: walk(market, 0.05, 1.2, 0, 6 + 10 * seed),
  };
  const firstRow: Readonly<Record<string, number>> = { b: 0, c: 500, d: 1200 };
  const day = (row: number) => new Date(row * 86_400_000).toISOString().slice(0, 10);
  return {
    query: "levels",
    frequency: "daily",
    asOf: day(rows),
    rows,
    dates: Array.from({ length: rows }, (_, row) => day(row)),
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, levels]) => [
        name,
        Array.from(levels, (level, row) => (row < (firstRow[name] ?? 0) ? null : level)),
      ]),
    ),
  };
}
