import { circularPlacebo } from "../../stats/circular-placebo.js";
import { type CircularShiftResult, circularShiftTest } from "../../stats/circular-shift-test.js";
import { effectiveSampleSize } from "../../stats/effective-sample-size.js";
import { type FisherExactResult, fisherExact } from "../../stats/fisher-exact.js";
import { familyMaxima, familyWiseP } from "../../stats/max-statistic.js";
import type { Panel, PValue } from "../claim.js";
import { keepFor } from "./r2-study.js";
import {
  episodesOf,
  type LeadershipChoice,
  type LeadershipEpisode,
  type LiquidityChoice,
  leadershipRows,
  liquidityStates,
} from "./r4-episodes.js";
import { movedByHalf } from "./signals.js";

/** A date that no episode claims, one in each window between them. */
export interface OtherDate {
  readonly date: string;
  readonly falling: boolean;
}

export interface LeadershipStudy {
  readonly leadership: LeadershipChoice;
  readonly liquidity: LiquidityChoice;
  /** The whole stretch in which the change of liquidity is known: dates, changes and whether they are falls. */
  readonly dates: readonly string[];
  readonly changes: Float64Array;
  readonly falling: readonly boolean[];
  readonly episodes: readonly LeadershipEpisode[];
  /** Positions of the episodes in the stretch. */
  readonly places: readonly number[];
  readonly others: readonly OtherDate[];
  /** Rising liquidity among episodes against the other dates; null where a group or a kind is empty. */
  readonly fisher: FisherExactResult | null;
  /** Share of rising liquidity at episodes against every bar, under all shifts of the calendar. */
  readonly shift: CircularShiftResult | null;
  readonly familyWiseP: PValue | null;
  readonly usualShare: number;
  readonly effectiveN: number;
}

/** Thresholds, in percent, that one could have chosen: the family of the corrected p. */
export const familyThresholds = [2, 3, 4, 5, 6, 8, 10] as const;

/** Whether leadership began under rising liquidity more often than other dates stand under it. */
export function studyLeadership(
  panel: Panel,
  leadership: LeadershipChoice,
  liquidity: LiquidityChoice,
): LeadershipStudy {
  const states = liquidityStates(panel, liquidity);
  const from = states.falling.findIndex((state) => state !== null);
  const to = states.falling.findLastIndex((state) => state !== null) + 1;
  const size = from < 0 ? 0 : to - from;
  const falling = states.falling.slice(from < 0 ? 0 : from, to).map((state) => state === true);
  const rows = rowsWithin(panel, leadership, from, size);
  const episodes = episodesOf(panel, leadership, rows, states);
  const places = episodes.map(({ row }) => row - from);
  const others = otherPlaces(places, size, liquidity.window).map((place) => ({
    date: panel.dates[from + place] ?? "",
    falling: falling[place] ?? false,
  }));
  const rising = Float64Array.from(falling, (state) => (state ? 0 : 1));
  const varied = falling.includes(true) && falling.includes(false);
  const shift =
    places.length > 0 && varied
      ? circularShiftTest({ outcomes: rising, events: Int32Array.from(places), alternative: "greater" })
      : null;
  return {
    leadership,
    liquidity,
    dates: panel.dates.slice(Math.max(from, 0), to),
    changes: Float64Array.from({ length: size }, (_, i) => states.change[from + i] ?? 0),
    falling,
    episodes,
    places,
    others,
    fisher: fisherOf(episodes, others),
    shift,
    familyWiseP: shift && familyWise(panel, leadership, liquidity, { from, size, rising, shift }),
    usualShare: size === 0 ? 0 : rising.reduce((sum, one) => sum + one, 0) / size,
    effectiveN: effectiveSampleSize(Int32Array.from(places), liquidity.window),
  };
}

/** Entries within the stretch; the shifted calendar moves them by half of it. */
function rowsWithin(panel: Panel, leadership: LeadershipChoice, from: number, size: number): number[] {
  const inside = leadershipRows(panel, leadership).filter((row) => row >= from && row < from + size);
  if (leadership.signal !== "shifted") return inside;
  return movedByHalf(
    inside.map((row) => row - from),
    size,
  ).map((place) => from + place);
}

/** Every window-th place that lies at least a window from each episode. */
function otherPlaces(places: readonly number[], size: number, window: number): number[] {
  const found: number[] = [];
  let next = 0;
  while (next < size) {
    const near = places.find((place) => Math.abs(place - next) < window);
    if (near === undefined) {
      found.push(next);
      next += window;
    } else next = near + window;
  }
  return found;
}

export function fisherOf(
  episodes: readonly { readonly falling: boolean }[],
  others: readonly OtherDate[],
): FisherExactResult | null {
  const count = (cases: readonly { readonly falling: boolean }[]) => {
    const falls = cases.filter(({ falling }) => falling).length;
    return [cases.length - falls, falls] as const;
  };
  const table = [count(episodes), count(others)] as const;
  const empty =
    episodes.length === 0 ||
    others.length === 0 ||
    table[0][0] + table[1][0] === 0 ||
    table[0][1] + table[1][1] === 0;
  return empty ? null : fisherExact({ table, alternative: "greater" });
}

interface Stretch {
  readonly from: number;
  readonly size: number;
  readonly rising: Float64Array;
  readonly shift: CircularShiftResult;
}

function familyWise(
  panel: Panel,
  leadership: LeadershipChoice,
  { measure, window, fall }: LiquidityChoice,
  { from, size, rising, shift }: Stretch,
): PValue {
  const { signal, lookback, coolOff, rising: own } = leadership;
  const key = `thresholds ${measure.id} ${window} ${fall} ${signal} ${lookback} ${coolOff} ${own}`;
  const family = keepFor(panel, key, () => {
    const placebos = familyThresholds.flatMap((threshold) => {
      const rows = rowsWithin(panel, { ...leadership, threshold }, from, size);
      const events = Int32Array.from(rows, (row) => row - from);
      return events.length === 0 ? [] : [circularPlacebo({ outcomes: rising, events })];
    });
    return { maxima: familyMaxima(placebos, "greater"), count: placebos.length };
  });
  const { p, smallestAttainable } = familyWiseP({
    own: shift.placebo,
    others: family.maxima,
    alternative: "greater",
  });
  return {
    value: Math.max(p, shift.p),
    method: `circular shifts of the calendar, the largest of ${family.count} thresholds and this one`,
    sided: "one",
    smallestAttainable,
  };
}
