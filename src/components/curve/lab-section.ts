import type { Holding } from "../../claims/frequencies.js";
import type { PlaceboLab } from "../../multiverse/placebo-lab/lab.js";
import { type LabRequest, noiseNames } from "../../multiverse/placebo-lab/request.js";
import { type RuleId, ruleIds, ruleNames } from "../../multiverse/placebo-lab/rules.js";
import { numberText } from "../../text/numbers.js";
import { type Block, block, type Surroundings } from "../draw.js";
import { figure } from "../figure.js";
import { sourceLine } from "../parts.js";
import { placeboLabChart } from "./placebo-lab-chart.js";

/** The rule by which a success is announced until the reader asks for another. */
export const usualRule: RuleId = "all";
/** How many histories a reader may have drawn. */
export const offeredDraws = [200, 1000, 4000] as const;

/** The chart of a lab with its source line; `variants` as for every figure. */
export function labFigure(
  lab: PlaceboLab,
  rule: RuleId,
  holdings: readonly Holding[],
  surroundings: Surroundings,
  variants?: readonly string[],
): HTMLElement {
  const chart = placeboLabChart({ lab, rule });
  const source = sourceLine(chart.series, holdings, lab.setting, surroundings.locale);
  return figure(chart, { ...surroundings, source, ...(variants ? { variants } : {}) });
}

/** What a reader can ask of the lab: what is drawn, how often, from which seed, and what counts as a success. */
export function labForm(
  { request, rule }: { request: LabRequest; rule: RuleId },
  surroundings: Surroundings,
) {
  const { document, locale } = surroundings;
  const text = numberText(locale);
  const root = block(document, "form", "controls lab-controls").attr("aria-label", "What the lab draws");
  appendChoice(
    root,
    "rule",
    "a success is announced if",
    rule,
    ruleIds.map((id) => [id, ruleNames[id]]),
  );
  appendChoice(root, "noise", "what is drawn", request.noise, Object.entries(noiseNames));
  const counts = offeredDraws.map((count) => [String(count), text.integer(count)] as const);
  appendChoice(root, "draws", "how many histories", String(request.draws), counts);
  appendNumber(root, "seed", "seed", request.seed, Number.MAX_SAFE_INTEGER, 0);
  appendNumber(root, "fewest", "breakouts needed at least", request.fewest, 10, 1);
  const actions = root.append("p").attr("class", "controls-actions");
  actions.append("button").attr("type", "button").attr("data-lab", "draw").text("Draw again in this browser");
  actions
    .append("button")
    .attr("type", "button")
    .attr("data-lab", "cancel")
    .attr("hidden", "")
    .text("Cancel");
  actions.append("progress").attr("hidden", "").attr("max", 1).attr("aria-label", "Histories drawn");
  actions.append("span").attr("class", "controls-status").attr("role", "status");
  return root.node() as HTMLElement;
}

function appendChoice(
  root: Block<HTMLFormElement>,
  name: string,
  label: string,
  chosen: string,
  options: readonly (readonly [value: string, words: string])[],
): void {
  const field = root.append("div").attr("class", "field");
  field.append("label").attr("for", `lab-${name}`).text(label);
  const select = field.append("select").attr("id", `lab-${name}`).attr("name", name);
  for (const [value, words] of options) {
    const option = select.append("option").attr("value", value).text(words);
    if (value === chosen) option.attr("selected", "");
  }
}

function appendNumber(
  root: Block<HTMLFormElement>,
  name: string,
  label: string,
  value: number,
  most: number,
  least: number,
): void {
  const field = root.append("div").attr("class", "field");
  field.append("label").attr("for", `lab-${name}`).text(label);
  field
    .append("input")
    .attr("type", "number")
    .attr("id", `lab-${name}`)
    .attr("name", name)
    .attr("min", least)
    .attr("max", most)
    .attr("step", 1)
    .attr("value", value);
}

/** The placebo lab in the page: its form and its chart. */
export function labSection(
  lab: PlaceboLab,
  holdings: readonly Holding[],
  surroundings: Surroundings,
): HTMLElement {
  const { document } = surroundings;
  const root = block(document, "section", "lab-bench").attr("id", "placebo-lab").attr("data-lab-bench", "");
  root.node()?.append(labForm({ request: lab.request, rule: usualRule }, surroundings));
  const place = root.append("div").attr("class", "part").attr("data-lab-part", "figure");
  place.node()?.append(labFigure(lab, usualRule, holdings, surroundings));
  return root.node() as HTMLElement;
}
