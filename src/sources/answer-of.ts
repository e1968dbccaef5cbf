import type { Refuse } from "./refusal.js";
import type { Answer, Point, Range } from "./source.js";

/** A day that an answer lists: its row there from 1, and its value in the upstream's unit, null where it has none. */
export interface Listing {
  readonly row: number;
  readonly date: string;
  readonly value: number | null;
}

const isPoint = (listing: Listing): listing is Listing & Point => listing.value !== null;

function byDate(a: Listing, b: Listing): number {
  if (a.date === b.date) return a.row - b.row;
  return a.date < b.date ? -1 : 1;
}

/** Whether a listing repeats the one before it; the same day with another value is refused. */
function isRepeat(listing: Listing, before: Listing | undefined, refuse: Refuse): boolean {
  const { row, date, value } = listing;
  if (before?.date !== date) return false;
  if (before.value === value) return true;
  const expected = `${date} once`;
  return refuse({ rule: "duplicate date", row, expected, got: `it with ${before.value} and ${value}` });
}

/**
 * The answer that an upstream's listings make, in any order, within a range of days (all of them without one).
 * A day listed twice with the same value counts once; with two values it throws the rule `duplicate date`
 * (`row 3: expected 2026-01-02 once, got it with 1 and 2`), also outside the range.
 */
export function answerOf(listings: readonly Listing[], range: Range | undefined, refuse: Refuse): Answer {
  const sorted = [...listings].sort(byDate);
  const unique = sorted.filter((listing, i) => !isRepeat(listing, sorted[i - 1], refuse));
  const asked = unique.filter(({ date }) => !range || (date >= range.from && date <= range.to));
  return {
    points: asked.filter(isPoint).map(({ date, value }) => ({ date, value })),
    missing: asked.filter((listing) => !isPoint(listing)).map(({ date }) => date),
  };
}
