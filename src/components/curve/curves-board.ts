import type { Claim, Finding } from "../../claims/claim.js";
import type { CurveRecord } from "../../multiverse/curve-record.js";
import type { SpecificationSource } from "../../multiverse/source.js";
import { numberText } from "../../text/numbers.js";
import { block, type Surroundings } from "../draw.js";
import { verdictMark } from "../verdict-mark.js";
import { curveView } from "./curve-parts.js";
import { standardCurve } from "./curve-section.js";
import { rankOf, sortedIndices } from "./curve-view.js";

export interface CurveRow {
  readonly claim: Claim;
  readonly finding: Finding;
  readonly source: SpecificationSource;
  /** Null where the vintage cannot answer the claim. */
  readonly record: CurveRecord | null;
  /** The p of its curve, corrected for those of the others. */
  readonly q: number | null;
}

const columns = [
  "Claim",
  "Its card says",
  "Specifications",
  "Median",
  "Significant",
  "Rank of the articles\u2019 choice",
  "p of the whole curve",
  "q among the curves",
] as const;

/** The curves of all claims that have one, in a table: what the default choice says, and what all choices say together. */
export function curvesBoard(rows: readonly CurveRow[], { document, locale }: Surroundings): HTMLElement {
  const root = block(document, "div", "scroller curves-board")
    .attr("tabindex", "0")
    .attr("role", "region")
    .attr("aria-label", "Table of specification curves");
  const table = root.append("table");
  const head = table.append("thead").append("tr");
  for (const title of columns) head.append("th").attr("scope", "col").text(title);
  const body = table.append("tbody");
  for (const row of rows) {
    const line = body.append("tr");
    const name = line.append("th").attr("scope", "row");
    name.append("a").attr("href", `./choices?claim=${row.claim.id}#curve`).text(row.claim.title);
    name.append("small").text(row.claim.id);
    line.append("td").node()?.append(verdictMark(document, row.finding.verdict));
    cellsOf(row, locale).forEach((cell, i) => {
      line
        .append("td")
        .attr("data-column", columns[i + 2] ?? "")
        .text(cell);
    });
  }
  return root.node() as HTMLElement;
}

function cellsOf({ claim, source, record, q }: CurveRow, locale: string): string[] {
  const text = numberText(locale);
  const none = "\u2013";
  if (!record) return [none, none, none, none, none, none];
  const { joint } = record;
  const shown = standardCurve({ claim, source, record });
  const view = curveView(shown);
  const order = sortedIndices(view);
  const { estimate } = shown.article;
  const rank = estimate === null ? none : text.integer(rankOf(view, order, estimate));
  const { unit } = source.estimate;
  return [
    text.integer(joint.specifications),
    `${text.signed(joint.median.observed, 2)}${unit ? ` ${unit}` : ""}`,
    text.percent(joint.share.observed),
    rank,
    text.pValue(joint.p),
    q === null ? none : text.pValue(q),
  ];
}
