import type { Claim, Finding } from "../claims/claim.js";
import { type Holding, lastHeld } from "../claims/frequencies.js";
import { seriesById } from "../series/catalogue.js";
import { type FreshnessState, freshnessOf } from "../series/freshness.js";
import { type NumberText, numberText } from "../text/numbers.js";
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

/** Series and publishers of a chart, the last day and the state of its oldest input, and what it was known as of. */
export function sourceLine(
  series: readonly string[],
  holdings: readonly Holding[],
  { asOf, vintage }: Pick<Finding, "asOf" | "vintage">,
  locale: string,
): string {
  const text = numberText(locale);
  const named = series.map((id) => `${seriesById(id).shortTitle}, ${seriesById(id).publisher}`);
  const inputs = series.flatMap((id): Input[] => {
    const last = lastHeld(holdings, id, asOf);
    if (last === null) return [];
    const { state } = freshnessOf(seriesById(id), last, asOf);
    return [{ name: seriesById(id).shortTitle, last, state }];
  });
  const oldest = inputs.map(({ last }) => last).sort()[0];
  const age = oldest ? `; oldest input ${text.shortDay(oldest)} (${statesInWords(inputs, text)})` : "";
  return `Source: ${named.join("; ")}${age}; as known on ${text.shortDay(asOf)}; vintage ${vintage}.`;
}

interface Input {
  readonly name: string;
  readonly last: string;
  readonly state: FreshnessState;
}

/** "fresh" where all are; else those that are not, the worst first: "stale: AVAX; ageing: BTC and ETH". */
function statesInWords(inputs: readonly Input[], text: NumberText): string {
  const old = (["stale", "ageing"] as const).flatMap((state) => {
    const names = inputs.filter((input) => input.state === state).map(({ name }) => name);
    return names.length === 0 ? [] : [`${state}: ${text.list(names)}`];
  });
  return old.join("; ") || "fresh";
}
