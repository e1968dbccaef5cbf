import { type Chart, type ReadablePoint, type TableView, variants } from "./chart.js";
import { type Block, block, type Surroundings } from "./draw.js";

export interface FigureOptions extends Surroundings {
  /** Which variants to draw: all at build; the visible one in the browser, where the table is filled when opened. */
  readonly variants?: readonly string[];
  /** "Russell 2000 (FTSE Russell), \u2026; oldest input 31 July 2026; vintage \u2026" */
  readonly source: string;
}

/** What can be read off a drawing that stands in the page. */
export const readablePoints = new WeakMap<SVGSVGElement, readonly ReadablePoint[]>();

/** The table behind a figure that stands in the page. */
export const tables = new WeakMap<HTMLElement, TableView>();

/** A chart in the page: its finding as the title, the drawing, its description, source line, table and downloads. */
export function figure(
  chart: Chart,
  { document, locale, source, variants: names }: FigureOptions,
): HTMLElement {
  const root = block(document, "figure", "chart").attr("data-chart", chart.id);
  const caption = root.append("figcaption").attr("id", `${chart.id}-title`);
  caption.append("strong").text(chart.title);
  caption.append("span").attr("class", "subtitle").text(chart.subtitle);
  const canvas = root
    .append("div")
    .attr("class", "canvas")
    .append("div")
    .attr("class", "drawing")
    .attr("role", "img")
    .attr("tabindex", "0")
    .attr("aria-labelledby", `${chart.id}-title`)
    .attr("aria-describedby", `${chart.id}-description`);
  for (const { name, width } of variants) {
    if (names && !names.includes(name)) continue;
    const { svg, points } = chart.draw(width, { document, locale });
    readablePoints.set(svg, points);
    canvas.append("div").attr("class", `variant ${name}`).node()?.append(svg);
  }
  root.append("p").attr("class", "description").attr("id", `${chart.id}-description`).text(chart.description);
  root.append("p").attr("class", "source").text(source);
  appendTools(root, chart, names === undefined);
  const element = root.node() as HTMLElement;
  tables.set(element, chart.table);
  return element;
}

function appendTools(root: Block, { id, table }: Chart, filled: boolean): void {
  const tools = root.append("div").attr("class", "chart-tools");
  const details = tools.append("details").attr("class", "table-view");
  details.append("summary").text("Table");
  const scroller = details
    .append("div")
    .attr("class", "scroller")
    .attr("tabindex", "0")
    .attr("role", "region")
    .attr("aria-label", "Table of the chart");
  if (filled) appendTable(scroller, table);
  else details.node()?.addEventListener("toggle", () => appendTable(scroller, table), { once: true });
  const downloads = tools.append("span").attr("class", "downloads");
  for (const kind of ["csv", "svg", "png"]) {
    downloads
      .append("button")
      .attr("type", "button")
      .attr("data-download", kind)
      .attr("data-of", id)
      .text(kind.toUpperCase());
  }
}

function appendTable(scroller: Block<HTMLDivElement>, { columns, rows }: TableView): void {
  const element = scroller.append("table");
  const head = element.append("thead").append("tr");
  for (const column of columns) head.append("th").attr("scope", "col").text(column);
  const body = element.append("tbody");
  for (const row of rows) {
    const line = body.append("tr");
    row.forEach((cell, i) => {
      line
        .append(i === 0 ? "th" : "td")
        .attr("scope", i === 0 ? "row" : null)
        .text(cellText(cell));
    });
  }
}

/** A cell of a table view as it reads: a dash where there is nothing. */
export function cellText(cell: string | number | null): string {
  return cell === null ? "\u2013" : String(cell);
}
