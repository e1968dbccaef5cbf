import { barNoun, barsInYear } from "../../claims/bars.js";
import type { H6Evidence } from "../../claims/rotation/h6-evidence.js";
import { ruleWords } from "../../claims/rotation/h6-rules.js";
import { capital, followerWithin, leaderWithin, seriesOf } from "../../claims/rotation/rotation-names.js";
import type { Performance } from "../../stats/performance.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { colourOf } from "./box.js";
import { drawEquity, type Wealth } from "./draw-equity.js";

/** What one put in grew to: by the rule, held throughout, and in the same share held throughout; with the falls and figures. */
export function equityChart(evidence: H6Evidence): Chart {
  const text = numberText("en");
  const { bars, test } = evidence;
  const { result, rule, terms } = test;
  const follower = followerWithin(bars.choice.asset);
  const { strategy, buyAndHold, scaledBuyAndHold: mixed } = result;
  const figures = figuresOf(evidence);
  const beats = mixed === undefined || strategy.sharpeRatio > mixed.sharpeRatio ? "above" : "below";
  const cost = text.percent(terms.cost, 2);
  return {
    id: "equity",
    title: `The rule\u2019s Sharpe ratio of ${text.decimal(strategy.sharpeRatio, 2)} is ${beats} the ${text.decimal(buyAndHold.sharpeRatio, 2)} of holding ${follower}; its deepest fall was ${text.percent(-strategy.maximumDrawdown)}, the same share held throughout fell ${text.percent(-(mixed ?? buyAndHold).maximumDrawdown)}.`,
    subtitle: `One put in, log scale; below, the fall from the highest value before. ${capital(follower)} held ${ruleWords(rule, bars.frequency)} of ${leaderWithin(bars.choice.signal)}, ${plural(terms.delay, barNoun[bars.frequency])} after the decision, ${cost} a trade, cash at the federal funds rate.`,
    description: `Lines of wealth. ${figures.rows.map(({ label, cells }) => `${label}: ${cells.join(", ")}`).join(". ")}.`,
    table: {
      columns: ["", ...figures.columns],
      rows: figures.rows.map(({ label, cells }) => [label, ...cells]),
    },
    series: [...new Set([...seriesOf(bars.choice.signal), ...seriesOf(bars.choice.asset), "dff"])],
    draw: (width, surroundings) =>
      drawEquity(
        { wealth: wealthOf(evidence), spells: test.spells, dates: datesOf(evidence), figures },
        width,
        surroundings,
      ),
  };
}

export interface Figures {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}

function figuresOf({ bars, test }: H6Evidence): Figures {
  const text = numberText("en");
  const { result } = test;
  const { strategy, buyAndHold, scaledBuyAndHold: mixed, exposure, turnover } = result;
  const all = [strategy, buyAndHold, ...(mixed ? [mixed] : [])];
  const row = (label: string, of: (performance: Performance) => string) => ({ label, cells: all.map(of) });
  const rest = (own: string, held: string, share: string) => [own, held, ...(mixed ? [share] : [])];
  return {
    columns: rest("rule", "held", "same share"),
    rows: [
      row("growth a year", ({ growthRate }) => text.percent(growthRate)),
      row("volatility", ({ volatility }) => text.percent(volatility)),
      row("Sharpe ratio", ({ sharpeRatio }) => text.decimal(sharpeRatio, 2)),
      row("deepest fall", ({ maximumDrawdown }) => text.percent(maximumDrawdown)),
      { label: "exposure", cells: rest(text.percent(exposure), text.percent(1), text.percent(exposure)) },
      {
        label: "turnover",
        cells: rest(
          `${text.decimal((turnover * barsInYear[bars.frequency]) / bars.n, 1)} a year`,
          "none",
          "none",
        ),
      },
    ],
  };
}

function datesOf({ bars }: H6Evidence): readonly string[] {
  return bars.dates.slice(bars.first);
}

function wealthOf({ bars, test, cash }: H6Evidence): Wealth[] {
  const { result } = test;
  const simple = bars.y.map(Math.expm1);
  const mixed = simple.map((value, t) => result.exposure * value + (1 - result.exposure) * Number(cash[t]));
  return [
    { id: "held", label: "held", colour: "past", values: compounded(simple) },
    ...(result.scaledBuyAndHold
      ? [{ id: "share", label: "same share", colour: "share", values: compounded(mixed) }]
      : []),
    { id: "rule", label: "rule", colour: colourOf(bars.choice.asset), values: compounded(result.returns) },
  ];
}

function compounded(returns: Float64Array): number[] {
  const values = [1];
  for (const change of returns) values.push((values.at(-1) ?? 1) * (1 + change));
  return values;
}
