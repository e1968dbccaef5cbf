import { type Chart, type Drawing, type TableView, variants } from "./chart.js";
import { csvOffer, missingCell } from "./csv-offer.js";
import { type Block, block, type Surroundings } from "./draw.js";
import { iconMark, icons } from "./verdict-mark.js";
import { appendViewControls } from "./view-controls.js";

export interface FigureOptions extends Surroundings {
  /** Which variants to draw: all at build; the visible one in the browser, where the table is filled when opened. */
  readonly variants?: readonly string[];
  /** "Russell 2000 (FTSE Russell), \u2026; oldest input 31 July 2026; vintage \u2026" */
  readonly source: string;
  /** Which inputs are too old for a verdict, in words, where it is withheld. */
  readonly stale?: string;
}

/** What can be read off, downloaded and zoomed of a drawing that stands in the page. */
export const drawings = new WeakMap<SVGSVGElement, Drawing>();

/** The chart behind a figure that stands in the page. */
export const charts = new WeakMap<HTMLElement, Chart>();

/** A chart in the page: its finding as the title, the drawing, its description, source line, table and downloads. */
export function figure(chart: Chart, options: FigureOptions): HTMLElement {
  const { document, locale, source, stale, variants: names, view } = options;
  const root = block(document, "figure", "chart").attr("data-chart", chart.id);
  const caption = root.append("figcaption").attr("id", `${chart.id}-title`);
  caption.append("strong").text(chart.title);
  if (stale) caption.node()?.append(iconMark(document, "stale-mark", icons["cannot-say"], stale));
  caption.append("span").attr("class", "subtitle").text(chart.subtitle);
  const drawn = variants
    .filter(({ name }) => !names || names.includes(name))
    .map(({ name, width }) => ({
      name,
      drawing: chart.draw(width, { document, locale, ...(view && { view }) }),
    }));
  const [first] = drawn;
  if (first) appendViewControls(root, chart, first.drawing, locale);
  const canvas = root
    .append("div")
    .attr("class", "canvas")
    .append("div")
    .attr("class", first?.drawing.dates ? "drawing over-dates" : "drawing")
    .attr("role", "img")
    .attr("tabindex", "0")
    .attr("aria-labelledby", `${chart.id}-title`)
    .attr("aria-describedby", `${chart.id}-description`);
  for (const { name, drawing } of drawn) {
    drawings.set(drawing.svg, drawing);
    canvas.append("div").attr("class", `variant ${name}`).node()?.append(drawing.svg);
  }
  root.append("p").attr("class", "description").attr("id", `${chart.id}-description`).text(chart.description);
  root.append("p").attr("class", "source").text(source);
  appendTools(root, chart, first?.drawing, names === undefined, locale);
  const element = root.node() as HTMLElement;
  charts.set(element, chart);
  return element;
}

function appendTools(
  root: Block,
  chart: Chart,
  drawing: Drawing | undefined,
  filled: boolean,
  locale: string,
): void {
  const tools = root.append("div").attr("class", "chart-tools");
  const details = tools.append("details").attr("class", "table-view");
  details.append("summary").text("Table");
  const scroller = details
    .append("div")
    .attr("class", "scroller")
    .attr("tabindex", "0")
    .attr("role", "region")
    .attr("aria-label", "Table of the chart");
  if (filled) appendTable(scroller, chart.table);
  else details.node()?.addEventListener("toggle", () => appendTable(scroller, chart.table), { once: true });
  const downloads = tools.append("span").attr("class", "downloads");
  const { label, note } = csvOffer(chart, drawing, locale);
  for (const [kind, words] of [
    ["csv", label],
    ["svg", "SVG"],
    ["png", "PNG"],
  ] as const) {
    downloads
      .append("button")
      .attr("type", "button")
      .attr("data-download", kind)
      .attr("data-of", chart.id)
      .text(words);
  }
  downloads.append("span").attr("class", "download-status").attr("role", "status");
  if (note) tools.append("small").attr("class", "download-note").text(note);
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
  return cell === null ? missingCell : String(cell);
}
