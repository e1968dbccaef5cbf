import { type Group, round } from "../draw.js";
import { choiceCodes, frequenciesAlong } from "./choice-codes.js";
import type { CurveLayout } from "./curve-layout.js";
import { type CurveView, isChosen } from "./curve-view.js";

/** From which multiple of its usual frequency a choice is drawn in each of the tones, faintest first. */
const tones = [0.3, 0.8, 1.3, 2];

function toneOf(frequency: number): number {
  return tones.filter((from) => frequency >= from).length;
}

/** Runs of parts of one tone, as the path of a thick line. */
function runsOf(
  levels: readonly number[],
  tone: number,
  { left, right, bins }: CurveLayout,
  y: number,
): string {
  const edge = (part: number) => Math.round(left + ((right - left) * part) / bins);
  let path = "";
  for (let start = 0; start < bins; start += 1) {
    if (levels[start] !== tone || levels[start - 1] === tone) continue;
    let end = start + 1;
    while (levels[end] === tone) end += 1;
    path += `M${edge(start)},${Math.round(y)}h${edge(end) - edge(start)}`;
  }
  return path;
}

/** A strip for every choice: the darker, the more frequent it is in that part of the curve. */
export function drawChoices(plot: Group, view: CurveView, order: Int32Array, layout: CurveLayout): void {
  const { rows, headings, strip, bins } = layout;
  const group = plot.append("g").attr("class", "choices");
  const codes = choiceCodes(view.space);
  const paths = tones.map(() => "");
  view.space.dimensions.forEach((dimension, d) => {
    const own = rows.filter((row) => row.dimension === dimension);
    const along = frequenciesAlong(codes[d] ?? new Uint8Array(0), own.length, order, bins);
    own.forEach(({ y }, option) => {
      const levels = Array.from(along[option] ?? [], toneOf);
      tones.forEach((_, i) => {
        paths[i] += runsOf(levels, i + 1, layout, y);
      });
    });
  });
  paths.forEach((path, i) => {
    group
      .append("path")
      .attr("class", `tone tone-${i + 1}`)
      .attr("stroke-width", strip)
      .attr("d", path);
  });
  const labels = group
    .append("g")
    .attr("text-anchor", layout.beside ? "end" : "start")
    .attr("transform", `translate(${layout.beside ? layout.left - 10 : 0},4)`);
  for (const { label, y } of headings) {
    labels.append("text").attr("class", "heading").attr("y", round(y)).text(label);
  }
  for (const { dimension, value, label, labelY } of rows) {
    const own = view.chosen[dimension.id] === value;
    labels
      .append("text")
      .attr("class", own ? "choice chosen" : "choice")
      .attr("y", round(labelY))
      .text(label);
  }
}

/** The places on the curve of the specifications that make the choices looked at; none where all are. */
export function chosenPlaces(view: CurveView, order: Int32Array): number[] {
  if (Object.keys(view.chosen).length === 0) return [];
  const places: number[] = [];
  order.forEach((specification, place) => {
    if (isChosen(view, specification)) places.push(place);
  });
  return places;
}
