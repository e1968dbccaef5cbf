import { addDays } from "../../src/claims/bars.js";
import type { Observation } from "../../src/series/series.js";
import { randomFrom } from "./made-vintage.js";

/** What ether does in a made world, from the weekly returns of the Russell and the S&P and a noise of its own. */
export type Follow = (
  week: number,
  russell: readonly number[],
  large: readonly number[],
  noise: number,
) => number;

const first = "2014-01-03";
const weeks = 660;
const start = { rut: 1200, spx: 1800, btc: 300, eth: 10, stablecoins: 2 };

/** Weekly closes, each dated on its Friday, of a world in which ether does as told; bitcoin drifts by itself. */
export function madeWorld(seed: number, follow: Follow): Observation[] {
  const random = randomFrom(seed);
  const bell = () => random() + random() + random() - 1.5;
  const common = Array.from({ length: weeks }, () => 0.03 * bell());
  const russell = common.map((value) => value + 0.02 * bell());
  const large = common.map((value) => value + 0.005 * bell());
  const returns: Record<keyof typeof start, number[]> = {
    rut: russell,
    spx: large,
    btc: russell.map(() => 0.08 * bell()),
    eth: russell.map((_, week) => follow(week, russell, large, 0.1 * bell())),
    stablecoins: russell.map(() => 0.01 * bell()),
  };
  return (Object.keys(start) as (keyof typeof start)[]).flatMap((series) => {
    let log = Math.log(start[series]);
    return returns[series].map((change, week): Observation => {
      log += change;
      return { series, frequency: "daily", date: addDays(first, 7 * week), value: Math.exp(log) };
    });
  });
}
