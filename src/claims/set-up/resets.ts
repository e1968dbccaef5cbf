/** A day\u2019s reading of an index. */
export interface DayReading {
  readonly date: string;
  readonly value: number;
}

export interface ResetRule {
  /** At or below it the mood is low. */
  readonly threshold: number;
  /** How many of the days just before must have been low. */
  readonly least: number;
}

/** Days over which low readings are counted. */
export const resetWindow = 10;

/**
 * The days on which the index came back above a threshold, the day before having been at or below it, after enough low
 * days among the last ten. Readings in date order, one a day; the first ten can show none. Uses nothing after each day.
 */
export function resetDays(readings: readonly DayReading[], { threshold, least }: ResetRule): string[] {
  const low = readings.map(({ value }) => value <= threshold);
  return readings.flatMap(({ date }, i) => {
    if (i < resetWindow || low[i] || !low[i - 1]) return [];
    const lowDays = low.slice(i - resetWindow, i).filter(Boolean).length;
    return lowDays >= least ? [date] : [];
  });
}
