import { JSDOM } from "jsdom";
import { articleDate } from "../../src/claims/article.js";
import type { Finding, PanelRequest } from "../../src/claims/claim.js";
import { chooseParameters, evaluateClaim } from "../../src/claims/evaluate-claim.js";
import { summaryOf } from "../../src/claims/summary.js";
import { allViews } from "../../src/components/all-views.js";
import { part } from "../../src/components/parts.js";
import { makeReport, type Report } from "../../src/report/make-report.js";
import { chooseVintage } from "../../src/vintage/choose-vintage.js";
import { projectRoot } from "../../tools/site/project-root.js";

const reports = new Map<string, Promise<Report>>();

/** The vintage that the site under test was built from. */
export const vintageDirectory = chooseVintage({ requested: "data/embedded", root: projectRoot });

/** The report as Node and native DuckDB make it, as known on a day. */
export function nodeReport(asOf?: string): Promise<Report> {
  const key = asOf ?? "";
  const report = reports.get(key) ?? makeReport(vintageDirectory, { asOf });
  reports.set(key, report);
  return report;
}

export interface Asked {
  readonly asOf?: string;
  readonly [parameter: string]: string | undefined;
}

/** A claim's finding at some definitions, computed in Node. */
export async function nodeFinding(id: string, { asOf, ...asked }: Asked = {}): Promise<Finding> {
  const whole = await nodeReport(asOf);
  const { claims: reported, vintage } = whole;
  const report = reported.find(({ claim }) => claim.id === id);
  if (!report?.setting) throw new Error(`${id}: the vintage does not answer it`);
  const { claim, setting, panels } = report;
  const wanted = Object.fromEntries(
    Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  return evaluateClaim(claim, setting, chooseParameters(claim.parameters(setting), wanted), {
    holdings: vintage.coverage,
    facts: vintage.facts,
    ...(asOf === undefined || asOf === articleDate ? { pValues: whole.pValues } : {}),
    reach: vintage,
    readPanel: async (request) => {
      const panel = panels.find((held) => keyOf(held) === keyOf(request));
      if (!panel) throw new Error(`${id}: no panel ${request.query}`);
      return panel;
    },
  });
}

/** What tells a panel from another. */
export function keyOf({ query, frequency, asOf }: PanelRequest): string {
  return `${query} ${frequency} ${asOf}`;
}

/** The text that a part of a page shows for a finding: all its words and numbers, spaces as one. */
export async function nodeText(name: string, finding: Finding): Promise<string> {
  const { vintage, claims: reported } = await nodeReport();
  const report = reported.find(({ claim }) => claim.id === finding.claim);
  if (!report) throw new Error(`no claim ${finding.claim}`);
  const { document } = new JSDOM("").window;
  const input = {
    claim: report.claim,
    finding,
    holdings: vintage.coverage,
    facts: vintage.facts,
    views: allViews,
    standard: summaryOf(report.finding),
    atArticles: report.atArticles && summaryOf(report.atArticles.finding),
    parameters: report.parameters,
    falsified: report.falsified,
  };
  const drawn = part(name, input, { document, locale: "en" });
  return oneSpace(drawn.querySelector("figcaption")?.textContent ?? drawn.textContent ?? "");
}

export function oneSpace(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
