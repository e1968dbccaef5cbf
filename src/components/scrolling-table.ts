import { block } from "./draw.js";

export interface PlainTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Cells by row, the first of each its head: text, or a node. */
  readonly rows: readonly (readonly (string | Node)[])[];
}

/** A small table with a caption that scrolls sideways where the page is narrow. */
export function scrollingTable(document: Document, { caption, columns, rows }: PlainTable): HTMLElement {
  const root = block(document, "div", "scroller")
    .attr("tabindex", "0")
    .attr("role", "region")
    .attr("aria-label", caption);
  const table = root.append("table").attr("class", "compact");
  table.append("caption").text(caption);
  const head = table.append("thead").append("tr");
  for (const column of columns) head.append("th").attr("scope", "col").text(column);
  const body = table.append("tbody");
  for (const row of rows) {
    const line = body.append("tr");
    row.forEach((cell, i) => {
      const element = line.append(i === 0 ? "th" : "td").attr("scope", i === 0 ? "row" : null);
      if (typeof cell === "string") element.text(cell);
      else element.node()?.append(cell);
    });
  }
  return root.node() as HTMLElement;
}
