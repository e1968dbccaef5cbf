import type { Panel } from "../claims/claim.js";
import { type Chapter, claimsOfChapter } from "../claims/claims.js";
import { summaryOf } from "../claims/summary.js";
import type { ChapterFile } from "../components/workbench.js";
import type { Report } from "./make-report.js";

/** The part of a report that one chapter needs. */
export function ofChapter(report: Report, chapter: Chapter): Report {
  const own = new Set(claimsOfChapter[chapter].map(({ id }) => id));
  return { ...report, claims: report.claims.filter(({ claim }) => own.has(claim.id)) };
}

/** What a page of the chapter loads at its first touch. */
export function chapterFile({ claims, vintage }: Report): ChapterFile {
  const needed = new Set(claims.flatMap(({ claim }) => claim.facts));
  return {
    panels: distinct(claims.flatMap(({ panels }) => panels)),
    holdings: vintage.coverage.map(({ series, frequency, first, last }) => ({
      series,
      frequency,
      first,
      last,
    })),
    facts: vintage.facts.filter(({ id }) => needed.has(id)),
    reach: { asOf: vintage.asOf, factsAsOf: vintage.factsAsOf },
    claims: Object.fromEntries(
      claims.flatMap(({ claim, setting, offered, finding, then }) =>
        setting
          ? [
              [
                claim.id,
                { setting, offered, standard: summaryOf(finding), then: then && summaryOf(then.finding) },
              ],
            ]
          : [],
      ),
    ),
  };
}

/** The panels as known on the articles\u2019 date that the chapter\u2019s file does not hold. */
export function panelsThen({ claims }: Report): Panel[] {
  const given = new Set(claims.flatMap(({ panels }) => panels).map(keyOf));
  return distinct(claims.flatMap(({ then }) => then?.panels ?? [])).filter(
    (panel) => !given.has(keyOf(panel)),
  );
}

function distinct(panels: readonly Panel[]): Panel[] {
  return [...new Map(panels.map((panel) => [keyOf(panel), panel])).values()];
}

function keyOf({ query, frequency, asOf }: Panel): string {
  return `${query} ${frequency} ${asOf}`;
}
