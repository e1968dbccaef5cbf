import { articleDate } from "../claims/article.js";
import type { FactRow } from "../claims/claim.js";
import { factValue, shortFactDate } from "../claims/fact-words.js";
import { lastDayOf } from "../claims/known-facts.js";
import { type Group, round } from "./draw.js";
import type { TimelinePath } from "./timeline-path.js";

/** How an item is marked: something done or said, something that failed or was taken back. */
export type TimelineMark = "done" | "undone";

export interface TimelineItem {
  readonly id: string;
  /** The last day of what it is about, and how its date reads. */
  readonly date: string;
  /** The first day of it, where only its month or quarter is known; else the same day. */
  readonly from: string;
  readonly head: string;
  readonly text: string;
  readonly mark: TimelineMark;
}

/** A day marked across the chart, such as a deadline. */
export interface TimelineRule {
  readonly date: string;
  readonly label: string;
}

export interface FactsTimelineSpec {
  readonly items: readonly TimelineItem[];
  /** Days besides the articles\u2019 date, which is always marked. */
  readonly rules: readonly TimelineRule[];
  /** A line over the same time, beneath; null where there is none. */
  readonly path: TimelinePath | null;
}

/** A row of the facts as an item of a timeline. */
export function timelineItem(fact: FactRow, text: string, mark: TimelineMark = "done"): TimelineItem {
  const date = lastDayOf(fact);
  const from = fact.date.length === date.length ? date : `${date.slice(0, 7)}-01`;
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return { id: fact.id, date, from, head: shortFactDate(fact), text: capital, mark };
}

/** The columns and rows of a timeline\u2019s table view. */
export function timelineTable(facts: readonly FactRow[]) {
  return {
    columns: ["Date", "What", "Value", "Confidence"],
    rows: facts.map((fact) => [
      shortFactDate(fact),
      fact.statement,
      `${factValue(fact)} (${fact.unit})`,
      fact.confidence,
    ]),
  };
}

export const at = (date: string) => new Date(`${date}T00:00:00Z`);
export const articlesRule: TimelineRule = { date: articleDate, label: "the articles" };
export const lineHeight = 15;

/** From the first to the last day that anything is about, a little room on both sides. */
export function spanOf({ items, rules, path }: FactsTimelineSpec): [Date, Date] {
  const dates = [
    articleDate,
    ...items.map(({ date }) => date),
    ...rules.map(({ date }) => date),
    ...(path?.points ?? []).map(({ date }) => date),
  ].map((date) => at(date).getTime());
  const [from, to] = [Math.min(...dates), Math.max(...dates)];
  const room = Math.max((to - from) * 0.02, 86_400_000 * 4);
  return [new Date(from - room), new Date(to + room)];
}

/** A disc for what was done or said, a cross in a disc for what failed or was taken back. */
export function drawMark(group: Group, mark: TimelineMark, x: number, y: number): void {
  group.append("circle").attr("class", "fact-mark").attr("cx", round(x)).attr("cy", round(y)).attr("r", 5.5);
  if (mark === "undone") {
    group
      .append("path")
      .attr("class", "fact-cross")
      .attr(
        "d",
        `M${round(x - 2.5)},${round(y - 2.5)}L${round(x + 2.5)},${round(y + 2.5)}M${round(x - 2.5)},${round(y + 2.5)}L${round(x + 2.5)},${round(y - 2.5)}`,
      );
  }
}
