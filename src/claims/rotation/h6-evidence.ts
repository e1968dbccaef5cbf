import { shiftedSignalNull } from "../../stats/shifted-signal-null.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { numberText } from "../../text/numbers.js";
import { barsInYear } from "../bars.js";
import type { Estimate, Panel, Parameters, Split } from "../claim.js";
import { detectableMean } from "../detectable.js";
import { significance } from "../verdict.js";
import { eraLabel, eras, isIn } from "./eras.js";
import { leadLimits, tooShort } from "./h2-evidence.js";
import { aheadFamily, aheadForecasts } from "./h5-ahead.js";
import {
  cashOf,
  type FamilyTest,
  type RuleTest,
  testFamily,
  testRule,
  yearlyAdvantage,
} from "./h6-backtest.js";
import { decisionsOf, type Rule } from "./h6-rules.js";
import type { NestedForecasts } from "./nested-forecasts.js";
import { barsChoice, type RotationBars, rotationBars } from "./rotation-bars.js";
import type { Trend } from "./trends.js";

export interface H6Evidence {
  readonly bars: RotationBars;
  readonly test: RuleTest;
  readonly family: FamilyTest | null;
  /** Returns of cash in every bar. */
  readonly cash: Float64Array;
  readonly past: number;
  readonly horizon: number;
  readonly forecasts: NestedForecasts | null;
}

const basisPoint = 1e-4;

/** What the rule earned and what the forecasts were worth, or why neither can be told. */
export function h6Evidence(panel: Panel, values: Parameters): H6Evidence | string {
  const bars = rotationBars(panel, barsChoice(values));
  if (typeof bars === "string") return bars;
  const horizon = Number(values.horizon);
  if (bars.n < Math.max(leadLimits[panel.frequency].fewest, 3 * horizon)) return tooShort(bars);
  const past = defaultPast(panel);
  if (bars.first < past) return "the leader has too short a past before the sample";
  const rule: Rule = {
    kind: String(values.rule) as "breakout" | Trend,
    gap: Number(values.gap),
    hold: Number(values.hold),
  };
  const terms = { cost: Number(values.cost) * basisPoint, delay: Number(values.delay) };
  const test = testRule(panel, bars, rule, terms);
  if (typeof test === "string") return test;
  return {
    bars,
    test,
    family: testFamily(panel, bars, test),
    cash: cashOf(panel, bars),
    past,
    horizon,
    forecasts: aheadForecasts(bars, past, horizon),
  };
}

/** A quarter of a year of momentum, as in claim H5. */
function defaultPast({ frequency }: Panel): number {
  return aheadFamily[frequency].pasts[1] ?? 1;
}

/** Mean advantage a year, in percent, in each part of the sample. */
export function advantageByEra({ bars, test }: H6Evidence): Split[] {
  return eras.flatMap((era): Split[] => {
    const part = yearlyAdvantage(test, bars, (t) => isIn(era, bars.returnDates[t] ?? ""));
    return part.n === 0 ? [] : [{ label: eraLabel(era), n: part.n, value: inPercent(part.value), p: null }];
  });
}

/** The same with the bars of each holding left out. */
export function advantageWithoutSpells({ bars, test }: H6Evidence): Split[] {
  const text = numberText("en");
  return test.spells.map(({ from, to }) => {
    const part = yearlyAdvantage(test, bars, (t) => t < from || t >= to);
    const label = `holding from ${text.shortMonth(bars.returnDates[from] ?? "")}`;
    return { label, n: part.n, value: inPercent(part.value), p: null };
  });
}

function inPercent(share: number | null): number | null {
  return share === null ? null : 100 * share;
}

/** Whether the rule still stands out among its shifts when its most profitable holding is not made. */
export function holdsWithoutBestSpell({ bars, test, cash }: H6Evidence): boolean {
  const profits = test.spells.map(({ from, to }) =>
    test.advantage.subarray(from, to).reduce((sum, value) => sum + value, 0),
  );
  const best = test.spells[profits.indexOf(Math.max(...profits))];
  if (!best || test.spells.length < 2) return false;
  const { delay, cost } = test.terms;
  const decisions = decisionsOf(bars, test.rule).fill(0, Math.max(0, best.from - delay), best.to - delay);
  const { p } = shiftedSignalNull({
    returns: bars.y.map(Math.expm1),
    decisions,
    delay,
    cost,
    cash,
    periodsPerYear: barsInYear[bars.frequency],
    statistic: "sharpe-ratio",
  });
  return p <= significance;
}

/** The smallest mean advantage a year, in percent, that so many bars find. */
export function detectableAdvantage({ bars, test }: H6Evidence): Estimate | null {
  const yearly = 100 * standardDeviation(test.advantage) * barsInYear[bars.frequency];
  return detectableMean(bars.n, yearly, "percent");
}
