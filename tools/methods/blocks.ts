const marked = /<!-- generated:([\w-]+) -->\n([\s\S]*?)<!-- \/generated:\1 -->/g;

/** The generated parts of a document, by name. */
export function blocksOf(document: string): ReadonlyMap<string, string> {
  return new Map([...document.matchAll(marked)].map(([, name = "", text = ""]) => [name, text]));
}

/** The document with its generated parts replaced by those given; a part that is not given stays. */
export function withBlocks(document: string, blocks: ReadonlyMap<string, string>): string {
  return document.replace(marked, (whole, name: string) => {
    const text = blocks.get(name);
    return text === undefined ? whole : `<!-- generated:${name} -->\n${text}<!-- /generated:${name} -->`;
  });
}

const inCell = (text: string) => text.replaceAll("|", "\\|").replaceAll("*", "\\*");

/** A Markdown table between empty lines. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(" | ")} |\n`;
  return `\n${line(head)}${line(head.map(() => "---"))}${rows.map(line).join("")}\n`;
}
