import { readdirSync, readFileSync } from "node:fs";
import { type Curves, makeCurves, makeLab } from "../../src/report/curves.js";
import { directiveReplacer } from "../../src/report/directives.js";
import { makeReport, type Report } from "../../src/report/make-report.js";
import { readQueries } from "../../src/report/read-queries.js";

const source = new URL("../../src/", import.meta.url);

/** The report's pages: name and Markdown. */
export const pages = (readdirSync(source, { recursive: true }) as string[])
  .filter((name) => name.endsWith(".md"))
  .sort()
  .map((name) => [name, readFileSync(new URL(name, source), "utf8")] as const);

export interface MadeReport {
  readonly report: Report;
  readonly curves: Curves;
  readonly replace: (markdown: string) => string;
}

/** The report of the committed vintage, and what replaces the directives of its pages. */
export async function madeReport(): Promise<MadeReport> {
  const report = await makeReport(new URL("../../data/embedded", import.meta.url).pathname);
  const curves = await makeCurves(report);
  return {
    report,
    curves,
    replace: directiveReplacer(report, (await readQueries()).panels, { curves, lab: await makeLab(report) }),
  };
}
