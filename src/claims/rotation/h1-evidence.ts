import type { PanelFrequency } from "../../series/series.js";
import { circularShiftTest } from "../../stats/circular-shift-test.js";
import { quantile } from "../../stats/quantile.js";
import { announcedDate } from "../article.js";
import { barsInYear } from "../bars.js";
import type { HitRate, Panel } from "../claim.js";
import { numbers } from "../columns.js";
import type { GridCell } from "./h1-grid.js";
import type { Study } from "./h1-study.js";

/** Quantiles of the asset relative to any start of the sample, `bars` bars later. */
export interface BandPoint {
  readonly bars: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface DroppedEpisode {
  readonly date: string;
  readonly excess: number;
  readonly p: number;
}

/** The asset since the close that the articles announce: whole days after it, and relative to that day. */
export interface HoldOutPath {
  readonly dates: readonly string[];
  readonly days: readonly number[];
  readonly relative: readonly number[];
}

export interface H1Evidence {
  readonly study: Study;
  /** Null without a complete episode. */
  readonly hits: HitRate | null;
  readonly frequency: PanelFrequency;
  readonly band: readonly BandPoint[];
  readonly grid: readonly GridCell[];
  /** Breakouts left by a gap of 1, 2, 3, \u2026 bars. */
  readonly eventsByGap: readonly number[];
  readonly dropOne: readonly DroppedEpisode[];
  /** Null where the vintage has no bar after the announced close. */
  readonly holdOut: HoldOutPath | null;
}

/** The quantiles that the band spans. */
export const bandLevels = { low: 0.1, middle: 0.5, high: 0.9 };
const bandPoints = 24;

const bands = new WeakMap<Panel, Map<string, readonly BandPoint[]>>();

/**
 * Where the asset stood after up to a year, from every start of the sample: its tenth, fiftieth and ninetieth
 * percentiles. They depend on the asset and the sample alone and are kept.
 */
export function unconditionalBand(panel: Panel, { closes, choice }: Study): readonly BandPoint[] {
  const known = bands.get(panel) ?? new Map<string, readonly BandPoint[]>();
  bands.set(panel, known);
  const key = `${choice.asset} ${choice.start}`;
  const band = known.get(key) ?? makeBand(closes, panel.frequency);
  known.set(key, band);
  return band;
}

function makeBand(closes: Float64Array, frequency: PanelFrequency): BandPoint[] {
  const year = barsInYear[frequency];
  const step = Math.ceil(year / bandPoints);
  const steps = Array.from({ length: Math.floor(year / step) }, (_, i) => (i + 1) * step);
  const points = steps
    .filter((bars) => closes.length - bars >= 2)
    .map((bars) => {
      const relative = Float64Array.from(closes.subarray(bars), (close, i) => close / (closes[i] ?? close));
      const at = (level: number) => quantile(relative, level);
      return { bars, low: at(bandLevels.low), middle: at(bandLevels.middle), high: at(bandLevels.high) };
    });
  return [{ bars: 0, low: 1, middle: 1, high: 1 }, ...points];
}

/** The estimate and its placebo p with each complete episode left out in turn. */
export function dropOne({ complete, outcomes, firstRow }: Study): DroppedEpisode[] {
  if (complete.length < 2) return [];
  return complete.map(({ date }) => {
    const rest = complete.filter((episode) => episode.date !== date).map((episode) => episode.row - firstRow);
    const test = circularShiftTest({ outcomes, events: Int32Array.from(rest), alternative: "greater" });
    return { date, excess: test.observed - test.placeboMean, p: test.p };
  });
}

/** The asset from the close that the articles announce to the end of the panel `hold-out`. */
export function holdOutPath(panel: Panel, asset: string): HoldOutPath | null {
  const from = panel.dates.indexOf(announcedDate);
  if (from < 0) return null;
  const values = numbers(panel, asset).slice(from);
  const base = values[0];
  if (base == null) return null;
  const kept = values.flatMap((value, day) =>
    value === null ? [] : [{ day, value, date: panel.dates[from + day] ?? "" }],
  );
  return {
    dates: kept.map(({ date }) => date),
    days: kept.map(({ day }) => day),
    relative: kept.map(({ value }) => value / base),
  };
}
