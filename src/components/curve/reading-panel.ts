import type { Break } from "../../multiverse/nearest-break.js";
import type { Space } from "../../multiverse/space.js";
import { numberText } from "../../text/numbers.js";
import { block, type Surroundings } from "../draw.js";
import { verdictWords } from "../verdict-mark.js";

export interface ReadSpecification {
  /** "The articles\u2019 choice", "Your choice", "Specification 3,024" */
  readonly name: string;
  /** Its estimate, p, n, adjusted p, and every choice. */
  readonly words: string;
  /** The address of its card. */
  readonly href: string;
}

/** The specification that is read, with what can be done with it. */
export function readingPanel(read: ReadSpecification, { document }: Surroundings): HTMLElement {
  const root = block(document, "section", "reading-panel").attr("aria-label", "The specification read last");
  root.append("p").attr("class", "read-name").text(read.name);
  root.append("p").attr("class", "read-words").text(read.words);
  const actions = root.append("p").attr("class", "read-actions");
  actions.append("a").attr("class", "to-card").attr("href", read.href).text("Open its card");
  actions.append("button").attr("type", "button").attr("data-do", "own").text("Take it as your choice");
  actions.append("button").attr("type", "button").attr("data-do", "break").text("Move until it breaks");
  root.append("p").attr("class", "break-result").attr("role", "status");
  return root.node() as HTMLElement;
}

/** What moving until it breaks found: which choices have to be changed, and what the card says then. */
export function breakWords(
  { dimensions, specifications }: Space,
  found: Break | null,
  tried: number,
  locale: string,
): string {
  const text = numberText(locale);
  if (!found) {
    return `It does not break: the cards of all ${text.integer(specifications.length)} specifications that give a verdict give the same one.`;
  }
  const labelOf = (id: string, value: string | number) => {
    const options = dimensions.find((one) => one.id === id)?.options ?? [];
    return options.find((option) => option.value === value)?.label ?? String(value);
  };
  const changes = found.changes.map(({ dimension, from, to }) => {
    const label = dimensions.find(({ id }) => id === dimension)?.label ?? dimension;
    return `${label}: ${labelOf(dimension, to)} in place of ${labelOf(dimension, from)}`;
  });
  const few =
    changes.length === 1 ? "One other choice is" : `${text.integer(changes.length)} other choices are`;
  const cards = tried === 1 ? "card" : "cards";
  return `${few} enough (${changes.join("; ")}): then the card says \u201c${verdictWords[found.verdict].toLowerCase()}\u201d. ${text.integer(tried)} ${cards} asked, the nearest first.`;
}
