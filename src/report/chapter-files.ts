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
export function chapterFile({ claims, vintage, pValues, pValuesAtArticles }: Report): ChapterFile {
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
    pValues,
    pValuesAtArticles,
    reach: { asOf: vintage.asOf, factsAsOf: vintage.factsAsOf },
    claims: Object.fromEntries(
      claims.flatMap(({ claim, setting, offered, finding, atArticles }) =>
        setting
          ? [
              [
                claim.id,
                {
                  setting,
                  offered,
                  standard: summaryOf(finding),
                  atArticles: atArticles && summaryOf(atArticles.finding),
                },
              ],
            ]
          : [],
      ),
    ),
  };
}

/** The panels as known on the articles\u2019 date that the chapter\u2019s file does not hold. */
export function panelsAtArticles({ claims }: Report): Panel[] {
  const given = new Set(claims.flatMap(({ panels }) => panels).map(keyOf));
  return distinct(claims.flatMap(({ atArticles }) => atArticles?.panels ?? [])).filter(
    (panel) => !given.has(keyOf(panel)),
  );
}

function distinct(panels: readonly Panel[]): Panel[] {
  return [...new Map(panels.map((panel) => [keyOf(panel), panel])).values()];
}

function keyOf({ query, frequency, asOf }: Panel): string {
  return `${query} ${frequency} ${asOf}`;
}
