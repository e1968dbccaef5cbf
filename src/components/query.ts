import type { PanelRequest } from "../claims/claim.js";
import { settings } from "../db/database.js";
import { block, type Surroundings } from "./draw.js";

/** The SQL behind a claim, one query a panel, as it runs at build and in the page; the reader can change and run it. */
export function query(
  claim: string,
  panels: readonly { readonly request: PanelRequest; readonly sql: string }[],
  { document }: Surroundings,
): HTMLElement {
  const root = block(document, "section", "queries").attr("aria-label", "Queries");
  for (const { request, sql } of panels) {
    const details = root
      .append("details")
      .attr("class", "query")
      .attr("data-query", `${claim}/${request.query}`);
    details.append("summary").text(`The query: ${request.query}.sql`);
    const id = `${claim}-${request.query}-sql`;
    details.append("label").attr("class", "visually-hidden").attr("for", id).text(`SQL of ${request.query}`);
    details
      .append("textarea")
      .attr("id", id)
      .attr("spellcheck", "false")
      .attr("rows", Math.min(24, sql.split("\n").length + 3))
      .text(`${settings(request)}${sql.trim()}`);
    const actions = details.append("p").attr("class", "query-actions");
    actions.append("button").attr("type", "button").attr("data-run", "").text("Run in this page");
    actions.append("span").attr("role", "status").attr("class", "query-status");
    details.append("div").attr("class", "query-result");
  }
  return root.node() as HTMLElement;
}
