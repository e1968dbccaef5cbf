import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";
import { changeBetween, type Measure } from "./measures.js";
import { keepFor, levelsOf } from "./r2-study.js";
import { type Signal, signalCloses } from "./signals.js";

/** When small caps count as leading. */
export interface LeadershipChoice {
  readonly signal: Signal | "ixic";
  /** Bars over which the index is compared with the S&P 500. */
  readonly lookback: number;
  /** Outperformance that counts, in percent. */
  readonly threshold: number;
  /** Bars out of the state before it can be entered again. */
  readonly coolOff: number;
  /** Whether the index itself must have risen, as the words \u201clead rises\u201d say. */
  readonly rising: boolean;
}

export interface LiquidityChoice {
  readonly measure: Measure;
  /** Bars over which the change is taken. */
  readonly window: number;
  /** Which fall counts: any, or one in the lowest quarter of all changes up to then. */
  readonly fall: "any" | "clear";
}

/** What is known at each row: the change of liquidity, and whether it counts as a fall. */
export interface LiquidityState {
  readonly change: readonly (number | null)[];
  readonly falling: readonly (boolean | null)[];
}

/** An entry into leadership. */
export interface LeadershipEpisode {
  readonly row: number;
  readonly date: string;
  /** Percent over the look-back, and the index\u2019s own change. */
  readonly outperformance: number;
  readonly ownChange: number;
  readonly liquidityChange: number;
  readonly falling: boolean;
}

/** The change of the measure over the window, as known at each row. */
export function liquidityStates(panel: Panel, { measure, window, fall }: LiquidityChoice): LiquidityState {
  return keepFor(panel, `states ${measure.id} ${window} ${fall}`, () => {
    const levels = levelsOf(panel, measure);
    const change = levels.map((level, row) => {
      const before = levels[row - window];
      return level == null || before == null ? null : changeBetween(measure.unit, before, level);
    });
    return { change, falling: fall === "any" ? change.map(below(0)) : lowestQuarter(change) };
  });
}

const below = (limit: number) => (change: number | null) => (change === null ? null : change < limit);

/** Changes before the first that can be judged against a quarter of them. */
const fewestBefore = 20;

/** Whether a change is negative and among the lowest quarter of all up to it. */
function lowestQuarter(changes: readonly (number | null)[]): (boolean | null)[] {
  const before: number[] = [];
  return changes.map((change) => {
    if (change === null) return null;
    const rank = before.filter((other) => other < change).length;
    const judged = before.length >= fewestBefore;
    const lowest = rank < before.length / 4;
    before.push(change);
    return judged ? change < 0 && lowest : null;
  });
}

/** Rows at which the index enters leadership, in order. */
export function leadershipRows(panel: Panel, choice: LeadershipChoice): number[] {
  const { signal, lookback, threshold, coolOff, rising } = choice;
  const key = `leads ${signal} ${lookback} ${threshold} ${coolOff} ${rising}`;
  return keepFor(panel, key, () => {
    const moves = movesOf(panel, choice);
    const rows: number[] = [];
    let out = 0;
    moves.forEach((move, row) => {
      const leads = move !== null && move.outperformance > threshold && (!rising || move.ownChange > 0);
      if (leads && out >= coolOff) rows.push(row);
      out = leads ? 0 : out + (move === null ? 0 : 1);
    });
    return rows;
  });
}

interface Move {
  readonly outperformance: number;
  readonly ownChange: number;
}

/** Over the look-back: the index against the S&P 500, and the index itself, in percent; null where a close is missing. */
function movesOf(panel: Panel, { signal, lookback }: LeadershipChoice): readonly (Move | null)[] {
  return keepFor(panel, `moves ${signal} ${lookback}`, () => {
    const own = signal === "ixic" ? numbers(panel, "ixic") : signalCloses(panel, signal);
    const market = numbers(panel, "spx");
    return own.map((close, row) => {
      const [start, level, base] = [own[row - lookback], market[row], market[row - lookback]];
      if (close == null || start == null || level == null || base == null) return null;
      const relative = close / start / (level / base);
      return { outperformance: 100 * (relative - 1), ownChange: 100 * (close / start - 1) };
    });
  });
}

/** The entries at which the change of liquidity is known. */
export function episodesOf(
  panel: Panel,
  choice: LeadershipChoice,
  rows: readonly number[],
  states: LiquidityState,
): LeadershipEpisode[] {
  const moves = movesOf(panel, choice);
  return rows.flatMap((row) => {
    const [move, change, falling] = [moves[row], states.change[row], states.falling[row]];
    if (change == null || falling == null) return [];
    return [
      {
        row,
        date: panel.dates[row] ?? "",
        outperformance: move?.outperformance ?? 0,
        ownChange: move?.ownChange ?? 0,
        liquidityChange: change,
        falling,
      },
    ];
  });
}
