import { daysAfter } from "../series/availability.js";
import type { Contract, Move } from "../series/contract.js";
import { fallsOn, isWithin } from "../series/contracts.js";
import { monthEndOf, monthEnds } from "../series/month-ends.js";
import type { Series } from "../series/series.js";
import type { Revision } from "../vintage/provenance.js";
import { type Refuse, refusalOf } from "./refusal.js";
import type { Answer, Point, Range } from "./source.js";

/** An answer, what is held of its series, and how the two are to be compared. Points ascend by date, each once. */
export interface Check {
  readonly series: Series;
  readonly contract: Contract;
  /** The source and its symbol, for errors: "fred/WALCL". */
  readonly source: string;
  /** In the series' unit; what lies outside the range was not asked for and does not count. */
  readonly answer: Answer;
  readonly range: Range;
  /** What is held at the series' own frequency, cut to the as-of day. */
  readonly before: readonly Point[];
  /** Month ends held, cut to the as-of day; those of months with anything finer do not count. */
  readonly beforeMonths: readonly Point[];
  /** Whether the range is the whole history. */
  readonly whole: boolean;
  /** Dates held from here on came from a fallback: the answer may change them, and drop those that it passes over. */
  readonly provisionalFrom: string | null;
  /** Whether held values may change by any amount. */
  readonly acceptRevisions: boolean;
  /** The moment that revisions are recorded with. */
  readonly found: string;
}

export interface Checked {
  /** The native history: the answer inside the range, what was held outside it. */
  readonly points: Point[];
  /** How many of its dates were not held. */
  readonly added: number;
  /** Held values that the answer changed, by date; month ends where only those were held. */
  readonly revisions: Revision[];
}

const fewestCompared = 5;

/**
 * Checks an answer against the contract of its series and merges it with what is held.
 * Method: the rules below in this order, the first broken one is thrown; values within the contract's precision are
 * the same. Provisional values are neither compared nor recorded. With `acceptRevisions` the rules `revision` and
 * `month ends` only record.
 * Throws `SourceError`, `<source>/<symbol>: <rule>: expected …, got …`:
 * `bounds` (`expected 100 to 20000 index points, got 2603910 on 2026-01-08`);
 * `calendar` (`expected weekdays, got 2026-01-10, a Saturday`);
 * `rows` (a whole history: `expected at least 6345 observations, got 3475`; a part of one of which days are held:
 * `expected an observation from 2026-01-01 to 2026-01-09, got none`);
 * `history` (a whole one: `expected a beginning on 1999-01-08 or before, got 2012-11-07`);
 * `shifted` (most held values stand one observation off, fewer where they should: `expected held values on their
 * dates, got 40 of 41 one observation later`);
 * `shrunk` (`expected the 41 days held from 2026-01-01 to 2026-03-02, got none for 3, from 2026-02-26 to 2026-03-02,
 * 2 of them listed without a value`, or the same of month ends, from `historyFrom` on);
 * `revision`, `month ends` (`expected held values, or changes within a factor of 1.02, got 3 of 41 further off, the
 * largest on 2026-01-07 from 6600000 to 6900000`; where nothing may change: `expected held values, got 3 of 41
 * changed, …`);
 * `move` (`expected steps within a factor of 1.3, got 2603.91 on 2026-01-08 to 3603.91 on 2026-01-09`);
 * `standing still` (`expected at most 5 equal values at the end, got 20, 2603.91 from 2025-12-11`).
 */
export function checkAnswer(check: Check): Checked {
  const { series, contract, range, before } = check;
  const refuse = refusalOf(...nameAndSymbol(check.source));
  const points = check.answer.points.filter(({ date }) => isIn(range, date));
  checkBounds(points, series, refuse);
  checkCalendar(points, contract, refuse);
  checkRows(points, check, refuse);
  const settled = before.filter(({ date }) => isIn(range, date) && isSettled(check, date));
  const months = comparableMonths(check);
  checkShift(points, settled, months, check, refuse);
  checkShrunk(points, months, check, refuse);
  const ends = endsOf(points, check);
  const revisions = [
    ...checkRevisions("revision", settled, points, check, refuse),
    ...checkRevisions("month ends", months, ends, check, refuse),
  ];
  const merged = merge(before, points, range);
  checkMoves(merged, contract, refuse);
  checkRun(merged, contract, refuse);
  const held = new Set(before.map(({ date }) => date));
  const added = merged.filter(({ date }) => !held.has(date)).length;
  return { points: merged, added, revisions: revisions.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

function nameAndSymbol(source: string): [name: string, symbol: string] {
  const [name = "", ...symbol] = source.split("/");
  return [name, symbol.join("/")];
}

const isIn = ({ from, to }: Range, date: string) => date >= from && date <= to;

const isSettled = ({ provisionalFrom }: Check, date: string) =>
  provisionalFrom === null || date < provisionalFrom;

const valuesOf = (points: readonly Point[]): ReadonlyMap<string, number> =>
  new Map(points.map(({ date, value }) => [date, value]));

function isSame(a: number, b: number, { precision }: Contract): boolean {
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= precision + rounding;
}

function merge(before: readonly Point[], points: readonly Point[], { from, to }: Range): Point[] {
  const earlier = before.filter(({ date }) => date < from);
  return [...earlier, ...points, ...before.filter(({ date }) => date > to)];
}

function endsOf(points: readonly Point[], { series, range }: Check): Point[] {
  return series.nativeFrequency === "monthly" ? [...points] : monthEnds(points, series.resample, range.to);
}

/** The month ends that only stand as such and that the range covers: the whole month of a sum, else its final ten days. */
function comparableMonths({ before, beforeMonths, range, series }: Check): Point[] {
  const finer = new Set(before.map(({ date }) => monthEndOf(date)));
  return beforeMonths.filter(({ date }) => {
    if (finer.has(date)) return false;
    const first = series.resample === "sum" ? `${date.slice(0, 7)}-01` : daysAfter(date, -9);
    return first >= range.from && date <= range.to;
  });
}

function checkBounds(points: readonly Point[], series: Series, refuse: Refuse): void {
  const { lowerBound, upperBound, unit } = series;
  const outside = points.find(({ value }) => !(value >= lowerBound && value <= upperBound));
  if (!outside) return;
  const expected = `${lowerBound} to ${upperBound} ${unit}`;
  refuse({ rule: "bounds", expected, got: `${outside.value} on ${outside.date}` });
}

function checkCalendar(points: readonly Point[], { calendar }: Contract, refuse: Refuse): void {
  const off = points.find(({ date }) => !fallsOn(calendar, date));
  if (!off) return;
  const weekday = new Date(off.date).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
  refuse({ rule: "calendar", expected: calendar, got: `${off.date}, a ${weekday}` });
}

function checkRows(
  points: readonly Point[],
  { whole, contract, range, before }: Check,
  refuse: Refuse,
): void {
  const { minimumRows, historyFrom } = contract;
  const [first] = points;
  if (whole && points.length < minimumRows) {
    const expected = `at least ${minimumRows} observations`;
    refuse({ rule: "rows", expected, got: String(points.length) });
  }
  if (whole && first && first.date > historyFrom) {
    refuse({ rule: "history", expected: `a beginning on ${historyFrom} or before`, got: first.date });
  }
  if (!first && before.some(({ date }) => isIn(range, date))) {
    refuse({ rule: "rows", expected: `an observation from ${range.from} to ${range.to}`, got: "none" });
  }
}

/** Each point with the value of the one that comes a number of observations after it. */
function displaced(points: readonly Point[], steps: number): Point[] {
  return points.flatMap(({ date }, i) => {
    const other = points[i + steps];
    return other ? [{ date, value: other.value }] : [];
  });
}

function checkShift(
  points: readonly Point[],
  settled: readonly Point[],
  months: readonly Point[],
  check: Check,
  refuse: Refuse,
): void {
  const found = (held: readonly Point[], now: ReadonlyMap<string, number>) =>
    held.filter(({ date, value }) => isSame(value, now.get(date) ?? Number.NaN, check.contract)).length;
  const agreeing = (steps: number) => {
    const moved = displaced(points, steps);
    return found(settled, valuesOf(moved)) + found(months, valuesOf(endsOf(moved, check)));
  };
  const compared = settled.length + months.length;
  if (compared < fewestCompared) return;
  const inPlace = agreeing(0);
  for (const [steps, where] of [
    [1, "later"],
    [-1, "earlier"],
  ] as const) {
    const off = agreeing(steps);
    if (off <= inPlace || off * 2 <= compared) continue;
    const got = `${off} of ${compared} one observation ${where}`;
    refuse({ rule: "shifted", expected: "held values on their dates", got });
  }
}

interface Gone {
  readonly held: readonly Point[];
  readonly gone: readonly Point[];
  readonly missing: readonly string[];
}

function checkGone(what: string, { held, gone, missing }: Gone, refuse: Refuse): void {
  if (gone.length === 0) return;
  const span = (points: readonly Point[]) => `from ${points[0]?.date} to ${points.at(-1)?.date}`;
  const listed = gone.filter(({ date }) => missing.includes(date)).length;
  const without = listed > 0 ? `, ${listed} of them listed without a value` : "";
  const got = `none for ${gone.length}, ${span(gone)}${without}`;
  refuse({ rule: "shrunk", expected: `the ${held.length} ${what} held ${span(held)}`, got });
}

function checkShrunk(points: readonly Point[], months: readonly Point[], check: Check, refuse: Refuse): void {
  const { before, range, contract, answer } = check;
  const last = points.at(-1)?.date ?? "";
  const now = valuesOf(points);
  const held = before.filter(({ date }) => isIn(range, date));
  const gone = held.filter(({ date }) => !now.has(date) && (isSettled(check, date) || date > last));
  checkGone("days", { held, gone, missing: answer.missing }, refuse);
  const ends = valuesOf(endsOf(points, check));
  const goneMonths = months.filter(({ date }) => !ends.has(date) && date >= contract.historyFrom);
  checkGone("month ends", { held: months, gone: goneMonths, missing: [] }, refuse);
}

function checkRevisions(
  rule: "revision" | "month ends",
  held: readonly Point[],
  points: readonly Point[],
  { contract, series, acceptRevisions, found }: Check,
  refuse: Refuse,
): Revision[] {
  const { largestRevision: allowed } = contract;
  const now = valuesOf(points);
  const changes = held.flatMap(({ date, value: before }) => {
    const after = now.get(date) ?? before;
    return isSame(before, after, contract) ? [] : [{ series: series.id, date, before, after, found }];
  });
  const excessive = changes.filter(({ before, after }) => !allowed || !isWithin(allowed, before, after));
  const [first, ...rest] = excessive;
  if (!first || acceptRevisions) return changes;
  const size = ({ before, after }: Revision) => Math.abs(after - before);
  const { date, before, after } = rest.reduce((most, one) => (size(one) > size(most) ? one : most), first);
  const expected = allowed ? `held values, or changes within ${textOf(allowed)}` : "held values";
  const count = `${excessive.length} of ${held.length} ${allowed ? "further off" : "changed"}`;
  return refuse({ rule, expected, got: `${count}, the largest on ${date} from ${before} to ${after}` });
}

function textOf({ kind, size }: Move): string {
  return kind === "factor" ? `a factor of ${size}` : String(size);
}

function checkMoves(merged: readonly Point[], { largestMove }: Contract, refuse: Refuse): void {
  merged.forEach((to, i) => {
    const from = merged[i - 1];
    if (!from || isWithin(largestMove, from.value, to.value)) return;
    const got = `${from.value} on ${from.date} to ${to.value} on ${to.date}`;
    refuse({ rule: "move", expected: `steps within ${textOf(largestMove)}`, got });
  });
}

function checkRun(merged: readonly Point[], { longestRun }: Contract, refuse: Refuse): void {
  const last = merged.at(-1);
  if (!last || longestRun === null) return;
  const run = merged.length - 1 - merged.findLastIndex(({ value }) => value !== last.value);
  if (run <= longestRun) return;
  const got = `${run}, ${last.value} from ${merged.at(-run)?.date}`;
  refuse({ rule: "standing still", expected: `at most ${longestRun} equal values at the end`, got });
}
