import { seriesById } from "../series/catalogue.js";
import type { Frequency, PanelFrequency } from "../series/series.js";
import type { Claim } from "./claim.js";

/** What a vintage holds of one series at one frequency; dates are YYYY-MM-DD. */
export interface Holding {
  readonly series: string;
  readonly frequency: Frequency;
  readonly first: string;
  readonly last: string;
}

/** The last date at which a vintage holds a series, as known on a day: that day at the latest; null where it holds none. */
export function lastHeld(holdings: readonly Holding[], series: string, asOf: string): string | null {
  const lasts = holdings.filter((holding) => holding.series === series).map(({ last }) => last);
  const last = lasts.sort().at(-1);
  if (last === undefined) return null;
  return last < asOf ? last : asOf;
}

/** A frequency as a control offers it: with the reason where the vintage lacks it. */
export interface OfferedFrequency {
  readonly frequency: PanelFrequency;
  readonly reason: string | null;
}

/** Dated operations are rows of their own at every frequency: they are summed over whatever a bar is. */
const madeFrom: Readonly<Record<PanelFrequency, readonly Frequency[]>> = {
  monthly: ["monthly", "weekly", "daily", "event"],
  weekly: ["weekly", "daily", "event"],
  daily: ["daily", "event"],
};

/** The claim's frequencies, coarsest first, each with the reason why a vintage cannot give it, or null where it can. */
export function offeredFrequencies(claim: Claim, holdings: readonly Holding[]): OfferedFrequency[] {
  return claim.frequencies.map((frequency) => ({ frequency, reason: lackOf(claim, frequency, holdings) }));
}

/** The finest frequency at which a vintage can answer the claim, or null. */
export function finestFrequency(offered: readonly OfferedFrequency[]): PanelFrequency | null {
  return offered.findLast(({ reason }) => reason === null)?.frequency ?? null;
}

function lackOf(claim: Claim, frequency: PanelFrequency, holdings: readonly Holding[]): string | null {
  for (const series of claim.series) {
    const usable = holdings.filter((h) => h.series === series && madeFrom[frequency].includes(h.frequency));
    if (usable.some(({ first }) => first.slice(0, 7) <= claim.historyFrom.slice(0, 7))) continue;
    const first = usable.map((h) => h.first).sort()[0];
    const title = seriesById(series).title;
    return first
      ? `this vintage has no ${frequency} bars of \u201c${title}\u201d before ${first}; the claim needs them from ${claim.historyFrom}`
      : `this vintage has no ${frequency} bars of \u201c${title}\u201d`;
  }
  return null;
}
