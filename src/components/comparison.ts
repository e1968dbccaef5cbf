import type { Finding, Parameter, ParameterValue } from "../claims/claim.js";
import type { FindingSummary } from "../claims/summary.js";
import { type NumberText, numberText } from "../text/numbers.js";
import { rangeText } from "./controls.js";
import { block, type Surroundings } from "./draw.js";
import { scrollingTable } from "./scrolling-table.js";
import { effectText } from "./statistics.js";
import { verdictMark, verdictWords } from "./verdict-mark.js";

export interface Compared {
  /** At the default definitions, as known on the vintage\u2019s day and on the articles\u2019. */
  readonly standard: FindingSummary;
  readonly atArticles: FindingSummary | null;
  readonly parameters: readonly Parameter[];
}

/** What the claim looked like on the articles\u2019 date, beside the vintage\u2019s day. */
export function asKnownThen({ standard, atArticles }: Compared, surroundings: Surroundings): HTMLElement {
  const { document, locale } = surroundings;
  const text = numberText(locale);
  const root = block(document, "div", "comparison");
  if (!atArticles) return root.node() as HTMLElement;
  const line = root.append("p").attr("class", "as-known");
  line.append("span").text(`As known on the articles\u2019 date, ${text.shortDay(atArticles.asOf)}: `);
  line.node()?.append(verdictMark(document, atArticles.verdict));
  line.append("span").text(`; on ${text.shortDay(standard.asOf)}: `);
  line.node()?.append(verdictMark(document, standard.verdict));
  line.append("span").text(atArticles.verdict === standard.verdict ? " (no difference)." : ".");
  return root.node() as HTMLElement;
}

/** The reader\u2019s definitions and what they give, beside the default ones; empty where they are the same. */
export function comparison(
  finding: Finding,
  { standard, parameters }: Compared,
  { document, locale }: Surroundings,
): HTMLElement {
  const root = block(document, "div", "comparison");
  const changed = parameters.filter(({ id }) => differs(finding.parameters[id], standard.parameters[id]));
  if (changed.length > 0 || finding.asOf !== standard.asOf) {
    root.node()?.append(beside(finding, standard, changed, numberText(locale), document));
  }
  return root.node() as HTMLElement;
}

function differs(own: ParameterValue | undefined, standard: ParameterValue | undefined): boolean {
  return own !== undefined && standard !== undefined && own !== standard;
}

function beside(
  finding: Finding,
  standard: FindingSummary,
  changed: readonly Parameter[],
  text: NumberText,
  document: Document,
): HTMLElement {
  const numbersOf = ({ verdict, estimate, p, n }: Omit<FindingSummary, "id">) => [
    verdictWords[verdict],
    estimate ? effectText(estimate, text) : "\u2013",
    p ? text.pValue(p.value) : "\u2013",
    text.integer(n),
  ];
  const heads = ["Verdict", "Estimate", "p, uncorrected", "n"];
  const [own, default_] = [numbersOf(finding), numbersOf(standard)];
  const asOf = finding.asOf === standard.asOf ? [] : [["as known on", finding.asOf, standard.asOf]];
  return scrollingTable(document, {
    caption: "Your definitions beside the default ones",
    columns: ["", "Yours", "Default"],
    rows: [
      ...changed.map((parameter) => [
        parameter.label,
        valueText(parameter, finding.parameters[parameter.id]),
        valueText(parameter, standard.parameters[parameter.id]),
      ]),
      ...asOf,
      ...heads.map((head, i) => [head, own[i] ?? "", default_[i] ?? ""]),
    ],
  });
}

function valueText(parameter: Parameter, value: ParameterValue | undefined): string {
  if (value === undefined) return "\u2013";
  if (parameter.kind === "range") return rangeText(parameter, Number(value));
  return parameter.options.find((option) => option.value === value)?.label ?? String(value);
}
