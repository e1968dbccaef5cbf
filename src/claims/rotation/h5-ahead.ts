import type { PanelFrequency } from "../../series/series.js";
import { normalQuantile } from "../../stats/distributions.js";
import { fixedBCriticalValue } from "../../stats/fixed-b-critical-value.js";
import { hodrick } from "../../stats/hodrick.js";
import { leastSquares } from "../../stats/least-squares.js";
import { familyMaxima, familyWiseP } from "../../stats/max-statistic.js";
import { overlappingSums } from "../../stats/overlapping-sums.js";
import { regression } from "../../stats/regression.js";
import { ruleOfThumbLag } from "../../stats/rule-of-thumb-lag.js";
import { shiftPValue } from "../../stats/shift-p-value.js";
import { shiftedLeadCorrelations } from "../../stats/shifted-lead-correlations.js";
import { keeper } from "../kept.js";
import { type NestedForecasts, nestedForecasts } from "./nested-forecasts.js";
import { ones } from "./ones.js";
import type { RotationBars } from "./rotation-bars.js";

/** The smallest p of a test by the normal distribution is as small as one likes. */
export const smallestNormalP = Number.MIN_VALUE;

export interface AheadChoice {
  /** Bars over which momentum is measured, and bars that are predicted. */
  readonly past: number;
  readonly horizon: number;
  /** Whether the market\u2019s momentum stands beside the leader\u2019s. */
  readonly besideMarket: boolean;
}

/** What the leader\u2019s momentum says about the follower\u2019s next returns: log points of these per log point of that. */
export interface Ahead {
  readonly choice: AheadChoice;
  readonly slope: number;
  /** Hodrick\u2019s, and Newey and West\u2019s with the lag of the rule of thumb, for comparison. */
  readonly hodrick: { readonly t: number; readonly p: number; readonly low: number; readonly high: number };
  readonly neweyWest: {
    readonly t: number;
    readonly p: number;
    readonly lag: number;
    readonly critical: number;
  };
  /** Of the leader\u2019s own part of its momentum among all its circular shifts, two-sided. */
  readonly shiftP: number;
  readonly smallestShiftP: number;
  readonly n: number;
  readonly independent: number;
}

const level = 0.95;
const kept = keeper<Ahead>();

/** The log change of a series of levels over so many bars, at every bar of the sample but the last. */
export function momentum(levels: Float64Array, { first, n }: RotationBars, past: number): Float64Array {
  return Float64Array.from({ length: n }, (_, t) => {
    const at = first + t + 1;
    return Math.log(Number(levels[at]) / Number(levels[Math.max(0, at - past)]));
  });
}

export function ahead(bars: RotationBars, choice: AheadChoice): Ahead {
  return kept(bars, Object.values(choice).join(" "), () => makeAhead(bars, choice));
}

function predictorsOf(bars: RotationBars, { past, besideMarket }: AheadChoice): Float64Array[] {
  const own = momentum(bars.signal, bars, past);
  return besideMarket ? [own, momentum(bars.market, bars, past)] : [own];
}

function makeAhead(bars: RotationBars, choice: AheadChoice): Ahead {
  const { horizon } = choice;
  const predictors = predictorsOf(bars, choice);
  const robust = hodrick({ returns: bars.y, predictors, horizon });
  const slope = Number(robust.coefficients[1]);
  const width = normalQuantile((1 + level) / 2) * Number(robust.standardErrors[1]);
  const sums = overlappingSums(bars.y, horizon);
  const lag = Math.max(horizon - 1, ruleOfThumbLag({ n: sums.length, rule: "lazarus-lewis-stock-watson" }));
  const usual = regression({
    y: sums,
    x: [ones(sums.length), ...predictors.map((column) => column.slice(0, sums.length))],
    covariance: { type: "newey-west", lag, adjust: true },
    distribution: "normal",
  });
  const placebo = shiftedSlopes(bars, choice);
  return {
    choice,
    slope,
    hodrick: { t: Number(robust.t[1]), p: Number(robust.p[1]), low: slope - width, high: slope + width },
    neweyWest: {
      t: Number(usual.t[1]),
      p: Number(usual.p[1]),
      lag,
      critical: fixedBCriticalValue({ lag, n: sums.length, alpha: 0.05 }),
    },
    shiftP: shiftPValue(placebo, "two-sided"),
    smallestShiftP: 1 / placebo.length,
    n: robust.n,
    independent: Math.floor((robust.n - 1) / horizon) + 1,
  };
}

const keptPlacebos = keeper<Float64Array>();

/**
 * The correlation of the leader\u2019s own momentum, freed of the market\u2019s, with the next returns, freed likewise, at every
 * circular shift of the first; the bars of the sample are one circle for every look-back and horizon.
 */
function shiftedSlopes(bars: RotationBars, choice: AheadChoice): Float64Array {
  return keptPlacebos(bars, Object.values(choice).join(" "), () => {
    const [own, ...others] = predictorsOf(bars, choice);
    if (!own) throw new Error("a momentum is needed to shift");
    const free = (y: Float64Array) => leastSquares({ y, x: [ones(bars.n), ...others] }).residuals;
    const { horizon } = choice;
    const after = Float64Array.from({ length: bars.n }, (_, t) => {
      let sum = 0;
      for (let j = 1; j <= horizon; j++) sum += Number(bars.y[(t + j) % bars.n]);
      return sum;
    });
    const correlate = shiftedLeadCorrelations({
      x: free(own),
      y: free(after),
      leads: { from: 0, to: 0 },
      ends: "circular",
    });
    const into = new Float64Array(1);
    return Float64Array.from({ length: bars.n }, (_, shift) => {
      correlate(shift, into);
      return Number(into[0]);
    });
  });
}

/** The look-backs and horizons that one could defend, by frequency. */
export const aheadFamily: Readonly<
  Record<PanelFrequency, { readonly pasts: readonly number[]; readonly horizons: readonly number[] }>
> = {
  daily: { pasts: [21, 63, 126, 252], horizons: [21, 63, 126, 182] },
  weekly: { pasts: [4, 13, 26, 52], horizons: [4, 13, 26, 39] },
  monthly: { pasts: [1, 3, 6, 12], horizons: [1, 3, 6, 9] },
};

export interface FamilyP {
  readonly p: number;
  readonly smallestAttainable: number;
  readonly definitions: number;
}

/** The p-value of one choice among every look-back and horizon that one could defend, under the same shifts. */
export function aheadFamilyP(
  bars: RotationBars,
  choice: AheadChoice,
  pasts: readonly number[],
  horizons: readonly number[],
): FamilyP {
  const others = pasts.flatMap((past) =>
    horizons.map((horizon) => shiftedSlopes(bars, { ...choice, past, horizon })),
  );
  const own = shiftedSlopes(bars, choice);
  const family = familyMaxima(others, "two-sided");
  const { p, smallestAttainable } = familyWiseP({ own, others: family, alternative: "two-sided" });
  return { p, smallestAttainable, definitions: others.length };
}

const keptForecasts = keeper<{ readonly made: NestedForecasts | null }>();

/** Forecasts with and without the leader\u2019s momentum beside the market\u2019s, from the middle of the sample on. */
export function aheadForecasts(bars: RotationBars, past: number, horizon: number): NestedForecasts | null {
  return keptForecasts(bars, `${past} ${horizon}`, () => ({
    made: nestedForecasts({
      returns: bars.y,
      horizon,
      kept: [momentum(bars.market, bars, past)],
      tested: [momentum(bars.signal, bars, past)],
      firstOrigin: Math.floor(bars.n / 2),
    }),
  })).made;
}
