import type { Finding } from "../claims/claim.js";
import type { H1Evidence } from "../claims/rotation/h1-evidence.js";
import { numberText } from "../text/numbers.js";
import { block, type Surroundings } from "./draw.js";

/** The estimate with each breakout left out in turn: how much of it hangs on one event. */
export function dropOneTable(
  { evidence, estimate, p }: Finding,
  { document, locale }: Surroundings,
): HTMLElement {
  const text = numberText(locale);
  const { dropOne } = evidence as H1Evidence;
  const root = block(document, "div", "scroller")
    .attr("tabindex", "0")
    .attr("role", "region")
    .attr("aria-label", "Leaving one breakout out");
  const table = root.append("table").attr("class", "compact");
  table.append("caption").text("Leaving one breakout out");
  const head = table.append("thead").append("tr");
  for (const title of ["Without", "Mean excess, log points", "p, uncorrected"])
    head.append("th").attr("scope", "col").text(title);
  const body = table.append("tbody");
  const rows = [
    { name: "all of them in", excess: estimate?.value ?? null, p: p?.value ?? null },
    ...dropOne.map((dropped) => ({
      name: text.shortDay(dropped.date),
      excess: dropped.excess,
      p: dropped.p,
    })),
  ];
  for (const row of rows) {
    const line = body.append("tr");
    line.append("th").attr("scope", "row").text(row.name);
    line.append("td").text(row.excess === null ? "\u2013" : text.signed(row.excess, 2));
    line.append("td").text(row.p === null ? "\u2013" : text.pValue(row.p));
  }
  return root.node() as HTMLElement;
}
