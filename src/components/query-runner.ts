import type { Table } from "../db/database.js";
import { messageOf } from "../text/message.js";
import { block } from "./draw.js";
import type { PageDatabase } from "./page-database.js";

const shownRows = 200;

/** Lets the reader run, and change, the queries that stand in the page. */
export function connectQueries(places: readonly HTMLElement[], database: PageDatabase): void {
  for (const details of places) {
    if (!details.dataset.query) continue;
    details.addEventListener("toggle", () => database.prepare(), { once: true });
    details.querySelector("[data-run]")?.addEventListener("click", () => void run(details, database));
  }
}

async function run(details: HTMLElement, database: PageDatabase): Promise<void> {
  const status = details.querySelector<HTMLElement>(".query-status");
  const say = (message: string) => {
    if (status) status.textContent = message;
  };
  const result = details.querySelector(".query-result");
  try {
    const started = performance.now();
    const table = await database.query(details.querySelector("textarea")?.value ?? "", say);
    result?.replaceChildren(resultTable(table));
    const shown = table.rows.length > shownRows ? `, the first ${shownRows} shown` : "";
    say(
      `${table.rows.length} row${table.rows.length === 1 ? "" : "s"}${shown}, ${Math.round(performance.now() - started)} ms`,
    );
  } catch (error) {
    result?.replaceChildren();
    say(`The query failed: ${messageOf(error)}.`);
  }
}

function resultTable({ columns, rows }: Table): HTMLElement {
  const root = block(document, "div", "scroller")
    .attr("tabindex", "0")
    .attr("role", "region")
    .attr("aria-label", "Result of the query");
  const table = root.append("table").attr("class", "compact");
  const head = table.append("thead").append("tr");
  for (const column of columns) head.append("th").attr("scope", "col").text(column);
  const body = table.append("tbody");
  for (const row of rows.slice(0, shownRows)) {
    const line = body.append("tr");
    for (const cell of row) line.append("td").text(cell === null ? "\u2013" : String(cell));
  }
  return root.node() as HTMLElement;
}
