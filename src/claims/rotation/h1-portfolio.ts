import { calendarTimePortfolio } from "../../stats/calendar-time-portfolio.js";
import { ruleOfThumbLag } from "../../stats/rule-of-thumb-lag.js";
import { StatisticsError } from "../../stats/statistics-error.js";
import { circleOf } from "./h1-circle.js";
import { lagOf } from "./h1-core.js";
import type { H1Data } from "./h1-specification.js";
import type { Study } from "./h1-study.js";

/** Holding what is followed through the windows after breakouts only, and outside them only. */
export interface Portfolio {
  /** Mean log return of a bar inside the windows beyond one outside, in log points; its t by Newey and West, and two-sided p. */
  readonly alpha: number;
  readonly t: number;
  readonly p: number;
  readonly lag: number;
  /** Whether the market was held fixed. */
  readonly besideMarket: boolean;
  readonly covered: number;
  readonly bars: number;
  /** Some of the dates, and summed log returns of the bars inside and outside up to each. */
  readonly dates: readonly string[];
  readonly inside: readonly number[];
  readonly outside: readonly number[];
}

/** The calendar-time portfolio of a study; null where no window is over, or where windows leave nothing outside. */
export function portfolioOf(data: H1Data, study: Study): Portfolio | null {
  const circle = circleOf(data, study.choice);
  if (typeof circle === "string") return null;
  const { logs, market } = circle;
  const returns = stepsOf(logs);
  const lag = lagOf(study.choice);
  const events = Int32Array.from(study.events, (event) => event + lag - 1).filter((event) => event >= 0);
  if (events.length === 0) return null;
  try {
    const bandwidth = ruleOfThumbLag({ n: returns.length, rule: "lazarus-lewis-stock-watson" });
    const { alpha, t, p, covered, inWindow } = calendarTimePortfolio({
      returns,
      ...(market ? { market: stepsOf(market) } : {}),
      events,
      horizon: study.choice.horizon,
      lag: bandwidth,
    });
    const shown = shownBars(logs.length);
    const inside = summed(returns, (bar) => inWindow[bar] === 1);
    const outside = summed(returns, (bar) => inWindow[bar] !== 1);
    return {
      ...{ alpha, t, p, covered, lag: bandwidth, besideMarket: market !== null, bars: returns.length },
      dates: shown.map((bar) => data.history.dates[study.firstRow + bar] ?? ""),
      inside: shown.map((bar) => Number(inside[bar])),
      outside: shown.map((bar) => Number(outside[bar])),
    };
  } catch (error) {
    if (error instanceof StatisticsError) return null;
    throw error;
  }
}

const mostShown = 400;

/** As many bars as a chart can show, the first and the last among them. */
function shownBars(count: number): number[] {
  const every = Math.max(1, Math.ceil((count - 1) / mostShown));
  const last = count - 1;
  return Array.from({ length: count }, (_, bar) => bar).filter(
    (bar) => (last - bar) % every === 0 || bar === 0,
  );
}

function stepsOf(logs: Float64Array): Float64Array {
  return Float64Array.from({ length: logs.length - 1 }, (_, i) => Number(logs[i + 1]) - Number(logs[i]));
}

/** Sums of those steps that count, from nothing on the first date. */
function summed(steps: Float64Array, counts: (bar: number) => boolean): Float64Array {
  const sums = new Float64Array(steps.length + 1);
  steps.forEach((step, bar) => {
    sums[bar + 1] = Number(sums[bar]) + (counts(bar) ? step : 0);
  });
  return sums;
}
