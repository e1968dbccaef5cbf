import type { Claim, Finding } from "../claims/claim.js";
import type { Holding } from "../claims/frequencies.js";
import { seriesById } from "../series/catalogue.js";
import { numberText } from "../text/numbers.js";
import { answer } from "./answer.js";
import { block, type Surroundings } from "./draw.js";
import { dropOneTable } from "./drop-one-table.js";
import { figure } from "./figure.js";
import { chartOf } from "./views.js";

export interface PartInput {
  readonly claim: Claim;
  readonly finding: Finding;
  readonly holdings: readonly Holding[];
  /** Which variants of a chart to draw: all where not given. */
  readonly variants?: readonly string[];
}

/**
 * The parts of a page that depend on a finding: drawn at build into the page, and again by the same code in the
 * browser when the finding changes. A part is "answer", "drop-one" or "chart/<name>".
 */
export function part(
  name: string,
  { claim, finding, holdings, variants }: PartInput,
  surroundings: Surroundings,
): HTMLElement {
  if (name === "answer") return answer(claim, finding, surroundings);
  if (finding.evidence === null) return unanswered(finding, surroundings);
  if (name === "drop-one") return dropOneTable(finding, surroundings);
  const chart = chartOf(finding, name.replace(/^chart\//, ""));
  const source = sourceLine(chart.series, holdings, finding, surroundings.locale);
  return figure(chart, { ...surroundings, source, ...(variants ? { variants } : {}) });
}

function unanswered(finding: Finding, { document }: Surroundings): HTMLElement {
  return block(document, "p", "unanswered").text(finding.sentence).node() as HTMLElement;
}

/** Series and publishers of a chart, the last day of its oldest input, and what it was known as of. */
export function sourceLine(
  series: readonly string[],
  holdings: readonly Holding[],
  { asOf, vintage }: Finding,
  locale: string,
): string {
  const text = numberText(locale);
  const named = series.map((id) => `${seriesById(id).shortTitle}, ${seriesById(id).publisher}`);
  const lasts = series.flatMap((id) => {
    const last = holdings
      .filter((h) => h.series === id)
      .map((h) => h.last)
      .sort()
      .at(-1);
    return last ? [last < asOf ? last : asOf] : [];
  });
  const oldest = lasts.sort()[0];
  const age = oldest ? `; oldest input ${text.shortDay(oldest)}` : "";
  return `Source: ${named.join("; ")}${age}; as known on ${text.shortDay(asOf)}; vintage ${vintage}.`;
}
