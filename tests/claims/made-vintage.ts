import type { Observation } from "../../src/series/series.js";
import { coverageOf } from "../../src/vintage/coverage.js";
import type { Holdings } from "./embedded.js";

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Walk {
  readonly series: string;
  readonly from: string;
  readonly start: number;
  readonly spread: number;
  readonly drift: number;
  readonly weekdaysOnly: boolean;
}

const walks: readonly Walk[] = [
  { series: "rut", from: "2003-01-02", start: 400, spread: 0.03, drift: 0.0003, weekdaysOnly: true },
  { series: "spx", from: "2003-01-02", start: 900, spread: 0.025, drift: 0.0003, weekdaysOnly: true },
  { series: "btc", from: "2014-09-17", start: 400, spread: 0.09, drift: 0.001, weekdaysOnly: false },
  { series: "eth", from: "2015-08-07", start: 3, spread: 0.11, drift: 0.0011, weekdaysOnly: false },
];
const asOf = "2026-08-21";

function walk(
  { series, from, start, spread, drift, weekdaysOnly }: Walk,
  random: () => number,
): Observation[] {
  const rows: Observation[] = [];
  let log = Math.log(start);
  for (let at = Date.parse(from); at <= Date.parse(asOf); at += 86_400_000) {
    const weekday = new Date(at).getUTCDay();
    if (weekdaysOnly && (weekday === 0 || weekday === 6)) continue;
    log += drift + spread * (random() - 0.5);
    const date = new Date(at).toISOString().slice(0, 10);
    rows.push({ series, frequency: "daily", date, value: Number(Math.exp(log).toFixed(2)) });
  }
  return rows;
}

/** Holdings as the claims see them, from any observations. */
export function holdingsOf(observations: readonly Observation[]): Holdings {
  return { id: "made", asOf, observations, facts: [], coverage: coverageOf(observations) };
}

/** Daily random walks from 2003 to 2026 under the names of the series that H1 needs: no real price among them. */
export function randomWalks(seed: number): Observation[] {
  const random = randomFrom(seed);
  return walks.flatMap((one) => walk(one, random));
}
