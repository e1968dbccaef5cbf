import { requireCount, requirePositive } from "./require-argument.js";
import { requireLevels } from "./require-levels.js";

export interface TurningPointsInput {
  /** Closing levels in time order, positive, one a period; more than two windows of them. */
  readonly levels: Float64Array;
  /** A turn is the extreme of so many periods on either side: 8 months unless told. */
  readonly window?: number;
  /** Turns nearer to either end than this are dropped: 6 months unless told. */
  readonly ends?: number;
  /** The fewest periods from peak to peak or trough to trough: 16 months unless told. */
  readonly shortestCycle?: number;
  /** The fewest periods from a turn to the next: 4 months unless told. */
  readonly shortestPhase?: number;
  /** A shorter phase stays if the level changes by more than this share: 0.2 unless told. */
  readonly largeChange?: number;
}

export interface TurningPoint {
  /** Position in `levels`, counted from 0. */
  readonly index: number;
  readonly kind: "peak" | "trough";
}

/**
 * The dating of bull and bear markets by Pagan and Sossounov: peaks and troughs found with the whole history,
 * later values included. It labels the past; a rule that trades on it looks ahead.
 * Input: see `TurningPointsInput`; the defaults are the paper's, for months. NaN and infinities are rejected.
 * Output: the turns in time order, peaks and troughs in alternation; possibly none.
 * Method: the highest (lowest) level of `window` periods on either side, as far as there are so many, the first of
 * equals; of two peaks (troughs) in a row the higher (lower), the earlier of equals; none within `ends` of an end;
 * at either end none that a level beyond it surpasses; of two peaks (troughs) nearer than `shortestCycle` the lower
 * (higher) is dropped; then both turns of a phase shorter than `shortestPhase` whose change is not large. The
 * earliest offence is mended first, each time with the alternation and the ends looked at again.
 * Errors: `not-finite`; `not-integer`; `too-few`, "levels has 10 values; at least 17 are needed."; `out-of-range`,
 * "levels[2] is 0; a level must be positive.", "largeChange is 0; it must be positive."
 * Source: A. R. Pagan and K. A. Sossounov, 2003, Journal of Applied Econometrics 18:23–46, appendix B.
 * Verified against: series whose turns are made by hand, exactly; the rules themselves, on fast-check inputs.
 */
export function turningPoints({
  levels,
  window = 8,
  ends = 6,
  shortestCycle = 16,
  shortestPhase = 4,
  largeChange = 0.2,
}: TurningPointsInput): TurningPoint[] {
  requireCount("window", window, 1);
  requireCount("ends", ends, 0);
  requireCount("shortestCycle", shortestCycle, 1);
  requireCount("shortestPhase", shortestPhase, 1);
  requirePositive("largeChange", largeChange);
  requireLevels(levels, 2 * window + 1);
  const inner = extremes(levels, window).filter(
    ({ index }) => index >= ends && index <= levels.length - 1 - ends,
  );
  let turns = dropSurpassed(levels, alternate(levels, inner));
  for (let found = nearTurn(levels, turns, shortestCycle); found >= 0; ) {
    turns = dropSurpassed(levels, alternate(levels, turns.toSpliced(found, 1)));
    found = nearTurn(levels, turns, shortestCycle);
  }
  for (let found = 0; found >= 0; ) {
    found = turns.findIndex((turn, i) => {
      const next = turns[i + 1];
      if (!next || next.index - turn.index >= shortestPhase) return false;
      return Math.abs(levelAt(levels, next) / levelAt(levels, turn) - 1) <= largeChange;
    });
    if (found >= 0) turns = dropSurpassed(levels, turns.toSpliced(found, 2));
  }
  return turns;
}

function levelAt(levels: Float64Array, { index }: TurningPoint): number {
  return Number(levels[index]);
}

function extremes(levels: Float64Array, window: number): TurningPoint[] {
  const turns: TurningPoint[] = [];
  levels.forEach((level, index) => {
    const before = levels.subarray(Math.max(0, index - window), index);
    const after = levels.subarray(index + 1, index + 1 + window);
    if (before.every((other) => other < level) && after.every((other) => other <= level)) {
      turns.push({ index, kind: "peak" });
    } else if (before.every((other) => other > level) && after.every((other) => other >= level)) {
      turns.push({ index, kind: "trough" });
    }
  });
  return turns;
}

function isBeyond(kind: TurningPoint["kind"], level: number, other: number): boolean {
  return kind === "peak" ? level > other : level < other;
}

function alternate(levels: Float64Array, turns: readonly TurningPoint[]): TurningPoint[] {
  const kept: TurningPoint[] = [];
  for (const turn of turns) {
    const last = kept.at(-1);
    if (last?.kind !== turn.kind) kept.push(turn);
    else if (isBeyond(turn.kind, levelAt(levels, turn), levelAt(levels, last))) kept[kept.length - 1] = turn;
  }
  return kept;
}

function dropSurpassed(levels: Float64Array, turns: readonly TurningPoint[]): TurningPoint[] {
  const isSurpassed = (turn: TurningPoint, others: Float64Array) =>
    others.some((other) => isBeyond(turn.kind, other, levelAt(levels, turn)));
  const from = turns.findIndex((turn) => !isSurpassed(turn, levels.subarray(0, turn.index)));
  const to = turns.findLastIndex((turn) => !isSurpassed(turn, levels.subarray(turn.index + 1)));
  return from < 0 ? [] : turns.slice(from, to + 1);
}

/** The position of the weaker of the first two like turns that are too near; −1 where none are. */
function nearTurn(levels: Float64Array, turns: readonly TurningPoint[], shortest: number): number {
  const first = turns.findIndex((turn, i) => {
    const next = turns[i + 2];
    return next !== undefined && next.index - turn.index < shortest;
  });
  const turn = turns[first];
  const next = turns[first + 2];
  if (!turn || !next) return -1;
  return isBeyond(turn.kind, levelAt(levels, next), levelAt(levels, turn)) ? first : first + 2;
}
