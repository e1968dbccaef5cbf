import type { PanelFrequency } from "../../series/series.js";
import { turningPoints } from "../../stats/turning-points.js";
import { keeper } from "../kept.js";

/** A level on a calendar of bars; the same object for the same choice. */
export interface Track {
  readonly id: string;
  /** Position of the first level on the calendar. */
  readonly first: number;
  readonly levels: Float64Array;
}

export interface Turn {
  /** Position on the calendar. */
  readonly at: number;
  readonly kind: "peak" | "trough";
}

/** Months on either side of which a turn is the extreme, in Pagan and Sossounov\u2019s dating; in bars, the default. */
export const turnWindow: Readonly<Record<PanelFrequency, number>> = { daily: 168, weekly: 35, monthly: 8 };

const kept = keeper<readonly Turn[]>();

/**
 * The peaks and troughs of a track, dated with all that came later: the window as given, and the other lengths in the
 * proportion of Pagan and Sossounov to it. Empty where the track is too short to have any.
 */
export function turnsOf(track: Track, window: number): readonly Turn[] {
  return kept(track, String(window), () => {
    if (track.levels.length < 2 * window + 1) return [];
    const turns = turningPoints({
      levels: track.levels,
      window,
      ends: Math.round(0.75 * window),
      shortestCycle: 2 * window,
      shortestPhase: Math.round(window / 2),
    });
    return turns.map(({ index, kind }) => ({ at: track.first + index, kind }));
  });
}

/** A turn of the leader with the nearest turn of the same kind of the follower. */
export interface MatchedTurn {
  readonly kind: Turn["kind"];
  readonly at: number;
  /** Bars by which the follower turned later; negative if it turned first. */
  readonly lag: number;
}

/** Pairs every turn of the leader with the follower\u2019s nearest of the same kind within the window; each is used once. */
export function matchTurns(
  leader: readonly Turn[],
  follower: readonly Turn[],
  window: number,
): MatchedTurn[] {
  const candidates = leader
    .flatMap(({ at, kind }) =>
      follower.filter((turn) => turn.kind === kind).map((turn) => ({ at, kind, lag: turn.at - at })),
    )
    .filter(({ lag }) => Math.abs(lag) <= window)
    .sort((a, b) => Math.abs(a.lag) - Math.abs(b.lag) || a.at - b.at);
  const used = { leader: new Set<number>(), follower: new Set<number>() };
  const matched: MatchedTurn[] = [];
  for (const candidate of candidates) {
    const end = candidate.at + candidate.lag;
    if (used.leader.has(candidate.at) || used.follower.has(end)) continue;
    used.leader.add(candidate.at);
    used.follower.add(end);
    matched.push(candidate);
  }
  return matched.sort((a, b) => a.at - b.at);
}
