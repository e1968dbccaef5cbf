import type { PanelFrequency } from "../../series/series.js";
import { placeboInterval } from "../../stats/placebo-interval.js";
import { quantile } from "../../stats/quantile.js";
import { numberText, plural } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import { barNoun } from "../bars.js";
import type {
  Finding,
  HitRate,
  Interval,
  Panel,
  Parameters,
  PValue,
  Reading,
  Setting,
  Split,
} from "../claim.js";
import { detectableMean } from "../detectable.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { keeper } from "../kept.js";
import { averageVerdict, overallVerdict, significance } from "../verdict.js";
import { assetWords, c8Sentence } from "./c8-sentence.js";
import { type FearCell, familyHorizons, fearFamily, fearFamilyWise } from "./fear-grid.js";
import type { Signal } from "./fear-signal.js";
import {
  type FearChoice,
  type FearEpisode,
  type FearStudy,
  fearDropOne,
  fearHits,
  fearSubPeriods,
  type Instead,
  sampleOf,
  studyFear,
} from "./fear-study.js";

/** Quantiles of the asset relative to any start of the sample, some bars later. */
export interface BandPoint {
  readonly bars: number;
  readonly low: number;
  readonly high: number;
}

/** The share of all starts that the band leaves out on each side. */
export const bandTail = 0.1;

export interface C8Evidence {
  readonly study: Omit<FearStudy, "sample">;
  readonly hits: HitRate | null;
  readonly frequency: PanelFrequency;
  /** The last entry before the articles; null where there is none. */
  readonly held: FearEpisode | null;
  readonly band: readonly BandPoint[];
  readonly grid: readonly FearCell[];
  /** The size of moves after entries beyond the usual, log points, and its family-wise p. */
  readonly moves: { readonly excess: number; readonly familyWiseP: number } | null;
}

export function evaluateC8(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<C8Evidence> {
  const { history } = panels;
  if (!history) throw new Error("C8: needs the panel history");
  const { frequency } = setting;
  const noun = barNoun[frequency];
  const choice = toChoice(values);
  const pathBars = Math.max(choice.horizon, ...familyHorizons[frequency]);
  const study = studyFear(history, choice, pathBars);
  if (!study) {
    const bars = sampleOf(history, choice)?.closes.length ?? 0;
    const reason = `the sample with the Fear & Greed index has ${plural(bars, noun)}, too few to follow anything for ${plural(choice.horizon, noun)}`;
    return cannotSay("C8", reason, { ...values, frequency }, setting);
  }
  const familyWiseP = fearFamilyWise(history, study, "returns");
  const drops = fearDropOne(study);
  const moves = movesOf(history, study);
  const evidence = evidenceOf(history, study, { frequency, pathBars, moves });
  const readings = readWords(study, { familyWiseP, drops, moves });
  return {
    ...emptyFinding("C8", { ...values, frequency }, setting),
    ...statisticsOf(study, noun),
    verdict: overallVerdict(readings),
    sentence: c8Sentence(evidence),
    readings,
    familyWiseP,
    hitRate: evidence.hits,
    counted: study.episodes.map(({ date, logReturn }) => ({
      what: `${assetWords(choice)} ${plural(choice.horizon, noun)} after the entry`,
      date,
      value: logReturn === null ? null : 100 * Math.expm1(logReturn),
      unit: "percent",
    })),
    subPeriods: fearSubPeriods(study),
    dropOne: drops.map((split) => ({ ...split, label: numberText("en").shortDay(split.label) })),
    evidence,
  };
}

function toChoice(values: Parameters): FearChoice {
  return {
    asset: String(values.asset),
    signal: String(values.signal) as Signal,
    threshold: Number(values.threshold),
    fall: Number(values.fall) / 100,
    coolOff: Number(values.coolOff),
    horizon: Number(values.horizon),
    instead: String(values.instead) as Instead,
  };
}

/** The estimate with its interval, exact p, counts and smallest detectable effect. */
function statisticsOf({ followed, choice }: FearStudy, noun: string) {
  const { placebo, complete, effectiveN } = followed;
  return {
    estimate: placebo && {
      value: placebo.observed - placebo.placeboMean,
      unit: "log points",
      label: `mean ${choice.horizon}-${noun} log return after entries, less that of every ${noun}`,
    },
    interval: placebo && intervalOf(placebo.placebo),
    p: placebo && {
      value: placebo.p,
      method: `exact placebo: all ${placebo.shifts} circular shifts of the entries`,
      sided: "one" as const,
      smallestAttainable: placebo.smallestAttainable,
    },
    n: complete.length,
    effectiveN,
    minimumDetectableEffect: detectableMean(effectiveN, followed.usual.standardDeviation, "log points"),
  };
}

const fewestShifts = 40;

/** A 95 % interval has 2.5 % of the shifts in each tail: with fewer than forty there is none. */
function intervalOf(placebo: Float64Array): Interval | null {
  if (placebo.length < fewestShifts) return null;
  const { low, high, level } = placeboInterval({ placebo, level: 0.95 });
  return { low, high, level, method: "the additive effects that the placebo does not reject" };
}

function movesOf(panel: Panel, study: FearStudy): C8Evidence["moves"] {
  const { moves } = study.followed;
  const familyWiseP = fearFamilyWise(panel, study, "sizes");
  if (!moves || !familyWiseP) return null;
  return { excess: moves.observed - moves.placeboMean, familyWiseP: familyWiseP.value };
}

interface Judged {
  readonly familyWiseP: PValue | null;
  readonly drops: readonly Split[];
  readonly moves: C8Evidence["moves"];
}

function readWords({ followed }: FearStudy, { familyWiseP, drops, moves }: Judged): Reading[] {
  const { placebo, effectiveN } = followed;
  const worst = drops.reduce<Split | null>((a, b) => (a && (a.value ?? 0) < (b.value ?? 0) ? a : b), null);
  const text = numberText("en");
  return [
    {
      words: "una configurazione per il ribaltamento",
      verdict: averageVerdict({
        independentEvents: effectiveN,
        estimate: placebo ? placebo.observed - placebo.placeboMean : 0,
        familyWiseP: familyWiseP?.value ?? 1,
        holdsWithoutBest: worst !== null && (worst.value ?? 0) > 0 && (worst.p ?? 1) <= significance,
      }),
      reason: "a reversal: a higher return than after any other start",
      restsOnP: true,
    },
    {
      words: "large moves, up or down",
      aside: true,
      verdict: averageVerdict({
        independentEvents: effectiveN,
        estimate: moves?.excess ?? 0,
        familyWiseP: moves?.familyWiseP ?? 1,
        holdsWithoutBest: true,
      }),
      reason: `what thin books would bring: moves ${text.signed(moves?.excess ?? 0, 2)} log points beyond the usual, family-wise p ${moves ? text.pValue(moves.familyWiseP) : "not known"}; it says nothing of their direction`,
    },
  ];
}

function evidenceOf(
  panel: Panel,
  study: FearStudy,
  { frequency, pathBars, moves }: Pick<C8Evidence, "frequency" | "moves"> & { readonly pathBars: number },
): C8Evidence {
  const { sample, ...rest } = study;
  return {
    study: rest,
    hits: fearHits(study),
    frequency,
    held: study.episodes.findLast(({ date }) => date <= articleDate) ?? null,
    band: bandOf(sample.closes, pathBars),
    grid: fearFamily(panel, study.choice).cells,
    moves,
  };
}

const bandPoints = 13;
const bands = keeper<readonly BandPoint[]>();

function bandOf(closes: Float64Array, bars: number): readonly BandPoint[] {
  return bands(closes, String(bars), () => makeBand(closes, bars));
}

function makeBand(closes: Float64Array, bars: number): readonly BandPoint[] {
  const step = Math.max(1, Math.floor(bars / bandPoints));
  const steps = Array.from({ length: Math.floor(bars / step) }, (_, i) => (i + 1) * step);
  const points = steps
    .filter((ahead) => closes.length - ahead >= 2)
    .map((ahead) => {
      const relative = closes.subarray(ahead).map((close, i) => close / (closes[i] ?? close));
      return { bars: ahead, low: quantile(relative, bandTail), high: quantile(relative, 1 - bandTail) };
    });
  return [{ bars: 0, low: 1, high: 1 }, ...points];
}
