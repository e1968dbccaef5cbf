import type { Verdict } from "../claims/claim.js";
import type { FindingSummary } from "../claims/summary.js";
import type { Link } from "./chain.js";
import { type Block, block, type Surroundings } from "./draw.js";
import { icons, verdictMark, verdictWords } from "./verdict-mark.js";

/** A claim on the board: what it says now, and on the articles\u2019 date where that is another day. */
export interface BoardRow extends Link {
  readonly chapter: string;
  readonly atArticles: FindingSummary | null;
}

/** Every claim with its kind, its verdicts and its sentence, by chapter, with switches that filter by kind and verdict. */
export function board(rows: readonly BoardRow[], { document }: Surroundings): HTMLElement {
  const root = block(document, "section", "board-of-claims").attr("aria-label", "Board of claims");
  appendFilters(root as unknown as Block, rows);
  const scroller = root.append("div").attr("class", "scroller").attr("tabindex", "0");
  scroller.attr("role", "region").attr("aria-label", "Table of claims");
  const table = scroller.append("table").attr("class", "board");
  const head = table.append("thead").append("tr");
  for (const title of ["Claim", "Verdict", "What the data say"])
    head.append("th").attr("scope", "col").text(title);
  for (const chapter of new Set(rows.map((row) => row.chapter))) {
    const body = table.append("tbody").attr("data-chapter", "");
    body.append("tr").append("th").attr("colspan", 3).attr("scope", "rowgroup").text(chapter);
    for (const row of rows) {
      if (row.chapter === chapter) appendRow(body as unknown as Block<HTMLElement>, row, document);
    }
  }
  root
    .append("p")
    .attr("class", "board-empty")
    .attr("hidden", "")
    .text("No claim is of this kind and verdict.");
  return root.node() as HTMLElement;
}

function appendRow(body: Block<HTMLElement>, row: BoardRow, document: Document): void {
  const { claim, finding, href, atArticles } = row;
  const line = body.append("tr").attr("data-kind", claim.type).attr("data-verdict", finding.verdict);
  const name = line.append("th").attr("scope", "row");
  name.append("a").attr("href", href).text(claim.title);
  name.append("small").text(`${claim.id}, ${claim.type}`);
  const verdict = line.append("td");
  verdict.node()?.append(verdictMark(document, finding.verdict));
  if (atArticles && atArticles.verdict !== finding.verdict) {
    const before = verdict.append("small").attr("class", "was");
    before.append("span").text("on the articles\u2019 date: ");
    before.node()?.append(verdictMark(document, atArticles.verdict));
  }
  line.append("td").text(finding.sentence);
}

function appendFilters(root: Block, rows: readonly BoardRow[]): void {
  const filters = root.append("div").attr("class", "board-filters");
  const verdicts = Object.keys(icons) as Verdict[];
  const groups = [
    {
      name: "kind",
      label: "Kind",
      options: [...new Set(rows.map(({ claim }) => claim.type))].map((kind) => ({
        value: kind as string,
        word: kind as string,
        count: rows.filter(({ claim }) => claim.type === kind).length,
      })),
    },
    {
      name: "verdict",
      label: "Verdict",
      options: verdicts
        .map((verdict) => ({
          value: verdict as string,
          word: verdictWords[verdict],
          count: rows.filter(({ finding }) => finding.verdict === verdict).length,
        }))
        .filter(({ count }) => count > 0),
    },
  ];
  for (const { name, label, options } of groups) {
    const group = filters.append("div").attr("role", "group").attr("aria-label", label);
    group.append("span").text(label);
    for (const { value, word, count } of [{ value: "", word: "all", count: rows.length }, ...options]) {
      group
        .append("button")
        .attr("type", "button")
        .attr("data-filter", name)
        .attr("data-value", value)
        .attr("aria-pressed", String(value === ""))
        .text(`${word} `)
        .append("small")
        .text(count);
    }
  }
  filters.append("p").attr("class", "board-count").attr("role", "status");
}
