import { type Group, round } from "./draw.js";
import { timeOf } from "./time-period.js";
import type { PlotFrame } from "./time-plot.js";

/** Something dated that a chart over time points at: a day, or a period where `to` is given. */
export interface TimeEvent {
  readonly date: string;
  readonly to?: string;
  /** Two or three words. */
  readonly label: string;
}

export interface PlacedEvent extends TimeEvent {
  readonly x: number;
  readonly width: number;
  /** Counted upwards from the plot. */
  readonly row: number;
  readonly anchor: "start" | "end";
}

export const eventRowHeight = 15;
const letterWidth = 6.4;
const gap = 8;

/** How many rows of labels a chart keeps free above its plot, the same however far the reader zooms in. */
export function eventRows(
  events: readonly TimeEvent[],
  whole: { from: string; to: string },
  narrow: boolean,
) {
  const some = events.filter(({ date, to = date }) => to >= whole.from && date <= whole.to).length;
  return Math.min(narrow ? 1 : 2, some);
}

/**
 * The events that find room, in the order of the list: each in the lowest row where its label touches no other. One
 * whose label finds no room is dropped altogether, as a rule without a name says nothing.
 */
export function placeEvents(
  events: readonly TimeEvent[],
  x: (time: number) => number,
  { left, right }: Pick<PlotFrame, "left" | "right">,
  rows: number,
): PlacedEvent[] {
  const taken: (readonly [number, number])[][] = Array.from({ length: rows }, () => []);
  return events.flatMap((event): PlacedEvent[] => {
    const from = x(timeOf(event.date));
    const to = event.to === undefined ? from : x(timeOf(event.to));
    if (to < left || from > right) return [];
    const at = Math.max(left, from);
    const width = letterWidth * event.label.length;
    const anchor = at + width > right ? "end" : "start";
    const span = anchor === "end" ? ([at - width, at] as const) : ([at, at + width] as const);
    if (span[0] < left - gap) return [];
    const row = taken.findIndex((spans) => spans.every(([a, b]) => span[1] + gap < a || span[0] - gap > b));
    if (row < 0) return [];
    taken[row]?.push(span);
    return [{ ...event, x: at, width: Math.min(right, to) - at, row, anchor }];
  });
}

/** Faint rules and bands behind the lines, from their labels above the plot, where it has them, down to its foot. */
export function drawEvents(
  group: Group,
  events: readonly PlacedEvent[],
  { top, bottom, namesAt }: Pick<PlotFrame, "top" | "bottom" | "namesAt">,
): void {
  for (const { x, width, label, row, anchor } of events) {
    const event = group.append("g").attr("class", "event");
    const foot = namesAt === null ? top - 3 : namesAt - row * eventRowHeight;
    if (width > 0) {
      event
        .append("rect")
        .attr("x", round(x))
        .attr("y", top)
        .attr("width", round(width))
        .attr("height", round(bottom - top));
    }
    event
      .append("line")
      .attr("x1", round(x))
      .attr("x2", round(x))
      .attr("y1", foot + 3)
      .attr("y2", bottom);
    if (namesAt === null) continue;
    event.append("text").attr("x", round(x)).attr("y", foot).attr("text-anchor", anchor).text(label);
  }
}
