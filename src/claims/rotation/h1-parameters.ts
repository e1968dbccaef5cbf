import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Choice, Parameter, Range, Setting } from "../claim.js";
import { followedNames, followerNames } from "./h1-assets.js";
import { defaultEntered, defaultGap, definitions } from "./h1-definitions.js";
import { enteredAfter } from "./h1-lengths.js";
import { adjustmentNames, measures } from "./h1-measures.js";
import { signalNames } from "./h1-signals.js";

export const ranges = {
  daily: { gapMaximum: 365, horizon: 182, horizonMaximum: 365, delay: 30 },
  weekly: { gapMaximum: 52, horizon: 26, horizonMaximum: 52, delay: 4 },
  monthly: { gapMaximum: 12, horizon: 6, horizonMaximum: 12, delay: 1 },
} as const;

/** First days of the sample: the first holds all of ether\u2019s prices, the second leaves out months of hardly any trade. */
const starts = ["2015-08-01", "2016-01-01", "2018-01-01", "2020-01-01"] as const;

const optionsOf = (names: Readonly<Record<string, string>>): Choice["options"] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** The words of H1 that can be read in more than one way, each with its readings at a frequency. */
export function h1Parameters({ frequency }: Setting): readonly Parameter[] {
  const noun = barNoun[frequency];
  return [
    choice("definition", "breakout or strong uptrend", "record", [
      ...definitions.map(({ id, label }) => ({ value: id, label: label(frequency) })),
    ]),
    range("gap", "time without a record", noun, defaultGap[frequency], ranges[frequency].gapMaximum),
    choice(
      "entered",
      "entered after so long out of the uptrend",
      defaultEntered(frequency),
      enteredAfter[frequency].map((value) => ({ value, label: plural(value, noun) })),
    ),
    range("horizon", "months after", noun, ranges[frequency].horizon, ranges[frequency].horizonMaximum),
    choice("asset", "what is followed", "eth", optionsOf(followedNames)),
    choice(
      "measure",
      "followed means that",
      "rise",
      measures.map(({ id, label }) => ({ value: id, label })),
    ),
    ...timing(frequency),
    choice("adjust", "taken off the return", "none", optionsOf(adjustmentNames)),
    choice(
      "start",
      "sample from",
      starts[0],
      starts.map((value) => ({ value, label: numberText("en").month(value) })),
    ),
    { ...choice("signal", "what breaks out", "rut", optionsOf(signalNames)), falsifies: true },
    {
      ...choice("follower", "in place of what is followed", "itself", optionsOf(followerNames)),
      falsifies: true,
    },
  ];
}

function timing(frequency: Setting["frequency"]): Choice[] {
  const noun = barNoun[frequency];
  const { delay } = ranges[frequency];
  return [
    choice("delay", "left out at first", 0, [
      { value: 0, label: "nothing" },
      { value: delay, label: `the first ${plural(delay, noun).replace(/^one /, "")}` },
    ]),
    choice("entry", "followed from", 0, [
      { value: 0, label: "the first close after the breakout is known" },
      { value: 1, label: `the close ${plural(1, noun)} later` },
    ]),
  ];
}

function choice(id: string, label: string, standard: Choice["default"], options: Choice["options"]): Choice {
  return { kind: "choice", id, label, default: standard, options };
}

function range(id: string, label: string, unit: string, standard: number, maximum: number): Range {
  return { kind: "range", id, label, unit, default: standard, minimum: 1, maximum, step: 1 };
}
