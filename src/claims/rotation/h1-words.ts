import type { PanelFrequency } from "../../series/series.js";
import { numberText, plural, timesWord } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import { followedWords, followerNames } from "./h1-assets.js";
import { definitionOf } from "./h1-definitions.js";
import { adjustmentNames, measureOf } from "./h1-measures.js";
import { type SignalId, signalNames } from "./h1-signals.js";
import type { Specification } from "./h1-specification.js";

type Choice = Specification;

/** A text with its first letter as a sentence begins. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A name as it stands within a sentence: abbreviations keep their capitals. */
export function inSentence(name: string): string {
  return /^[A-Z][A-Z]/.test(name) ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** What breaks out, as the subject of a sentence. */
export function subjectOf(signal: SignalId): string {
  return signalNames[signal];
}

/** "a record close after at least 90 days without one" */
export function definitionWords({ definition, gap, entered }: Choice, frequency: PanelFrequency): string {
  const { waits, words } = definitionOf(definition);
  const noun = barNoun[frequency];
  const said = words(frequency);
  if (waits === "gap")
    return `${said} after at least ${plural(gap, noun)} without ${withoutWhat(definition)}`;
  return waits === "fixed" ? said : `${said}, after at least ${plural(entered, noun)} out of it`;
}

function withoutWhat(definition: Choice["definition"]): string {
  return definition === "record" ? "one" : "a record";
}

/** "broke out five times", "entered a strong uptrend once" */
export function happened({ definition }: Choice, times: number): string {
  const verb = definitionOf(definition).waits === "entered" ? "entered a strong uptrend" : "broke out";
  return `${verb} ${timesWord(times)}`;
}

/** What is followed, within a sentence. */
export function assetWords({ asset, follower }: Choice): string {
  if (follower === "itself") return followedWords[asset];
  return followerNames[follower].replace("the asset\u2019s", `${followedWords[asset]}\u2019s`);
}

/** What a path of it shows, as a name: "Ether", "Ether against bitcoin", "Bitcoin less its own mean so far". */
export function pathName(choice: Choice): string {
  const relation = { relative: " against bitcoin", beyond: " beyond its beta to the S&P 500" };
  const { measure } = choice;
  const related = measure === "relative" || measure === "beyond" ? relation[measure] : "";
  return `${capital(assetWords(choice))}${related}${adjustedWords(choice)}`;
}

/** The same of what is held itself, with nothing taken off. */
export function heldName(choice: Choice): string {
  return pathName({
    ...choice,
    adjust: "none",
    measure: choice.measure === "relative" ? "relative" : "rise",
  });
}

/** "was higher twice", "had never gained on bitcoin" */
export function followedText({ measure }: Choice, times: number): string {
  const { auxiliary, predicate } = measureOf(measure);
  return times === 0 ? `${auxiliary} never ${predicate}` : `${auxiliary} ${predicate} ${timesWord(times)}`;
}

/** When the outcome is read: "182 days later", with what is left out before. */
export function laterWords({ horizon, delay, entry }: Choice, frequency: PanelFrequency): string {
  const noun = barNoun[frequency];
  const later = `${plural(horizon, noun)} later`;
  const waits = [
    ...(delay > 0 ? [`the first ${plural(delay, noun).replace(/^one /, "")} left out`] : []),
    ...(entry > 0 ? [`bought ${plural(entry, noun)} after`] : []),
  ];
  return waits.length === 0 ? later : `${later} (${waits.join(", ")})`;
}

/** What is taken off, in brackets; nothing where nothing is. */
export function adjustedWords({ adjust }: Choice): string {
  return adjust === "none" ? "" : ` less ${adjustmentNames[adjust]}`;
}

/** The definitions in force, as a sentence. */
export function h1InWords(choice: Choice, frequency: PanelFrequency): string {
  const { measure, start, horizon } = choice;
  const subject = choice.signal === "rut" ? "" : ` of ${subjectOf(choice.signal)}`;
  const kind = definitionOf(choice.definition).waits === "entered" ? "An uptrend" : "A breakout";
  const state = definitionOf(choice.definition).waits === "entered" ? " begins with" : " is";
  const { label } = measureOf(measure);
  const follows = `${assetWords(choice)}${adjustedWords(choice)} is followed for ${plural(horizon, barNoun[frequency])}`;
  return `${kind}${subject}${state} ${definitionWords(choice, frequency)}; ${follows}${waitWords(choice, frequency)}, from ${numberText("en").month(start)} on, and followed means that ${label.replace(/ \(.*\)$/, "")}.`;
}

function waitWords({ delay, entry }: Choice, frequency: PanelFrequency): string {
  const noun = barNoun[frequency];
  const after = [
    ...(delay > 0 ? [`${plural(delay, noun)} left out at first`] : []),
    ...(entry > 0 ? [`from the close ${plural(entry, noun)} later`] : []),
  ];
  return after.length === 0 ? "" : `, ${after.join(", ")}`;
}
