import { describe, expect, it } from "vitest";
import { calendarTimePortfolio } from "../../src/stats/calendar-time-portfolio.js";
import { circularShiftTest } from "../../src/stats/circular-shift-test.js";
import { crossSectionalT } from "../../src/stats/cross-sectional-t.js";
import { eventReturns } from "../../src/stats/event-returns.js";
import { recordBreakouts } from "../../src/stats/record-breakouts.js";
import { shiftPValue } from "../../src/stats/shift-p-value.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/events-and-backtests.js";
import { readColumn } from "./reference.js";

const file = new EveryNumber("expected/events_py.json");
const study = "event_study_52_13_13";
const rule = /^look(\d+)_below(\d+)_cool(\d+)$/;

function compareBreakouts(dataset: string, key: string): Int32Array {
  const [lookback, quiet, cooldown] = (rule.exec(key) ?? []).slice(1).map(Number) as [number, number, number];
  const levels = readColumn(`data/${dataset}.csv`, "X");
  const events = recordBreakouts({ levels, lookback, quiet, cooldown });
  file.equal(`${dataset}/${key}/n`, events.length);
  events.forEach((event, i) => {
    file.equal(`${dataset}/${key}/t/${i}`, event);
  });
  return events;
}

function compareStudy(dataset: string, events: number[], horizon: number): void {
  const at = `${dataset}/${study}/h${horizon}`;
  const returns = readColumn(`data/${dataset}.csv`, "y");
  const plain = eventReturns({ returns, events, horizon });
  events.forEach((event, i) => {
    file.equal(`${at}/events/${i}`, event);
  });
  file.equal(`${at}/n`, events.length);
  file.close(`${at}/mean_CAR`, plain.mean, 1e-12);
  file.close(`${at}/median`, plain.median, 1e-12);
  file.equal(`${at}/hit`, plain.hitRate);
  file.close(`${at}/uncond_mean`, plain.unconditionalMean, 1e-12);
  file.close(`${at}/excess`, plain.excess, 1e-12);
  const classic = crossSectionalT({ values: plain.cumulative, nullMean: plain.unconditionalMean });
  file.close(`${at}/t_cross`, classic.t, 1e-12);
  const portfolio = calendarTimePortfolio({ returns, events, horizon, lag: 4 });
  file.equal(`${at}/weeks_covered`, portfolio.covered);
  file.equal(`${at}/sum_windows`, portfolio.windowPeriods);
  file.close(`${at}/CT_alpha`, portfolio.alpha, 1e-11);
  file.close(`${at}/CT_t_NW4`, portfolio.t, 1e-11);
}

/** The reference leaves out the shifts at which a window crosses the end. */
function comparePlacebo(dataset: string, events: number[], horizon: number): void {
  const returns = readColumn(`data/${dataset}.csv`, "y");
  const size = returns.length;
  const circle = returns.map((_, t) => {
    let sum = 0;
    for (let j = 1; j <= horizon; j++) sum += Number(returns[(t + j) % size]);
    return sum;
  });
  const { placebo } = circularShiftTest({ outcomes: circle, events, alternative: "greater" });
  const kept = placebo.filter((_, shift) => events.every((t) => ((t + shift) % size) + horizon < size));
  file.equal(`${dataset}/${study}/h${horizon}/placebo_n`, kept.length);
  file.equal(`${dataset}/${study}/h${horizon}/placebo_p_one`, shiftPValue(kept, "greater"));
}

describe("the event studies of the reference", () => {
  // NumPy 1.24.2; breakouts, counts and placebo p exactly, means to 1e-12, regressions to 1e-11 relative.
  it("agree in every number of events_py.json", () => {
    for (const dataset of file.keys("")) {
      const rules = file.keys(dataset).filter((key) => rule.test(key));
      expect(rules.length).toBe(6);
      for (const key of rules) compareBreakouts(dataset, key);
      const events = compareBreakouts(dataset, "look52_below13_cool13");
      for (const key of file.keys(`${dataset}/${study}`)) {
        const horizon = Number(key.slice(1));
        const over = Array.from(events.filter((event) => event + horizon < 600));
        expect(file.inputs(`${dataset}/${study}/${key}/events`)).toEqual(over);
        compareStudy(dataset, over, horizon);
        comparePlacebo(dataset, over, horizon);
      }
    }
    file.expectAllReached(notCompared);
  });
});
