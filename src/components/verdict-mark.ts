import type { Verdict } from "../claims/claim.js";
import { block, drawing } from "./draw.js";

export const verdictWords: Readonly<Record<Verdict, string>> = {
  supported: "Supported",
  "supported-with-caveat": "Supported with caveat",
  inconclusive: "Inconclusive",
  contradicted: "Contradicted",
  "not-testable": "Not testable as worded",
  "cannot-say": "Cannot say",
};

/** What an icon is made of, on a square of sixteen. */
export interface Icon {
  readonly fill?: string;
  readonly stroke?: string;
}

const ring = "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13Z";

/** The shapes that stand for a yes, a yes with a caveat, a no and the rest. */
export const icons = {
  supported: { fill: ring },
  "supported-with-caveat": { stroke: ring, fill: "M8 1.5a6.5 6.5 0 1 0 0 13Z" },
  inconclusive: { stroke: ring },
  contradicted: { stroke: "M3 3L13 13M13 3L3 13" },
  "not-testable": { stroke: "M2.5 8H13.5" },
  "cannot-say": { stroke: `${ring}M8 4.5V8.3L10.6 10` },
} as const satisfies Readonly<Record<Verdict, Icon>>;

/** A verdict as icon, word and colour. */
export function verdictMark(document: Document, verdict: Verdict): HTMLElement {
  return iconMark(document, `verdict verdict-${verdict}`, icons[verdict], verdictWords[verdict]);
}

/** An icon and a word beside it; the word says what the icon shows. */
export function iconMark(
  document: Document,
  className: string,
  { fill, stroke }: Icon,
  word: string,
): HTMLElement {
  const root = block(document, "span", className);
  const icon = drawing(document, 16, 16).attr("class", "verdict-icon");
  if (stroke) icon.append("path").attr("class", "stroke").attr("d", stroke);
  if (fill) icon.append("path").attr("class", "fill").attr("d", fill);
  root.node()?.append(icon.node() as SVGSVGElement);
  root.append("span").text(word);
  return root.node() as HTMLElement;
}
