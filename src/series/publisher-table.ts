import type { Series } from "./series.js";

/**
 * The publishers of a catalogue as a Markdown table, one row a publisher in order of first appearance.
 * Input: catalogue entries. Output: lines joined by newlines, without a last one; ids in the entries' order.
 */
export function publisherTable(series: readonly Series[]): string {
  const publishers = new Map<string, Series[]>();
  for (const one of series) publishers.set(one.publisher, [...(publishers.get(one.publisher) ?? []), one]);
  const rows = [...publishers.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const ids = [first, ...others].map(({ id }) => `\`${id}\``).join(" ");
    const download = first.redistributable ? "yes" : "no";
    const publisher = `[${first.publisher}](${first.publisherUrl})`;
    return [`| ${publisher} | ${ids} | ${first.licence} ([terms](${first.licenceUrl})) | ${download} |`];
  });
  return ["| publisher | series | terms | rows may be downloaded |", "|---|---|---|---|", ...rows].join("\n");
}
