import type { Group } from "../draw.js";
import { round } from "../draw.js";

/** Where a panel of a drawing stands. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line from one point to another with a class. */
export function segment(
  group: Group,
  className: string,
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): void {
  group
    .append("line")
    .attr("class", className)
    .attr("x1", round(x1))
    .attr("y1", round(y1))
    .attr("x2", round(x2))
    .attr("y2", round(y2));
}

/** A text at a point; `anchor` as in SVG. */
export function words(
  group: Group,
  className: string,
  [x, y]: readonly [number, number],
  text: string,
  anchor: "start" | "middle" | "end" = "start",
): void {
  group
    .append("text")
    .attr("class", className)
    .attr("x", round(x))
    .attr("y", round(y))
    .attr("text-anchor", anchor)
    .text(text);
}

/** Dots as one path: hundreds of them cost a line of text each, not an element. */
export function dots(group: Group, className: string, points: readonly (readonly [number, number])[]): void {
  group
    .append("path")
    .attr("class", `dots ${className}`)
    .attr("d", points.map(([x, y]) => `M${round(x)},${round(y)}h0`).join(""));
}

/** The class of a series\u2019 colour: coins of a basket share one. */
export function colourOf(id: string): string {
  if (id === "alts" || id === "total3") return "alt";
  if (id.startsWith("eth")) return "eth";
  return id === "shifted" || id === "half" ? "rut" : id;
}
