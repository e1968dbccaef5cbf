import { type Backtest, backtest } from "../../stats/backtest.js";
import { bootstrapInterval } from "../../stats/bootstrap-interval.js";
import { deflatedSharpeRatio } from "../../stats/deflated-sharpe-ratio.js";
import { mean } from "../../stats/mean.js";
import { meanDifferences } from "../../stats/mean-differences.js";
import { realityCheck } from "../../stats/reality-check.js";
import { sharedBlockLength } from "../../stats/shared-block-length.js";
import { type ShiftedSignalNull, shiftedSignalNull } from "../../stats/shifted-signal-null.js";
import { superiorPredictiveAbility } from "../../stats/spa.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { stationaryBootstrap } from "../../stats/stationary-bootstrap.js";
import { barsInYear, daysInBar } from "../bars.js";
import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";
import { keeper } from "../kept.js";
import { decisionsOf, type Rule, ruleFamily, ruleKey } from "./h6-rules.js";
import type { RotationBars } from "./rotation-bars.js";

export interface Terms {
  /** Share of the wealth traded that a trade costs. */
  readonly cost: number;
  /** Bars from a decision to the position. */
  readonly delay: number;
}

/** A stretch of bars throughout which the rule held the follower: positions from one to another, the last left out. */
export interface Spell {
  readonly from: number;
  readonly to: number;
}

export interface RuleTest {
  readonly rule: Rule;
  readonly terms: Terms;
  readonly result: Backtest;
  readonly spells: readonly Spell[];
  /** Return of each bar less that of holding the same share of it all the time. */
  readonly advantage: Float64Array;
  /** Mean advantage, a year, as a share, with its interval. */
  readonly yearly: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly shifts: ShiftedSignalNull;
}

export interface FamilyTest {
  readonly rules: number;
  /** Hansen\u2019s p, consistent, and White\u2019s, for the best of the rules. */
  readonly spaP: number;
  readonly realityP: number;
  readonly smallestAttainable: number;
  /** Probability that the rule\u2019s true Sharpe ratio beats what the best of so many worthless ones shows. */
  readonly deflated: number;
}

const resampleCount = 499;
const seed = 601;
const level = 0.95;
const keptTests = keeper<RuleTest | { readonly lack: string }>();
const keptFamilies = keeper<Omit<FamilyTest, "deflated"> & { readonly sharpes: Float64Array }>();
const keptCash = keeper<Float64Array>();

/** What the rule would have earned; a text where it never, or always, held anything. */
export function testRule(panel: Panel, bars: RotationBars, rule: Rule, terms: Terms): RuleTest | string {
  const made = keptTests(bars, `${ruleKey(rule)} ${terms.cost} ${terms.delay}`, () => {
    const test = makeTest(panel, bars, rule, terms);
    return typeof test === "string" ? { lack: test } : test;
  });
  return "lack" in made ? made.lack : made;
}

function inputOf(panel: Panel, bars: RotationBars, rule: Rule, { cost, delay }: Terms) {
  return {
    returns: bars.y.map(Math.expm1),
    decisions: decisionsOf(bars, rule),
    delay,
    cost,
    cash: cashOf(panel, bars),
    periodsPerYear: barsInYear[bars.frequency],
  };
}

function makeTest(panel: Panel, bars: RotationBars, rule: Rule, terms: Terms): RuleTest | string {
  const input = inputOf(panel, bars, rule, terms);
  const lack = lackOf(input);
  if (lack) return lack;
  const result = backtest(input);
  const advantage = advantageOf(result, input);
  const scale = input.periodsPerYear;
  const { means, deviations } = meanDifferences({
    differences: [advantage],
    resamples: resamplesOf([advantage]),
  });
  const observed = Number(means[0]);
  const draws = (deviations[0] ?? new Float64Array()).map((value) => observed + value);
  const interval = bootstrapInterval({ observed, draws, level, method: "percentile" });
  return {
    rule,
    terms,
    result,
    spells: spellsOf(result.positions),
    advantage,
    yearly: observed * scale,
    low: interval.low * scale,
    high: interval.high * scale,
    level,
    shifts: shiftedSignalNull({ ...input, statistic: "sharpe-ratio" }),
  };
}

type Input = ReturnType<typeof inputOf>;

/** Why a rule\u2019s decisions give nothing to judge; null where they do. */
function lackOf({ decisions, delay }: Pick<Input, "decisions" | "delay">): string | null {
  const held = decisions.subarray(0, decisions.length - delay);
  const count = held.reduce((sum, value) => sum + value, 0);
  if (count === held.length) return "the rule always holds, which is no rule";
  if (count === 0) return "the rule never holds anything in this sample";
  // Shifted past the end, so few decisions would never become a position.
  return decisions.reduce((sum, value) => sum + value, 0) <= delay
    ? "the rule holds for too few bars to be compared with its shifts"
    : null;
}

function advantageOf({ returns, exposure }: Backtest, input: Input): Float64Array {
  return returns.map(
    (value, t) => value - exposure * Number(input.returns[t]) - (1 - exposure) * Number(input.cash[t]),
  );
}

function resamplesOf(series: readonly Float64Array[]) {
  const { stationary } = sharedBlockLength({ series, significance: "np", mHat: "first-of-run" });
  return stationaryBootstrap({
    size: series[0]?.length ?? 0,
    meanBlockLength: stationary,
    count: resampleCount,
    seed,
  });
}

export function spellsOf(positions: Float64Array): Spell[] {
  const spells: Spell[] = [];
  let from = -1;
  for (let t = 0; t <= positions.length; t++) {
    const held = positions[t] === 1;
    if (held && from < 0) from = t;
    if (!held && from >= 0) {
      spells.push({ from, to: t });
      from = -1;
    }
  }
  return spells;
}

/** What a dollar in cash earns in each bar: the federal funds rate known before it began; nothing where none is held. */
export function cashOf(panel: Panel, bars: RotationBars): Float64Array {
  return keptCash(bars, "cash", () => {
    const rates = numbers(panel, "cash_rate");
    const years = daysInBar[bars.frequency] / 365;
    return Float64Array.from(
      { length: bars.n },
      (_, t) => ((rates[Number(bars.rows[bars.first + t])] ?? 0) / 100) * years,
    );
  });
}

/** The best of the family of rules against holding the same share all the time, on the same terms. */
export function testFamily(panel: Panel, bars: RotationBars, own: RuleTest): FamilyTest | null {
  const { cost, delay } = own.terms;
  const key = `${cost} ${delay} ${ruleKey(own.rule)}`;
  const { sharpes, ...family } = keptFamilies(bars, key, () => makeFamily(panel, bars, own));
  if (sharpes.length < 2 || standardDeviation(sharpes) === 0) return null;
  const { strategy } = own.result;
  const { probability } = deflatedSharpeRatio({
    sharpeRatio: strategy.sharpeRatio / Math.sqrt(barsInYear[bars.frequency]),
    n: own.advantage.length,
    skewness: strategy.skewness,
    kurtosis: strategy.excessKurtosis + 3,
    trials: sharpes.length,
    trialVariance: standardDeviation(sharpes) ** 2,
  });
  return { ...family, deflated: probability };
}

function makeFamily(panel: Panel, bars: RotationBars, own: RuleTest) {
  const keys = new Set([ruleKey(own.rule)]);
  const others = ruleFamily(bars.frequency).filter((rule) => !keys.has(ruleKey(rule)));
  const tests = [own.rule, ...others].flatMap((rule) => {
    const input = inputOf(panel, bars, rule, own.terms);
    if (lackOf(input)) return [];
    const result = backtest(input);
    return [{ advantage: advantageOf(result, input), sharpe: result.strategy.sharpeRatio }];
  });
  const differences = tests.map(({ advantage }) => advantage);
  const resamples = resamplesOf(differences);
  const { stationary } = sharedBlockLength({ series: differences, significance: "np", mHat: "first-of-run" });
  const root = Math.sqrt(barsInYear[bars.frequency]);
  return {
    rules: tests.length,
    spaP: superiorPredictiveAbility({ differences, resamples, meanBlockLength: stationary }).consistent.p,
    realityP: realityCheck({ differences, resamples }).p,
    smallestAttainable: 1 / (resampleCount + 1),
    sharpes: Float64Array.from(tests, ({ sharpe }) => sharpe / root),
  };
}

/** Mean advantage a year over the bars that some test keeps. */
export function yearlyAdvantage(test: RuleTest, bars: RotationBars, keep: (t: number) => boolean) {
  const kept = test.advantage.filter((_, t) => keep(t));
  return { n: kept.length, value: kept.length < 2 ? null : mean(kept) * barsInYear[bars.frequency] };
}
