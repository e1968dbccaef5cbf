import { numberText } from "../text/numbers.js";
import type { Chart, Drawing } from "./chart.js";
import type { ScaleName } from "./chart-view.js";
import type { Block } from "./draw.js";
import { isZoomed } from "./zoom-range.js";

const scaleWords: Readonly<Record<ScaleName, string>> = { linear: "Linear", log: "Log", rebased: "Rebased" };

/** Whether the reader may zoom in: a chart over more than one day, unless it says otherwise. */
export function canZoom({ zoom }: Chart, { dates }: Drawing): boolean {
  return zoom !== false && dates !== undefined && dates.whole.from < dates.whole.to;
}

/** The scales that a chart offers and the buttons that change the period, above its drawing; none where it offers neither. */
export function appendViewControls(root: Block, chart: Chart, drawing: Drawing, locale: string): void {
  const { scales } = drawing;
  if (!scales && !canZoom(chart, drawing)) return;
  const row = root.append("div").attr("class", "chart-views");
  if (scales) {
    const group = row.append("span").attr("class", "segments").attr("role", "group");
    group.attr("aria-label", "Scale of values");
    for (const scale of scales.offered) {
      group
        .append("button")
        .attr("type", "button")
        .attr("data-scale", scale)
        .attr("aria-pressed", String(scale === scales.shown))
        .text(scaleWords[scale]);
    }
  }
  if (canZoom(chart, drawing)) {
    const group = row.append("span").attr("class", "segments").attr("role", "group");
    group.attr("aria-label", "Period");
    group.append("button").attr("type", "button").attr("data-zoom", "in").text("Zoom in");
    group
      .append("button")
      .attr("type", "button")
      .attr("data-zoom", "whole")
      .attr("aria-disabled", String(!drawing.dates || !isZoomed(drawing.dates)))
      .text("Whole period");
  }
  row.append("span").attr("class", "view-note").attr("role", "status").text(viewInWords(drawing, locale));
}

/** Shows in the buttons and in words how a drawing is looked at. */
export function showView(figure: HTMLElement, drawing: Drawing, locale: string): void {
  for (const button of figure.querySelectorAll<HTMLElement>("[data-scale]"))
    button.setAttribute("aria-pressed", String(button.dataset.scale === drawing.scales?.shown));
  const whole = figure.querySelector("[data-zoom=whole]");
  whole?.setAttribute("aria-disabled", String(!drawing.dates || !isZoomed(drawing.dates)));
  sayView(figure, viewInWords(drawing, locale));
}

/** Says something beside the buttons, where it is also read out. */
export function sayView(figure: HTMLElement, words: string): void {
  const note = figure.querySelector(".view-note");
  if (note && note.textContent !== words) note.textContent = words;
}

/** What differs from the chart\u2019s own view: the period, and where 100 is; empty where nothing does. */
export function viewInWords({ dates, scales }: Drawing, locale: string): string {
  if (!dates) return "";
  const text = numberText(locale);
  const period = isZoomed(dates) ? [`${text.shortDay(dates.from)} to ${text.shortDay(dates.to)}`] : [];
  const rebased = scales?.shown === "rebased" ? [`${text.integer(100)} at the left edge`] : [];
  return [...period, ...rebased].join("; ");
}
