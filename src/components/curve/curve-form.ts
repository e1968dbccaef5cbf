import { barNoun } from "../../claims/bars.js";
import type { Claim, Parameters } from "../../claims/claim.js";
import type { OfferedFrequency } from "../../claims/frequencies.js";
import type { Space } from "../../multiverse/space.js";
import type { PanelFrequency } from "../../series/series.js";
import { numberText } from "../../text/numbers.js";
import { type Block, block, type Surroundings } from "../draw.js";
import { offeredShifts } from "./curve-state.js";

export interface CurveFormInput {
  /** The claims that have a curve. */
  readonly claims: readonly Pick<Claim, "id" | "title">[];
  readonly claim: string;
  readonly space: Space;
  readonly chosen: Parameters;
  readonly shifts: number;
  readonly frequency: PanelFrequency;
  readonly offered: readonly OfferedFrequency[];
}

/** What a reader can ask of a curve: the claim, the bars, how many shifts, and which choices are looked at. */
export function curveForm(input: CurveFormInput, surroundings: Surroundings): HTMLElement {
  const { document, locale } = surroundings;
  const text = numberText(locale);
  const root = block(document, "form", "controls curve-controls")
    .attr("aria-label", "Which curve is shown")
    .attr("data-claim", input.claim)
    .attr("data-frequency", input.frequency)
    .attr("data-standard", input.frequency);
  const claim = field(root, "curve-claim", "claim").append("select").attr("id", "curve-claim");
  claim.attr("name", "claim");
  for (const { id, title } of input.claims) {
    const option = claim.append("option").attr("value", id).text(`${id}: ${title}`);
    if (id === input.claim) option.attr("selected", "");
  }
  const shifts = field(root, "curve-shifts", "shifts of the calendar, at most").append("select");
  shifts.attr("id", "curve-shifts").attr("name", "shifts");
  for (const count of offeredShifts) {
    const option = shifts.append("option").attr("value", count).text(text.integer(count));
    if (count === input.shifts) option.attr("selected", "");
  }
  root.node()?.append(frequencyField(input, surroundings), choiceFields(input, surroundings));
  const actions = root.append("p").attr("class", "controls-actions");
  const button = (name: string, words: string) =>
    actions.append("button").attr("type", "button").attr("data-do", name).text(words);
  button("carry-out", carryOutWords(input, locale));
  button("all-choices", "Look at all choices").attr(
    "hidden",
    Object.keys(input.chosen).length === 0 ? "" : null,
  );
  button("copy-link", "Copy link");
  button("cancel", "Cancel").attr("hidden", "");
  actions
    .append("progress")
    .attr("hidden", "")
    .attr("max", 1)
    .attr("aria-label", "Specifications carried out");
  actions.append("span").attr("class", "controls-status").attr("role", "status");
  return root.node() as HTMLElement;
}

/** What the button that starts the work says. */
export function carryOutWords(
  { space, chosen }: Pick<CurveFormInput, "space" | "chosen">,
  locale: string,
): string {
  const text = numberText(locale);
  const asked = Object.entries(chosen);
  const makes = space.specifications.filter(({ parameters }) =>
    asked.every(([id, value]) => parameters[id] === value),
  ).length;
  if (asked.length === 0) return `Carry out all ${text.integer(makes)} again in this browser`;
  return makes === 0
    ? "No specification makes these choices"
    : `Test these ${text.integer(makes)} specifications alone`;
}

function field(root: Block<HTMLFormElement>, id: string, label: string): Block<HTMLDivElement> {
  const element = root.append("div").attr("class", "field");
  element.append("label").attr("for", id).text(label);
  return element;
}

/** The lengths of bar that the vintage offers; those that it lacks are there with the reason. */
export function frequencyField(
  { frequency, offered }: Pick<CurveFormInput, "frequency" | "offered">,
  { document }: Surroundings,
): HTMLElement {
  const group = block(document, "fieldset", "field frequency").attr("data-frequencies", "");
  group.append("legend").text("bars");
  for (const { frequency: one, reason } of offered) {
    const label = group
      .append("label")
      .attr("title", reason)
      .attr("class", reason ? "disabled" : null);
    const input = label.append("input").attr("type", "radio").attr("name", "frequency").attr("value", one);
    if (one === frequency) input.attr("checked", "");
    if (reason) input.attr("disabled", "");
    label.append("span").text(`by ${barNoun[one]}`);
  }
  return group.node() as HTMLElement;
}

/** One list for every control that the curve varies: any choice, or one of them. */
export function choiceFields(
  { space, chosen }: Pick<CurveFormInput, "space" | "chosen">,
  { document }: Surroundings,
): HTMLElement {
  const root = block(document, "details", "curve-choices").attr("data-choices", "");
  if (Object.keys(chosen).length > 0) root.attr("open", "");
  root.append("summary").text("Look at some choices only");
  const grid = root.append("div");
  for (const { id, label, options } of space.dimensions) {
    const element = grid.append("div").attr("class", "field");
    element.append("label").attr("for", `only-${id}`).text(label);
    const select = element.append("select").attr("id", `only-${id}`).attr("name", `only.${id}`);
    select.append("option").attr("value", "").text("any");
    for (const option of options) {
      const item = select.append("option").attr("value", option.value).text(option.label);
      if (chosen[id] === option.value) item.attr("selected", "");
    }
  }
  return root.node() as HTMLElement;
}
