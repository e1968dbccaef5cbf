import type { HistoryRow } from "./history.js";
import type { SourceName } from "./names.js";

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request, as a host sees it. */
export interface Asked {
  readonly url: URL;
  readonly name: string;
  readonly agent: string;
  /** Whether the field of the value must have another name. */
  readonly renamed: boolean;
  /** The whole history of a series as of the stand-in's day: days with a value. */
  history(series: string): readonly HistoryRow[];
  /** The same with the weekdays that have none. */
  historyWithHolidays(series: string): readonly HistoryRow[];
  /** Observations with the faults that are set for this resource. */
  alter<Row extends HistoryRow>(rows: readonly Row[]): readonly Row[];
}

export interface Host {
  readonly source: SourceName;
  nameOf(url: URL): string;
  answer(asked: Asked): Reply;
}

export function jsonReply(body: unknown, status = 200): Reply {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

export function textReply(body: string, status = 200, type = "text/plain"): Reply {
  return { status, headers: { "content-type": type }, body };
}

/** Seconds from 1970 to the start of a day in UTC. */
export function secondsOf(date: string): number {
  return Date.parse(date) / 1000;
}

/** Keeps the rows of a range of days, both included. */
export function within<Row extends HistoryRow>(rows: readonly Row[], from: string, to: string): Row[] {
  return rows.filter(({ date }) => date >= from && date <= to);
}
