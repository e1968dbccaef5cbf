import { circularPlacebo } from "../../stats/circular-placebo.js";
import { type CircularShiftResult, circularShiftTest } from "../../stats/circular-shift-test.js";
import { effectiveSampleSize } from "../../stats/effective-sample-size.js";
import { type FamilyMaxima, familyMaxima, familyWiseP } from "../../stats/max-statistic.js";
import type { Panel, PValue } from "../claim.js";
import { familyGaps } from "../rotation/h1-grid.js";
import { changeBetween, type Measure } from "./measures.js";
import { movedByHalf, recordRows, type Signal, signalCloses } from "./signals.js";

/** Which change is compared: after the breakout, before it, or the first less the second. */
export const sides = {
  after: "after the breakout",
  before: "before the breakout",
  turn: "after less before",
} as const;
export type Side = keyof typeof sides;

export interface EventChoice {
  readonly measure: Measure;
  /** Bars over which a change is taken. */
  readonly window: number;
  readonly side: Side;
  /** Bars without a record before a breakout. */
  readonly gap: number;
  readonly signal: Signal;
}

/** A breakout and the measure\u2019s change over the window before and after it; null where that is not known. */
export interface MeasuredEvent {
  readonly row: number;
  readonly date: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** All rows from which the window is known on both sides: the circle of the placebo. */
export interface Circle {
  readonly firstRow: number;
  readonly changes: Readonly<Record<Side, Float64Array>>;
}

export interface EventStudy {
  readonly choice: EventChoice;
  readonly levels: readonly (number | null)[];
  readonly events: readonly MeasuredEvent[];
  /** Positions on the circle of the events whose windows are over on both sides. */
  readonly places: readonly number[];
  readonly circle: Circle;
  /** Null without a complete event. */
  readonly test: CircularShiftResult | null;
  readonly familyWiseP: PValue | null;
  readonly effectiveN: number;
}

const kept = new WeakMap<Panel, Map<string, unknown>>();

/** Keeps what a panel and a key determine. */
export function keepFor<T>(panel: Panel, key: string, make: () => T): T {
  const known = kept.get(panel) ?? new Map<string, unknown>();
  kept.set(panel, known);
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as T;
}

/** The measure\u2019s level at each row, from its last gap on. */
export function levelsOf(panel: Panel, measure: Measure): readonly (number | null)[] {
  return keepFor(panel, `level ${measure.id}`, () => {
    const levels = measure.level(panel);
    const last = levels.findLastIndex((level) => level !== null);
    const gap = levels.slice(0, last + 1).lastIndexOf(null);
    return levels.map((level, row) => (row > gap ? level : null));
  });
}

/** What the measure did around every breakout, against the same calendar moved to every other place. */
export function studyEvents(panel: Panel, choice: EventChoice): EventStudy {
  const { measure, window, side } = choice;
  const levels = levelsOf(panel, measure);
  const circle = circleOf(panel, measure, window);
  const outcomes = circle.changes[side];
  const places = placesOf(panel, choice, circle);
  const test =
    places.length > 0 && outcomes.length > 1
      ? circularShiftTest({ outcomes, events: Int32Array.from(places), alternative: "greater" })
      : null;
  return {
    choice,
    levels,
    events: eventRows(panel, choice, circle).map((row) => measured(panel, levels, row, choice)),
    places,
    circle,
    test,
    familyWiseP: test && familyWise(panel, choice, test),
    effectiveN: effectiveSampleSize(Int32Array.from(places), side === "turn" ? 2 * window : window),
  };
}

export function circleOf(panel: Panel, measure: Measure, window: number): Circle {
  return keepFor(panel, `circle ${measure.id} ${window}`, () => {
    const levels = levelsOf(panel, measure);
    const first = levels.findIndex((level) => level !== null);
    const last = levels.findLastIndex((level) => level !== null);
    const firstRow = first + window;
    const size = first < 0 ? 0 : Math.max(0, last - window - firstRow + 1);
    const change = (from: number, to: number) =>
      changeBetween(measure.unit, levels[from] ?? 0, levels[to] ?? 0);
    const after = Float64Array.from({ length: size }, (_, i) => change(firstRow + i, firstRow + i + window));
    const before = Float64Array.from({ length: size }, (_, i) => change(firstRow + i - window, firstRow + i));
    const turn = after.map((value, i) => value - (before[i] ?? 0));
    return { firstRow, changes: { after, before, turn } };
  });
}

function eventRows(panel: Panel, { gap, signal }: EventChoice, { firstRow, changes }: Circle): number[] {
  const rows = keepFor(panel, `records ${signal} ${gap}`, () =>
    recordRows(panel.dates, signalCloses(panel, signal), gap, panel.frequency),
  );
  if (signal !== "shifted") return rows.filter((row) => row >= firstRow);
  const size = changes.after.length;
  const inside = rows.map((row) => row - firstRow).filter((place) => place >= 0 && place < size);
  return movedByHalf(inside, size).map((place) => firstRow + place);
}

function placesOf(panel: Panel, choice: EventChoice, circle: Circle): number[] {
  return eventRows(panel, choice, circle)
    .map((row) => row - circle.firstRow)
    .filter((place) => place >= 0 && place < circle.changes.after.length);
}

function measured(
  { dates }: Panel,
  levels: readonly (number | null)[],
  row: number,
  { measure, window }: EventChoice,
): MeasuredEvent {
  const change = (from: number, to: number) => {
    const [start, end] = [levels[from], levels[to]];
    return start == null || end == null ? null : changeBetween(measure.unit, start, end);
  };
  return {
    row,
    date: dates[row] ?? "",
    before: change(row - window, row),
    after: change(row, row + window),
  };
}

/** The p-value corrected for all gaps and sides that one could have chosen; one circle, never below the own. */
function familyWise(panel: Panel, choice: EventChoice, test: CircularShiftResult): PValue {
  const { measure, window, signal } = choice;
  const circle = circleOf(panel, measure, window);
  const { maxima, count } = keepFor(panel, `family ${measure.id} ${window} ${signal}`, () => {
    const placebos = familyGaps[panel.frequency].flatMap((gap) => {
      const events = Int32Array.from(placesOf(panel, { ...choice, gap }, circle));
      return events.length === 0
        ? []
        : (Object.keys(sides) as Side[]).map((side) =>
            circularPlacebo({ outcomes: circle.changes[side], events }),
          );
    });
    return { maxima: familyMaxima(placebos, "greater") as FamilyMaxima, count: placebos.length };
  });
  const { p, smallestAttainable } = familyWiseP({
    own: test.placebo,
    others: maxima,
    alternative: "greater",
  });
  return {
    value: Math.max(p, test.p),
    method: `the largest of ${count} definitions (gaps, and before, after or their difference) and this one, under the same shifts`,
    sided: "one",
    smallestAttainable,
  };
}
