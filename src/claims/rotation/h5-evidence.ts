import { hodrick } from "../../stats/hodrick.js";
import { leastSquares } from "../../stats/least-squares.js";
import { overlappingSums } from "../../stats/overlapping-sums.js";
import type { Panel, Parameters, Split } from "../claim.js";
import { eraLabel, eras, isIn, yearsOf } from "./eras.js";
import { leadLimits, tooShort } from "./h2-evidence.js";
import {
  type Ahead,
  type AheadChoice,
  ahead,
  aheadFamily,
  aheadFamilyP,
  aheadForecasts,
  type FamilyP,
  momentum,
} from "./h5-ahead.js";
import { type Companion, companions, type SameBar, sameBar } from "./h5-same-bar.js";
import type { NestedForecasts } from "./nested-forecasts.js";
import { ones } from "./ones.js";
import { barsChoice, type RotationBars, rotationBars } from "./rotation-bars.js";

/** A regression of the same bar with what is special about it. */
export interface Row {
  readonly label: string;
  readonly fit: SameBar;
}

export interface H5Evidence {
  readonly bars: RotationBars;
  /** In the same bar: as asked for, with other companions, by era, by month. */
  readonly same: SameBar;
  readonly alone: SameBar;
  readonly companionSets: readonly SameBar[];
  readonly byEra: readonly Row[];
  readonly withoutYears: readonly Row[];
  readonly byMonth: SameBar | null;
  /** Ahead: as asked for, without the market, and at other horizons. */
  readonly ahead: Ahead;
  readonly aheadAlone: Ahead;
  readonly horizons: readonly Ahead[];
  readonly family: FamilyP;
  readonly forecasts: NestedForecasts | null;
}

/** What the leader adds beyond the market, in the same bar and ahead; or why it cannot be told. */
export function h5Evidence(panel: Panel, months: Panel, values: Parameters): H5Evidence | string {
  const bars = rotationBars(panel, barsChoice(values));
  if (typeof bars === "string") return bars;
  const choice: AheadChoice = {
    past: Number(values.past),
    horizon: Number(values.horizon),
    besideMarket: true,
  };
  if (bars.n < Math.max(leadLimits[panel.frequency].fewest, 3 * choice.horizon)) return tooShort(bars);
  if (bars.first < choice.past) return "the leader has too short a past before the sample";
  const beside = companionsOf(values);
  const same = sameBar(panel, bars, beside);
  const alone = sameBar(panel, bars, []);
  if (!same || !alone) return "the vintage lacks one of the series that are to stand beside the leader";
  const { pasts, horizons } = aheadFamily[panel.frequency];
  const defensible = pasts.filter((past) => past <= bars.first);
  return {
    bars,
    same,
    alone,
    companionSets: companionSets.flatMap((set) => sameBar(panel, bars, set) ?? []),
    byEra: eras.flatMap((era) => {
      const keep = (date: string) => isIn(era, date);
      const fit = sameBar(panel, bars, beside, { name: era.from, keep });
      return fit ? [{ label: eraLabel(era), fit }] : [];
    }),
    withoutYears: yearsOf(bars.returnDates).flatMap((year) => {
      const keep = (date: string) => !date.startsWith(year);
      const fit = sameBar(panel, bars, beside, { name: `without ${year}`, keep });
      return fit ? [{ label: year, fit }] : [];
    }),
    byMonth: byMonth(months, values, beside),
    ahead: ahead(bars, choice),
    aheadAlone: ahead(bars, { ...choice, besideMarket: false }),
    horizons: horizons
      .filter((horizon) => bars.n >= 3 * horizon)
      .map((horizon) => ahead(bars, { ...choice, horizon })),
    family: aheadFamilyP(bars, choice, defensible, horizons),
    forecasts: aheadForecasts(bars, choice.past, choice.horizon),
  };
}

/** Every set of companions with the market in it. */
const companionSets: readonly (readonly Companion[])[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [
  "market",
  ...companions.slice(1).filter((_, i) => bits & (1 << i)),
]);

function companionsOf(values: Parameters): Companion[] {
  return ["market", ...companions.slice(1).filter((companion) => values[companion] === "yes")];
}

/** The same regression by month, from the same start. */
function byMonth(months: Panel, values: Parameters, beside: readonly Companion[]): SameBar | null {
  const bars = rotationBars(months, barsChoice({ ...values, clock: "same" }));
  return typeof bars === "string" ? null : sameBar(months, bars, beside);
}

/** The slope ahead in each part of the sample, with Hodrick\u2019s p. */
export function aheadByEra({ bars, ahead: { choice } }: H5Evidence): Split[] {
  const predictors = [bars.signal, bars.market].map((levels) => momentum(levels, bars, choice.past));
  return eras.flatMap((era): Split[] => {
    const from = bars.returnDates.findIndex((date) => isIn(era, date));
    const until = bars.returnDates.findLastIndex((date) => isIn(era, date)) + 1;
    if (from < 0) return [];
    const n = until - from - choice.horizon;
    if (n < 2 * choice.horizon || n < 12)
      return [{ label: eraLabel(era), n: Math.max(0, n), value: null, p: null }];
    const fit = hodrick({
      returns: bars.y.slice(from, until),
      predictors: predictors.map((column) => column.slice(from, until)),
      horizon: choice.horizon,
    });
    return [{ label: eraLabel(era), n: fit.n, value: Number(fit.coefficients[1]), p: Number(fit.p[1]) }];
  });
}

/** The slope ahead with the bars of each calendar year left out; no error stands for what is cut into pieces. */
export function aheadWithoutYears({ bars, ahead: { choice } }: H5Evidence): Split[] {
  const sums = overlappingSums(bars.y, choice.horizon);
  const predictors = [bars.signal, bars.market].map((levels) => momentum(levels, bars, choice.past));
  return yearsOf(bars.returnDates).map((year) => {
    const rows = Array.from(sums.keys()).filter((t) => !bars.returnDates[t]?.startsWith(year));
    const pick = (column: Float64Array) => Float64Array.from(rows, (t) => Number(column[t]));
    const { coefficients } = leastSquares({
      y: pick(sums),
      x: [ones(rows.length), ...predictors.map(pick)],
    });
    return { label: year, n: rows.length, value: Number(coefficients[1]), p: null };
  });
}
