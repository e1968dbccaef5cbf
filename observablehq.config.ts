import type MarkdownIt from "markdown-it";
import { makeLab } from "./src/report/curves.js";
import { directiveReplacer } from "./src/report/directives.js";
import { makeReport } from "./src/report/make-report.js";
import { pageFooter, pageHeader } from "./src/report/page-frame.js";
import { readCurves } from "./src/report/read-curves.js";
import { readQueries } from "./src/report/read-queries.js";
import { chooseVintage } from "./src/vintage/choose-vintage.js";
import { createGuardFolders } from "./tools/site/guard-folders.js";
import { descriptionTag } from "./tools/site/page-description.js";

const root = "src";

createGuardFolders(root);

const report = await makeReport(chooseVintage({ requested: process.env.VINTAGE, root: process.cwd() }));
const computed = { curves: await readCurves(report), lab: await makeLab(report) };
const replaceDirectives = directiveReplacer(report, (await readQueries()).panels, computed);

interface PageContext {
  readonly title: string | null;
  readonly path: string;
}

function computeProse(md: MarkdownIt): MarkdownIt {
  md.core.ruler.before("normalize", "report", (state) => {
    state.src = replaceDirectives(state.src);
  });
  return md;
}

export default {
  root,
  title: "After the breakout",
  style: "style/report.css",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  head: ({ path }: PageContext) => descriptionTag(root, path),
  header: ({ path }: PageContext) => pageHeader(path),
  footer: pageFooter({ vintage: report.vintage.id, asOf: report.vintage.asOf }),
  duckdb: { extensions: { json: null, parquet: null } },
  interpreters: { ".ts": ["node", "--import", "tsx"] },
  markdownIt: computeProse,
};
