import { matchedPlacebo } from "../../stats/matched-placebo.js";
import { StatisticsError } from "../../stats/statistics-error.js";
import { keeper } from "../kept.js";
import { signalOf } from "./h1-signals.js";
import type { H1Data } from "./h1-specification.js";
import { aboveAverage } from "./h1-states.js";
import type { Study } from "./h1-study.js";

/** The placebo among like dates, as far as its reading needs it. */
export interface Matched {
  /** Mean outcome after the breakouts less that of the matched shifts, in log points. */
  readonly excess: number;
  readonly p: number;
  readonly shifts: number;
  readonly smallestAttainable: number;
}

const states = keeper<Int8Array>();

/** Bar by bar of the history: 1 while the last known close of the S&P 500 stood above its long average, else 0. */
function marketStates(data: H1Data): Int8Array {
  return states(data, "spx above its average", () => {
    const market = signalOf(data, "spx");
    const above = aboveAverage(market, data.frequency);
    let next = 0;
    return Int8Array.from(data.history.dates, (date) => {
      while (next < market.knownOn.length && (market.knownOn[next] ?? "") <= date) next += 1;
      return above[next - 1] === 1 ? 1 : 0;
    });
  });
}

/**
 * The placebo against like dates only: shifts that leave every breakout in the state of the S&P 500 that it had, above its
 * long average or not. Null without a breakout, or where no other shift does.
 */
export function matchedByMarket(data: H1Data, { outcomes, events, firstRow }: Study): Matched | null {
  if (events.length === 0) return null;
  const own = marketStates(data).subarray(firstRow, firstRow + outcomes.length);
  try {
    const { observed, placeboMean, p, shifts, smallestAttainable } = matchedPlacebo({
      outcomes,
      events,
      states: own,
      alternative: "greater",
    });
    return { excess: observed - placeboMean, p, shifts: shifts.length, smallestAttainable };
  } catch (error) {
    if (error instanceof StatisticsError) return null;
    throw error;
  }
}
