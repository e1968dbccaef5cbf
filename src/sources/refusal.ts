import { type Fault, SourceError } from "./source-error.js";

/** Refuses an answer: throws the `SourceError` of a fault. */
export type Refuse = (fault: Fault) => never;

const longestQuote = 60;

/** The refusal of a source's answers for one symbol. */
export function refusalOf(source: string, symbol: string): Refuse {
  return (fault) => {
    throw new SourceError(source, symbol, fault);
  };
}

/** A text in quotes, on one line, its first sixty characters. */
export function quoted(text: string): string {
  const line = text.slice(0, 400).replace(/[\s\p{C}]+/gu, " ");
  const characters = Array.from(line.trim());
  const shortened = characters.length > longestQuote || text.length > 400;
  return `"${characters.slice(0, longestQuote).join("")}${shortened ? "…" : ""}"`;
}

/** What was got in place of what was expected, in a few words on one line, whatever it is. */
export function described(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "string" ? quoted(value) : String(value);
}

/** What came in place of a whole answer: `no bytes`, `an HTML page`, `JSON`, or the start of the text in quotes. */
export function describedBody(text: string): string {
  const start = text.slice(0, 400).trim();
  if (start === "") return text === "" ? "no bytes" : "white space";
  if (/^<(!doctype|html|head|body|\?xml|!--)/i.test(start)) return "an HTML page";
  return /^[[{]/.test(start) ? "JSON" : quoted(text);
}
