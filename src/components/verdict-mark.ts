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

const ring = "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13Z";
const icons: Readonly<Record<Verdict, { readonly fill?: string; readonly stroke?: string }>> = {
  supported: { fill: ring },
  "supported-with-caveat": { stroke: ring, fill: "M8 1.5a6.5 6.5 0 1 0 0 13Z" },
  inconclusive: { stroke: ring },
  contradicted: { stroke: "M3 3L13 13M13 3L3 13" },
  "not-testable": { stroke: "M2.5 8H13.5" },
  "cannot-say": { stroke: `${ring}M8 4.5V8.3L10.6 10` },
};

/** A verdict as icon, word and colour. */
export function verdictMark(document: Document, verdict: Verdict): HTMLElement {
  const root = block(document, "span", `verdict verdict-${verdict}`);
  const { fill, stroke } = icons[verdict];
  const icon = drawing(document, 16, 16).attr("class", "verdict-icon");
  if (stroke) icon.append("path").attr("class", "stroke").attr("d", stroke);
  if (fill) icon.append("path").attr("class", "fill").attr("d", fill);
  root.node()?.append(icon.node() as SVGSVGElement);
  root.append("span").text(verdictWords[verdict]);
  return root.node() as HTMLElement;
}
