import type { PanelFrequency } from "../../series/series.js";
import { quantile } from "../../stats/quantile.js";
import { announcedDate } from "../article.js";
import { barsInYear } from "../bars.js";
import type { HitRate, Panel } from "../claim.js";
import { numbers } from "../columns.js";
import { keeper } from "../kept.js";
import type { BasketHistory } from "./h1-basket-history.js";
import { type Circle, circleKey, circleOf, gainOn } from "./h1-circle.js";
import type { Cycle } from "./h1-cycle.js";
import type { DroppedEpisode } from "./h1-drop-one.js";
import type { GridCell } from "./h1-grid.js";
import type { Matched } from "./h1-matched.js";
import type { Portfolio } from "./h1-portfolio.js";
import type { H1Data, Specification } from "./h1-specification.js";
import type { StripRow } from "./h1-strip.js";
import type { Study } from "./h1-study.js";
import type { Surrounding } from "./h1-surroundings.js";

/** Quantiles of what is followed relative to any start of the sample, `bars` bars later. */
export interface BandPoint {
  readonly bars: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
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
  readonly strip: readonly StripRow[];
  /** Record closes left by a gap of 1, 2, 3, \u2026 bars. */
  readonly eventsByGap: readonly number[];
  readonly dropOne: readonly DroppedEpisode[];
  readonly matched: Matched | null;
  readonly portfolio: Portfolio | null;
  readonly surroundings: readonly Surrounding[];
  readonly cycle: Cycle;
  /** Null where the vintage never holds enough altcoins at once. */
  readonly basket: BasketHistory | null;
  /** Null where the vintage has no bar after the announced close, or none by day of what is followed. */
  readonly holdOut: HoldOutPath | null;
}

/** The quantiles that the band spans. */
export const bandLevels = { low: 0.1, middle: 0.5, high: 0.9 };
const bandPoints = 24;

const bands = keeper<readonly BandPoint[]>(24);

/**
 * Where what is followed stood after up to a year, from every start of the sample: its tenth, fiftieth and ninetieth
 * percentiles. They do not depend on what breaks out and are kept.
 */
export function unconditionalBand(data: H1Data, choice: Specification): readonly BandPoint[] {
  const circle = circleOf(data, choice);
  if (typeof circle === "string") return [];
  return bands(data, circleKey(choice), () => makeBand(circle, data.frequency));
}

function makeBand(circle: Circle, frequency: PanelFrequency): BandPoint[] {
  const year = barsInYear[frequency];
  const step = Math.ceil(year / bandPoints);
  const steps = Array.from({ length: Math.ceil(year / step) }, (_, i) => Math.min(year, (i + 1) * step));
  const gain = gainOn(circle, 0);
  const points = steps
    .filter((bars) => circle.logs.length - bars >= 2)
    .map((bars) => {
      const relative = Float64Array.from({ length: circle.logs.length - bars }, (_, i) =>
        Math.exp(gain(i, i, bars)),
      );
      const at = (level: number) => quantile(relative, level);
      return { bars, low: at(bandLevels.low), middle: at(bandLevels.middle), high: at(bandLevels.high) };
    });
  return [{ bars: 0, low: 1, middle: 1, high: 1 }, ...points];
}

/** What is followed from the close that the articles announce to the end of the panel `hold-out`, where that panel has it by day. */
export function holdOutPath(
  panel: Panel,
  { asset, follower, measure, adjust }: Specification,
): HoldOutPath | null {
  const from = panel.dates.indexOf(announcedDate);
  const held = asset === "eth" || asset === "btc";
  if (from < 0 || !held || follower !== "itself" || adjust !== "none" || measure === "beyond") return null;
  const against = measure === "relative" ? numbers(panel, "btc") : null;
  const values = numbers(panel, asset).map((value, row) => {
    const other = against ? against[row] : 1;
    return value === null || other == null ? null : value / other;
  });
  const base = values[from];
  if (base == null) return null;
  const kept = values
    .slice(from)
    .flatMap((value, day) => (value === null ? [] : [{ day, value, date: panel.dates[from + day] ?? "" }]));
  return {
    dates: kept.map(({ date }) => date),
    days: kept.map(({ day }) => day),
    relative: kept.map(({ value }) => value / base),
  };
}
