import { type NumberText, numberText } from "../text/numbers.js";
import type { FactRow } from "./claim.js";

const ordinals = ["first", "second", "third", "fourth"];

/** The date of a fact as prose writes it after "on" or "in": "8 January 2026", "January 2026", "the first quarter of 2026". */
export function factDate({ date }: FactRow, text: NumberText = numberText("en")): string {
  const [year = "", part, day] = date.split("-");
  if (day) return text.day(date);
  if (!part) return year;
  if (part.startsWith("Q")) return `the ${ordinals[Number(part.slice(1)) - 1]} quarter of ${year}`;
  return text.month(`${date}-01`);
}

/** "on 8 January 2026", or "in January 2026" where the day is not known. */
export function onDate(fact: FactRow): string {
  return `${fact.date.split("-").length === 3 ? "on" : "in"} ${factDate(fact)}`;
}

/** The date of a fact in a chart or a table: "8 Jan 2026", "Jan 2026". */
export function shortFactDate(fact: FactRow): string {
  const text = numberText("en");
  const [, part, day] = fact.date.split("-");
  if (day) return text.shortDay(fact.date);
  return part && !part.startsWith("Q") ? text.shortMonth(`${fact.date}-01`) : factDate(fact);
}

/** The number that a fact\u2019s value is. Throws where it is words: a claim that computes with it rests on another row. */
export function factNumber({ id, value }: FactRow): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number))
    throw new Error(`fact ${id}: expected a number, got \u201c${value}\u201d`);
  return number;
}

/** A fact\u2019s value as prose writes it: a range or a vote with an en dash. */
export function factValue({ value }: FactRow): string {
  return value
    .replace(/(\d)-(\d)/g, "$1\u2013$2")
    .replace(/^-(?=\d)/, "\u2212")
    .replace(/^No\. /, "No.\u00a0");
}

export interface Vote {
  readonly ayes: number;
  readonly noes: number;
}

/** A vote, ayes first ("294-134"), or null where the value is none. */
export function voteOf({ value }: FactRow): Vote | null {
  const [, ayes, noes] = /^(\d+)-(\d+)$/.exec(value) ?? [];
  return ayes && noes ? { ayes: Number(ayes), noes: Number(noes) } : null;
}

/** A figure that a fact gives in its statement and not as its value: the first group of a pattern, or null. */
export function statedFigure({ statement }: FactRow, pattern: RegExp): number | null {
  const found = pattern.exec(statement)?.[1]?.replaceAll(",", "");
  return found === undefined ? null : Number(found);
}
