import { keeper } from "../kept.js";
import { numberRows } from "./h1-rows.js";
import { followedPrices } from "./h1-series.js";
import { type Signal, signalOf } from "./h1-signals.js";
import type { H1Data } from "./h1-specification.js";
import type { Study } from "./h1-study.js";

/** What breaks out and what is followed around one breakout, each relative to its close on it. */
export interface Surrounding {
  readonly date: string;
  readonly outcome: number | null;
  /** Change of what breaks out to the same day, as a fraction; null while that is open. */
  readonly signalChange: number | null;
  readonly signal: Track;
  readonly asset: Track;
}

/** Days from the breakout, before it negative, and the level relative to that day. */
export interface Track {
  readonly days: readonly number[];
  readonly relative: readonly number[];
}

/** Days that are shown before a breakout and after it. */
export const shownDays = { before: 182, after: 365 };
/** The most breakouts that are shown: the latest. */
export const mostShown = 15;
const pointsInTrack = 90;

/** Half a year before to a year after each of the latest breakouts. Nothing where the calendar is moved: nothing broke out there. */
export function surroundingsOf(data: H1Data, { choice, episodes }: Study): Surrounding[] {
  const own = followedPrices(data, choice);
  if (choice.signal === "shifted" || !own) return [];
  const signal = signalOf(data, choice.signal);
  const { asset, follower, measure } = choice;
  return episodes.slice(-mostShown).map(({ at, row, date, endDate, logReturn }) => ({
    date,
    outcome: logReturn,
    signalChange: endDate === null ? null : changeTo(signal, at, endDate),
    signal: tracks(data, `${choice.signal} ${at}`, () =>
      track(signal.days, (i) => Number(signal.closes[i]), at),
    ),
    asset: tracks(data, `${asset} ${follower} ${measure === "relative"} ${row}`, () =>
      track(daysOf(data), (i) => Math.exp(Number(own.logs[i - own.from])), row),
    ),
  }));
}

function changeTo({ knownOn, closes }: Signal, at: number, endDate: string): number {
  let last = at;
  while (last < knownOn.length - 1 && (knownOn[last + 1] ?? "") <= endDate) last += 1;
  return Number(closes[last]) / Number(closes[at]) - 1;
}

const tracks = keeper<Track>(400);
const dayMilliseconds = 86_400_000;

function daysOf(data: H1Data): Float64Array {
  return numberRows(data, "day", (date) => Date.parse(date) / dayMilliseconds);
}

/** The bars around one of them, thinned; those without a value are left out. */
function track(days: Float64Array, valueAt: (i: number) => number, at: number): Track {
  const [base, day] = [valueAt(at), Number(days[at])];
  if (!Number.isFinite(base)) return { days: [], relative: [] };
  const away = (i: number) => Number(days[i]) - day;
  let [first, last] = [at, at];
  while (first > 0 && away(first - 1) >= -shownDays.before) first -= 1;
  while (last < days.length - 1 && away(last + 1) <= shownDays.after) last += 1;
  const every = Math.max(1, Math.ceil((last - first) / pointsInTrack));
  const points: { readonly days: number; readonly relative: number }[] = [];
  for (let i = first; i <= last; i += 1) {
    const value = valueAt(i);
    if (!Number.isFinite(value) || ((i - at) % every !== 0 && i !== last)) continue;
    points.push({ days: away(i), relative: value / base });
  }
  return { days: points.map((p) => p.days), relative: points.map((p) => p.relative) };
}
