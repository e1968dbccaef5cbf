import { seriesById } from "../series/catalogue.js";
import { countWord, numberText } from "../text/numbers.js";
import type { Disagreement, Fetch, Outcome, Revision } from "../vintage/provenance.js";

const text = numberText("en");

/** How an outcome is called in a table. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  fetched: "Fetched",
  fallback: "From the fallback",
  kept: "Kept",
  imported: "Imported",
  "not asked": "Not asked",
};

const clauses: Readonly<Record<Outcome, readonly [one: string, several: string]>> = {
  fetched: ["was fetched from its source", "were fetched from their sources"],
  fallback: ["came from its fallback", "came from their fallbacks"],
  kept: ["could not be fetched and was kept as it was", "could not be fetched and were kept as they were"],
  imported: ["was imported from a file", "were imported from files"],
  "not asked": ["was not asked for", "were not asked for"],
};

/** How many series ended how, in one sentence; those that were not fetched from their source are named. */
export function fetchesInWords(fetches: readonly Fetch[]): string {
  const parts = (Object.keys(clauses) as Outcome[]).flatMap((outcome) => {
    const names = fetches
      .filter((fetch) => fetch.outcome === outcome)
      .map(({ series }) => seriesById(series).shortTitle);
    if (names.length === 0) return [];
    const clause = clauses[outcome][names.length === 1 ? 0 : 1];
    const named = outcome === "fetched" ? "" : ` (${text.list(names)})`;
    return [`${countWord(names.length)} ${clause}${named}`];
  });
  return `Of ${text.integer(fetches.length)} series, ${text.list(parts)}.`;
}

/** "yahoo/BTC-USD: 12 of 3,200 days differ by more than 2%, most on 12 Mar 2020: 3.3%" */
export function disagreementInWords(check: Disagreement): string {
  const { source, compared, differing, tolerance, largest, largestOn } = check;
  const count = differing === 0 ? "none" : text.integer(differing);
  const verb = differing <= 1 ? "differs" : "differ";
  const days = `${count} of ${text.integer(compared)} days ${verb} by more than ${shareText(tolerance)}`;
  return `${source}: ${days}, most on ${text.shortDay(largestOn)}: ${shareText(largest)}`;
}

/** "19 Nov 2026, 06:30 UTC", or the day or the month where no more is known. */
export function momentText(moment: string): string {
  const [day = "", time] = moment.split("T");
  if (day.length === "YYYY-MM".length) return text.shortMonth(`${day}-01`);
  return time ? `${text.shortDay(day)}, ${time.slice(0, "HH:MM".length)} UTC` : text.shortDay(day);
}

/** "31 Mar 2026: 22,114.2 → 22,117.9" */
export function revisionInWords({ date, before, after }: Revision): string {
  return `${text.shortDay(date)}: ${valueText(before)} \u2192 ${valueText(after)}`;
}

/** The revision that changed its value most, in the series' unit. Needs at least one. */
export function largestRevision(revisions: readonly Revision[]): Revision {
  const size = ({ before, after }: Revision) => Math.abs(after - before);
  return revisions.reduce((largest, revision) => (size(revision) > size(largest) ? revision : largest));
}

/** The revisions found last, the latest first. */
export function latestRevisions(revisions: readonly Revision[], count: number): Revision[] {
  const key = ({ found, date }: Revision) => `${found} ${date}`;
  return [...revisions].sort((a, b) => (key(a) < key(b) ? 1 : -1)).slice(0, count);
}

/** A share with as many digits as it has, two of the percent at most. */
function shareText(fraction: number): string {
  return text.percent(fraction, digitsOf(Number((100 * fraction).toFixed(2)), 2));
}

/** A value with the digits that it was published with, six at most. */
function valueText(value: number): string {
  return text.decimal(value, digitsOf(Number(value.toFixed(6)), 6));
}

function digitsOf(value: number, most: number): number {
  const [, digits = ""] = String(value).split(".");
  return Math.min(digits.length, most);
}
