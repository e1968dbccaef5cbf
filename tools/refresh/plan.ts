import { contractOf } from "../../src/series/contracts.js";
import type { Frequency, Series } from "../../src/series/series.js";
import type { Range } from "../../src/sources/source.js";
import type { LastGood } from "./last-good.js";

/** What to ask a source for. */
export interface Plan {
  readonly range: Range;
  /** Whether that is the whole history. */
  readonly whole: boolean;
}

/** Days asked for again before the last observation, to see that the source still says the same. */
const overlapDays: Readonly<Record<Frequency, number>> = { daily: 14, weekly: 42, monthly: 190, event: 60 };

/** A series whose published values may change is asked for its whole history again after so many days. */
const wholeAgainAfterDays = 7;

const dayMs = 86_400_000;

function shift(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/**
 * What to ask for: the whole history the first time, and every week where published values may change; otherwise what is new
 * and an overlap. `from`, `asOf` and `today` are days (YYYY-MM-DD).
 */
export function planOf(
  series: Series,
  good: LastGood,
  { from, asOf, today }: { readonly from: string; readonly asOf: string; readonly today: string },
): Plan {
  const whole = { range: { from, to: asOf }, whole: true };
  const last = good.native.at(-1)?.date;
  const asked = good.fetch?.fullHistoryOn;
  if (!last || !asked || good.fetch?.source.startsWith("import/")) return whole;
  const due = Math.abs(Date.parse(today) - Date.parse(asked)) >= wholeAgainAfterDays * dayMs;
  if (contractOf(series.id).largestRevision !== null && due) return whole;
  const since = good.fetch?.fallbackFrom ?? last;
  const start = shift(since < last ? since : last, -overlapDays[series.nativeFrequency]);
  return start <= from ? whole : { range: { from: start, to: asOf }, whole: false };
}
