import type MarkdownIt from "markdown-it";
import { createGuardFolders } from "./tools/site/guard-folders.js";
import { descriptionTag } from "./tools/site/page-description.js";

const root = "src";

createGuardFolders(root);

interface PageContext {
  readonly title: string | null;
  readonly path: string;
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
  header: "",
  footer: "",
  duckdb: { extensions: { json: null, parquet: null } },
  interpreters: { ".ts": ["node", "--import", "tsx"] },
  markdownIt: (md: MarkdownIt) => md,
};
