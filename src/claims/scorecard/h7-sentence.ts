import { countWord, numberText, plural } from "../../text/numbers.js";
import { announcedDate } from "../article.js";
import type { H7Evidence } from "./h7.js";
import type { ScoredCall } from "./score.js";

/** The finding of H7 in words, made of its evidence. */
export function h7Sentence(evidence: H7Evidence): string {
  return [forecast(evidence), otherCalls(evidence), dating(evidence)].filter(Boolean).join(" ");
}

function forecast({ name, base, scores, last }: H7Evidence): string {
  const text = numberText("en");
  const due = scores.filter(({ change }) => change !== null);
  if (due.length === 0 || !last)
    return "No scoring day is over yet: on that day the forecast was still open.";
  const up = due.filter(({ change }) => (change ?? 0) > 0).length;
  const told = due.map(({ days, change }) => `${text.signedPercent(change ?? 0)} after ${days} days`);
  const latest = due.at(-1);
  const russell =
    latest?.russellChange != null ? ` (the Russell ${text.signedPercent(latest.russellChange)} by then)` : "";
  const from = base === announcedDate ? "the announced close" : text.day(base);
  return [
    `From ${from} ${name} was higher on ${up === 0 ? "none" : countWord(up)} of the ${countWord(due.length)} scoring days that are over:`,
    `${text.list(told)}${russell};`,
    `by ${text.day(last.date)}, ${last.days} days on, it stood at ${text.signedPercent(last.change ?? 0)}.`,
  ].join(" ");
}

function otherCalls({ calls }: H7Evidence): string {
  const others = calls.filter(({ call }) => call.id !== "articles").flatMap((one) => told(one) ?? []);
  if (others.length === 0) return "";
  return `Scored alike, ${numberText("en").list(others)}.`;
}

function told({ call, scores }: ScoredCall): string | null {
  const text = numberText("en");
  const latest = scores.findLast(({ change }) => change !== null);
  if (!latest) return null;
  const open = scores.filter(({ change }) => change === null).length;
  const left = open === 0 ? "" : `, with ${plural(open, "day")} open`;
  return `the call of ${text.day(call.date)} stands at ${text.signedPercent(latest.change ?? 0)} after ${latest.days} days${left}`;
}

/** Where the facts date the close above the next level otherwise than the series does: both. */
function dating({ firstAbove, nextLevel }: H7Evidence): string {
  if (!firstAbove?.published || firstAbove.published === firstAbove.date) return "";
  const text = numberText("en");
  return `The first close above ${text.integer(nextLevel)} is dated ${text.day(firstAbove.published)} by a page of the facts; in the series it is that of ${text.day(firstAbove.date)}, at ${text.decimal(firstAbove.close, 2)}.`;
}
