import type { Claim, FactRow, Finding } from "../claims/claim.js";
import type { Falsified } from "../claims/falsify.js";
import { type Holding, lastHeld } from "../claims/frequencies.js";
import { knownFacts } from "../claims/known-facts.js";
import { seriesById } from "../series/catalogue.js";
import { type FreshnessState, freshnessOf } from "../series/freshness.js";
import { type NumberText, numberText, plural } from "../text/numbers.js";
import { answer } from "./answer.js";
import { type Compared, comparison } from "./comparison.js";
import { block, type Surroundings } from "./draw.js";
import { factsTable } from "./facts-table.js";
import { falsification } from "./falsification.js";
import { figure } from "./figure.js";
import { robustness } from "./robustness.js";
import { iconMark, icons } from "./verdict-mark.js";
import { chartOf, type Views } from "./views.js";

export interface PartInput extends Compared {
  readonly claim: Claim;
  readonly finding: Finding;
  readonly holdings: readonly Holding[];
  /** All facts held. */
  readonly facts: readonly FactRow[];
  /** The charts that the claim\u2019s parts may name. */
  readonly views: Views;
  /** Evaluates the claim with its subjects replaced. */
  falsified(): readonly Falsified[];
  /** Which variants of a chart to draw: all where not given. */
  readonly variants?: readonly string[];
}

/**
 * The parts of a page that depend on a finding: drawn at build into the page, and again by the same code in the
 * browser when the finding changes. A part is "answer", "comparison", "robustness", "falsification", "facts" or "chart/<name>".
 */
export function part(name: string, input: PartInput, surroundings: Surroundings): HTMLElement {
  const { claim, finding } = input;
  if (name === "answer") return answer(finding, input, surroundings);
  if (name === "comparison") return comparison(finding, input, surroundings);
  if (name === "robustness") return robustness(finding, surroundings);
  if (name === "falsification") return falsification(finding, input.falsified(), surroundings);
  if (name === "facts")
    return factsTable(knownFacts(input.facts, claim.facts, finding.factsAsOf), finding, surroundings);
  if (finding.evidence === null) return unanswered(finding, surroundings);
  return drawnFigure(name.replace(/^chart\//, ""), input, surroundings);
}

function drawnFigure(
  name: string,
  { finding, holdings, views, variants }: PartInput,
  surroundings: Surroundings,
): HTMLElement {
  const chart = chartOf(views, finding, name);
  const source = sourceLine(chart.series, holdings, finding, surroundings.locale, chart.facts?.length);
  const stale =
    finding.verdict === "cannot-say" ? staleInputs(chart.series, holdings, finding, surroundings.locale) : "";
  return figure(chart, { ...surroundings, source, stale, ...(variants ? { variants } : {}) });
}

function unanswered(finding: Finding, { document }: Surroundings): HTMLElement {
  const root = block(document, "div", "unanswered");
  root.node()?.append(iconMark(document, "unanswered-mark", icons["cannot-say"], "Nothing to draw"));
  root.append("p").text(finding.sentence);
  return root.node() as HTMLElement;
}

/** Series, publishers and facts of a chart, the last day and the state of its oldest input, and what it was known as of. */
export function sourceLine(
  series: readonly string[],
  holdings: readonly Holding[],
  { asOf, factsAsOf = asOf, vintage }: Pick<Finding, "asOf" | "vintage"> & { factsAsOf?: string },
  locale: string,
  facts = 0,
): string {
  const text = numberText(locale);
  const named = [
    ...series.map((id) => `${seriesById(id).shortTitle}, ${seriesById(id).publisher}`),
    ...(facts > 0
      ? [`${plural(facts, "dated fact")} of the table below, known up to ${text.shortDay(factsAsOf)}`]
      : []),
  ];
  const inputs = inputsOf(series, holdings, asOf);
  const oldest = inputs.map(({ last }) => last).sort()[0];
  const age = oldest ? `; oldest input ${text.shortDay(oldest)} (${statesInWords(inputs, text)})` : "";
  return `Source: ${named.join("; ")}${age}; as known on ${text.shortDay(asOf)}; vintage ${vintage}.`;
}

/** Which inputs of a chart are past the age at which a verdict is withheld: "Old data: AVAX ends 16 Mar 2026"; empty where none is. */
export function staleInputs(
  series: readonly string[],
  holdings: readonly Holding[],
  { asOf }: Pick<Finding, "asOf">,
  locale: string,
): string {
  const text = numberText(locale);
  const old = inputsOf(series, holdings, asOf).filter(({ state }) => state === "stale");
  if (old.length === 0) return "";
  return `Old data: ${text.list(old.map(({ name, last }) => `${name} ends ${text.shortDay(last)}`))}`;
}

function inputsOf(series: readonly string[], holdings: readonly Holding[], asOf: string): Input[] {
  return series.flatMap((id): Input[] => {
    const last = lastHeld(holdings, id, asOf);
    if (last === null) return [];
    const { state } = freshnessOf(seriesById(id), last, asOf);
    return [{ name: seriesById(id).shortTitle, last, state }];
  });
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
