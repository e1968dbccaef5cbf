import { articleDate } from "../claims/article.js";
import { barNoun } from "../claims/bars.js";
import type { Claim, Parameter, Parameters, Setting } from "../claims/claim.js";
import type { OfferedFrequency } from "../claims/frequencies.js";
import { type Block, block, type Surroundings } from "./draw.js";

export interface ControlsInput {
  readonly claim: Claim;
  readonly parameters: readonly Parameter[];
  readonly values: Parameters;
  readonly setting: Setting;
  readonly offered: readonly OfferedFrequency[];
  /** The first and last day that the reader may take as known. */
  readonly knownFrom: string;
  readonly knownTo: string;
}

/** The claim\u2019s definitions as a form: the defaults are the articles\u2019 own choices, or the register\u2019s where they are silent. */
export function controls(input: ControlsInput, { document }: Surroundings): HTMLElement {
  const { claim, parameters, values, setting } = input;
  const root = block(document, "form", "controls")
    .attr("data-controls", claim.id)
    .attr("aria-label", `Definitions of claim ${claim.id}`);
  root
    .append("p")
    .attr("class", "controls-title")
    .attr("data-in-words", "")
    .text(claim.inWords(values, setting));
  for (const parameter of parameters) {
    const value = values[parameter.id] ?? parameter.default;
    if (parameter.kind === "range") appendRange(root, claim.id, parameter, Number(value));
    else appendChoice(root, claim.id, parameter, String(value));
  }
  if (claim.frequencies.length > 1) appendFrequency(root, input);
  appendAsOf(root, input);
  const actions = root.append("p").attr("class", "controls-actions");
  actions.append("button").attr("type", "reset").text("Reset to the defaults");
  actions.append("button").attr("type", "button").attr("data-copy-link", "").text("Copy link");
  actions.append("button").attr("type", "button").attr("data-cancel", "").attr("hidden", "").text("Cancel");
  actions.append("span").attr("class", "controls-status").attr("role", "status");
  return root.node() as HTMLElement;
}

type RangeParameter = Extract<Parameter, { kind: "range" }>;
type ChoiceParameter = Extract<Parameter, { kind: "choice" }>;

function appendField(root: Block<HTMLFormElement>, id: string, label: string): Block {
  const field = root.append("div").attr("class", "field");
  field.append("label").attr("for", id).text(label);
  return field as unknown as Block;
}

function appendRange(
  root: Block<HTMLFormElement>,
  claim: string,
  parameter: RangeParameter,
  value: number,
): void {
  const id = `${claim}-${parameter.id}`;
  const field = appendField(root, id, parameter.label);
  field.append("output").attr("for", id).attr("data-output", parameter.id).text(rangeText(parameter, value));
  field
    .append("input")
    .attr("type", "range")
    .attr("id", id)
    .attr("name", parameter.id)
    .attr("min", parameter.minimum)
    .attr("max", parameter.maximum)
    .attr("step", parameter.step)
    .attr("value", value)
    .attr("list", `${id}-default`)
    .attr("aria-valuetext", rangeText(parameter, value));
  field.append("datalist").attr("id", `${id}-default`).append("option").attr("value", parameter.default);
  field
    .append("small")
    .attr("class", "default")
    .text(`default ${rangeText(parameter, parameter.default)}`);
  field.append("small").attr("class", "remaining").attr("data-remaining", parameter.id);
}

function appendChoice(
  root: Block<HTMLFormElement>,
  claim: string,
  parameter: ChoiceParameter,
  value: string,
): void {
  const id = `${claim}-${parameter.id}`;
  const select = appendField(root, id, parameter.label)
    .append("select")
    .attr("id", id)
    .attr("name", parameter.id);
  for (const option of parameter.options) {
    const mark = option.value === parameter.default ? " (default)" : "";
    const element = select.append("option").attr("value", option.value).text(`${option.label}${mark}`);
    if (String(option.value) === value) element.attr("selected", "");
  }
}

function appendFrequency(root: Block<HTMLFormElement>, { claim, setting, offered }: ControlsInput): void {
  const group = root.append("fieldset").attr("class", "field frequency");
  group.append("legend").text("bars");
  for (const { frequency, reason } of offered) {
    const id = `${claim.id}-frequency-${frequency}`;
    const label = group
      .append("label")
      .attr("for", id)
      .attr("class", reason ? "disabled" : null)
      .attr("title", reason);
    const input = label
      .append("input")
      .attr("type", "radio")
      .attr("name", "frequency")
      .attr("id", id)
      .attr("value", frequency);
    if (frequency === setting.frequency) input.attr("checked", "");
    if (reason) input.attr("disabled", "");
    label.append("span").text(`by ${barNoun[frequency]}`);
  }
  const lacking = offered.filter(({ reason }) => reason !== null);
  if (lacking.length > 0) {
    const [first] = lacking;
    group
      .append("small")
      .text(
        `Not offered by ${lacking.map(({ frequency }) => barNoun[frequency]).join(" or ")}: ${first?.reason}.`,
      );
  }
}

function appendAsOf(
  root: Block<HTMLFormElement>,
  { claim, setting, knownFrom, knownTo }: ControlsInput,
): void {
  const id = `${claim.id}-asOf`;
  const field = appendField(root, id, "as known on");
  field
    .append("input")
    .attr("type", "date")
    .attr("id", id)
    .attr("name", "asOf")
    .attr("min", knownFrom)
    .attr("max", knownTo)
    .attr("value", setting.asOf);
  field
    .append("button")
    .attr("type", "button")
    .attr("data-as-of", articleDate)
    .text("the articles\u2019 date");
}

/** A range\u2019s value as it reads beside the slider. */
export function rangeText({ unit }: RangeParameter, value: number): string {
  if (unit === "percent") return `${value}%`;
  return unit === "index points"
    ? new Intl.NumberFormat("en").format(value)
    : `${value} ${unit}${value === 1 ? "" : "s"}`;
}
