/** One piece of text that a source file writes out: a string, or the fixed part of a template. */
export interface Literal {
  readonly line: number;
  readonly text: string;
}

/** The strings and the fixed parts of templates in a TypeScript source, without comments and expressions. */
export function literalsOf(source: string): Literal[] {
  const found: Literal[] = [];
  const lineAt = (index: number) => source.slice(0, index).split("\n").length;
  const depths: number[] = [];
  let depth = 0;
  let i = 0;
  const readUntil = (stop: (at: number) => boolean, start: number): number => {
    let at = start;
    while (at < source.length && !stop(at)) at += source[at] === "\\" ? 2 : 1;
    return at;
  };
  const readTemplate = (start: number): number => {
    const end = readUntil((at) => source[at] === "`" || source.startsWith("${", at), start);
    found.push({ line: lineAt(start), text: source.slice(start, end) });
    if (source[end] === "`") return end + 1;
    depths.push(depth);
    depth += 1;
    return end + 2;
  };
  while (i < source.length) {
    const char = source[i] ?? "";
    if (source.startsWith("//", i)) i = source.indexOf("\n", i) < 0 ? source.length : source.indexOf("\n", i);
    else if (source.startsWith("/*", i)) i = source.indexOf("*/", i) + 2;
    else if (isRegExp(source, i)) i = readUntil((at) => source[at] === "/" && at > i, i + 1) + 1;
    else if (char === '"' || char === "'") {
      const end = readUntil((at) => source[at] === char, i + 1);
      found.push({ line: lineAt(i), text: source.slice(i + 1, end) });
      i = end + 1;
    } else if (char === "`") i = readTemplate(i + 1);
    else if (char === "{") {
      depth += 1;
      i += 1;
    } else if (char === "}") {
      depth -= 1;
      i += 1;
      if (depths.at(-1) === depth) {
        depths.pop();
        i = readTemplate(i);
      }
    } else i += 1;
  }
  return found;
}

function isRegExp(source: string, at: number): boolean {
  if (source[at] !== "/") return false;
  const before = source.slice(0, at).trimEnd().at(-1) ?? "";
  return "(,=:[!&|?{};".includes(before);
}

const names = [
  /Russell (1000|2000)/g,
  /S&P 500/g,
  /H\.\d+(\.\d+)?/g,
  /H\.R\. \d+/g,
  /\bM2\b/g,
  /\b[RLHCPFA]\d{1,2}b?\b/g,
  /\bTOTAL[23]?\b/g,
  /\bHodrick\S* 1B\b/g,
  /\bAR\(1\)/g,
  /\b(R|χ|H|β)[²₀]/g,
  /\\u[0-9a-f]{4}/g,
  /&#\d+;/g,
];

/** What is left of a text when the names that hold digits are taken away. */
export function withoutNames(text: string): string {
  return names.reduce((left, name) => left.replace(name, ""), text);
}

const pathData = /^[\sMmLlHhVvCcSsQqTtAaZz\d.,-]+$/;
const call = /^\s*[a-zA-Z]+\([^)]*\)?,?\s*$/;

/** Whether a literal is prose (words with a space between them) in which a digit is typed. */
export function typesNumber({ text }: Literal): boolean {
  const words = withoutNames(text);
  if (!/[A-Za-z]{2,}/.test(words) || !/\s/.test(text.trim()) || pathData.test(words) || call.test(words))
    return false;
  return /\d/.test(words);
}

/** The prose of a page: without front matter, cells, directives, code, addresses and tags. */
export function proseOf(markdown: string): string {
  return markdown
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .replace(/```[\s\S]*?```/g, "")
    .replace(/\{\{[^}]*\}\}/g, "")
    .replace(/`[^`]*`/g, "")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/<[^>]*>/g, "");
}
