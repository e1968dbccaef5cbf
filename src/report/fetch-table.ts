import { type Block, block, type Surroundings } from "../components/draw.js";
import { type Icon, iconMark, icons } from "../components/verdict-mark.js";
import { catalogue } from "../series/catalogue.js";
import type { Series } from "../series/series.js";
import { numberText } from "../text/numbers.js";
import type { Fetch, Outcome, Revision } from "../vintage/provenance.js";
import type { Vintage } from "../vintage/vintage.js";
import {
  disagreementInWords,
  fetchesInWords,
  largestRevision,
  latestRevisions,
  momentText,
  outcomeWords,
  revisionInWords,
} from "./fetch-words.js";

const outcomeIcons: Readonly<Record<Outcome, Icon>> = {
  fetched: icons.supported,
  fallback: icons["supported-with-caveat"],
  kept: icons.contradicted,
  imported: icons.inconclusive,
  "not asked": icons["not-testable"],
};

const columns = ["Series and source", "Outcome", "Last good", "Missing days", "Second source", "Revisions"];
const revisionsShown = 5;
const text = numberText("en");

/** How each series of a vintage was fetched, with a sentence that counts; one sentence where nothing was fetched. */
export function fetchTable(
  { fetches, revisions }: Pick<Vintage, "fetches" | "revisions">,
  { document }: Surroundings,
): HTMLElement {
  const root = block(document, "div", "fetches");
  const summary = root.append("p");
  if (fetches.length === 0) {
    summary.append("span").text("This vintage was written from figures and nothing was fetched for it; ");
    summary.append("code").text("npm run refresh");
    summary.append("span").text(" fetches every series from its source and writes a vintage that says how.");
    return root.node() as HTMLElement;
  }
  summary.text(fetchesInWords(fetches));
  const scroller = root
    .append("div")
    .attr("class", "scroller")
    .attr("tabindex", "0")
    .attr("role", "region")
    .attr("aria-label", "How each series was fetched");
  const table = scroller.append("table").attr("class", "fetch-table");
  const head = table.append("thead").append("tr");
  for (const column of columns) head.append("th").attr("scope", "col").text(column);
  const body = table.append("tbody");
  for (const series of catalogue) {
    const fetch = fetches.find((one) => one.series === series.id);
    const own = revisions.filter((one) => one.series === series.id);
    if (fetch) appendRow(body.append("tr"), { series, fetch, revisions: own }, document);
  }
  return root.node() as HTMLElement;
}

interface Row {
  readonly series: Series;
  readonly fetch: Fetch;
  readonly revisions: readonly Revision[];
}

function appendRow(
  row: Block<HTMLTableRowElement>,
  { series, fetch, revisions }: Row,
  document: Document,
): void {
  const name = row.append("th").attr("scope", "row");
  name.append("span").text(series.shortTitle);
  name.append("small").text(fetch.source);
  appendOutcome(row.append("td"), fetch, document);
  const good = row.append("td");
  good.append("span").text(momentText(fetch.lastGood));
  good
    .append("small")
    .text(fetch.lastTry ? `last try ${momentText(fetch.lastTry).replace(" UTC", "")}` : "never tried");
  if (fetch.fullHistoryOn) {
    good.append("small").text(`whole history ${text.shortDay(fetch.fullHistoryOn)}`);
  }
  row.append("td").text(text.integer(fetch.missing));
  row.append("td").text(fetch.check ? disagreementInWords(fetch.check) : "none");
  appendRevisions(row.append("td"), series, revisions);
}

function appendOutcome(cell: Block<HTMLTableCellElement>, fetch: Fetch, document: Document): void {
  const { outcome, fallbackFrom, failure, note } = fetch;
  const className = `outcome outcome-${outcome.replace(" ", "-")}`;
  const mark = iconMark(document, className, outcomeIcons[outcome], outcomeWords[outcome]);
  cell.node()?.append(mark);
  if (fallbackFrom)
    cell.append("small").text(`the fallback\u2019s values from ${text.shortDay(fallbackFrom)} on`);
  if (failure) cell.append("small").text(`last failure: ${failure}`);
  if (note) cell.append("small").text(note);
}

function appendRevisions(
  cell: Block<HTMLTableCellElement>,
  { shortTitle, unit }: Series,
  revisions: readonly Revision[],
): void {
  if (revisions.length === 0) {
    cell.text("none");
    return;
  }
  const details = cell.append("details");
  const summary = details.append("summary");
  summary.append("span").text(text.integer(revisions.length));
  summary.append("span").attr("class", "visually-hidden").text(` of ${shortTitle}`);
  const list = details.append("ul");
  list.append("li").text(`largest, in ${unit}: ${revisionInWords(largestRevision(revisions))}`);
  for (const revision of latestRevisions(revisions, revisionsShown)) {
    list
      .append("li")
      .text(
        `${revisionInWords(revision)}, found ${momentText(revision.found.slice(0, "YYYY-MM-DD".length))}`,
      );
  }
}
