import type { Claim } from "../claims/claim.js";
import { falsifiers } from "../claims/falsify.js";
import { block, type Surroundings } from "../components/draw.js";
import { changeOfMind, question } from "../components/question.js";
import { verdictMark } from "../components/verdict-mark.js";
import type { Views } from "../components/views.js";
import type { ClaimReport } from "./make-report.js";

/** What a card is put together from: the pieces that a page could also place one by one. */
export interface CardPieces {
  part(name: string): HTMLElement;
  readonly controls: HTMLElement | null;
  readonly queries: HTMLElement | null;
  /** The line that leads to the claim’s specification curve. */
  readonly curve: HTMLElement | null;
}

export interface CardOptions {
  /** Whether the definitions stand open from the start. */
  readonly open: boolean;
  /** Charts that the page shows elsewhere. */
  readonly without?: readonly string[];
  readonly views: Views;
}

/**
 * The whole card of a claim: quotes, question and definition, the computed answer, the definitions to change, every
 * chart, how the answer holds in parts, where the test must fail, facts, what others found, pitfalls and the query.
 */
export function card(
  { claim, finding, parameters }: ClaimReport,
  pieces: CardPieces,
  { open, without = [], views }: CardOptions,
  surroundings: Surroundings,
): HTMLElement {
  const { document } = surroundings;
  const root = block(document, "section", "card").attr("id", claim.id);
  const add = (...nodes: (HTMLElement | null)[]) => {
    for (const node of nodes) if (node) root.node()?.append(node);
  };
  root.append("p").attr("class", "kicker").text(`Claim ${claim.id}, ${claim.type}`);
  const heading = root.append("h2");
  heading.append("a").attr("href", `#${claim.id}`).text(claim.title);
  heading.node()?.append(" ", verdictMark(document, finding.verdict));
  add(question(claim, surroundings), pieces.part("answer"));
  add(pieces.controls && folded("Change the definitions", pieces.controls, open, document));
  if (pieces.controls) add(pieces.part("comparison"));
  add(pieces.curve);
  for (const name of Object.keys(views[claim.id] ?? {}))
    if (!without.includes(name)) add(pieces.part(`chart/${name}`));
  const numeric = claim.type === "historical" || claim.type === "mechanism" || claim.type === "forecast";
  if (numeric) add(pieces.part("robustness"));
  if (falsifiers(parameters).length > 0) add(pieces.part("falsification"));
  if (claim.facts.length > 0) add(pieces.part("facts"));
  add(whatOthersFound(claim, document), pitfalls(claim, document), changeOfMind(claim, surroundings));
  add(pieces.queries);
  return root.node() as HTMLElement;
}

function folded(summary: string, content: HTMLElement, open: boolean, document: Document): HTMLElement {
  const root = block(document, "details", "definitions").attr("open", open ? "" : null);
  root.append("summary").text(summary);
  root.node()?.append(content);
  return root.node() as HTMLElement;
}

function whatOthersFound({ literature }: Claim, document: Document): HTMLElement | null {
  if (literature.length === 0) return null;
  const root = block(document, "section", "literature");
  root.append("h3").text("What others found");
  const list = root.append("ul");
  for (const { who, where, url, finding } of literature) {
    const item = list.append("li");
    item.append("span").text(`${finding} `);
    const cite = item.append("cite");
    if (url) cite.append("a").attr("href", url).text(`${who}, ${where}`);
    else cite.text(`${who}, ${where}`);
  }
  return root.node() as HTMLElement;
}

function pitfalls({ pitfalls: traps, verdictRule }: Claim, document: Document): HTMLElement {
  const root = block(document, "details", "pitfalls");
  root.append("summary").text("How the verdict is reached, and what can mislead");
  root.append("p").text(verdictRule);
  const list = root.append("ul");
  for (const trap of traps) list.append("li").text(trap);
  return root.node() as HTMLElement;
}
