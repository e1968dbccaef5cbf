import type { PanelFrequency } from "../../series/series.js";
import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import { keeper } from "../kept.js";
import { type Breakout, confirmedRecords, entries, recordCloses, roundLevels } from "./breakouts.js";
import { asks, enteredAfter, lengths, quietBeforeHigh, roundStep } from "./h1-lengths.js";
import { type Signal, signalOf } from "./h1-signals.js";
import type { H1Data, Specification } from "./h1-specification.js";
import * as states from "./h1-states.js";

/** What one calls a breakout or a strong uptrend. */
export type DefinitionId =
  | "record"
  | "two-closes"
  | "slightly-beyond"
  | "clearly-beyond"
  | "year-high"
  | "year-high-late"
  | "round"
  | "golden-cross"
  | "above-average"
  | "half-year"
  | "half-year-more"
  | "year"
  | "off-low"
  | "relative"
  | "momentum"
  | "regime";

/** How a definition waits: a record for the gap, an uptrend for the time out of it, the others for nothing that can be moved. */
export type Waiting = "gap" | "entered" | "fixed";

export interface Definition {
  readonly id: DefinitionId;
  readonly waits: Waiting;
  /** As the control and the strip of definitions name it. */
  label(frequency: PanelFrequency): string;
  /** As a sentence explains it, without the wait. */
  words(frequency: PanelFrequency): string;
}

const text = numberText("en");
const bars = (count: number, frequency: PanelFrequency) => `${count}-${barNoun[frequency]}`;
const percent = (fraction: number) => text.percent(fraction);

const list: readonly Definition[] = [
  {
    id: "record",
    waits: "gap",
    label: () => "record close after a time without one",
    words: () => "a record close",
  },
  {
    id: "two-closes",
    waits: "gap",
    label: () => "record, confirmed by a second close above",
    words: () => "a second close in a row above the old record",
  },
  beyond("slightly-beyond", asks.slightly),
  beyond("clearly-beyond", asks.clearly),
  yearHigh("year-high", "quarter"),
  yearHigh("year-high-late", "half"),
  {
    id: "round",
    waits: "fixed",
    label: () => `first close over a round ${roundStep.rut}`,
    words: () => `a first close over a round ${roundStep.rut}`,
  },
  state(
    "golden-cross",
    (f) => `golden cross: ${bars(lengths[f].short, f)} average over ${bars(lengths[f].long, f)}`,
  ),
  state("above-average", (f) => `close above its ${bars(lengths[f].long, f)} average`),
  state("half-year", (f) => `${bars(lengths[f].half, f)} return beyond ${percent(asks.halfYear)}`),
  state("half-year-more", (f) => `${bars(lengths[f].half, f)} return beyond ${percent(asks.halfYearMore)}`),
  state("year", (f) => `${bars(lengths[f].year, f)} return beyond ${percent(asks.year)}`),
  state(
    "off-low",
    (f) => `${percent(asks.offLow)} off the year\u2019s low, above the ${bars(lengths[f].long, f)} average`,
  ),
  state(
    "relative",
    (f) => `${bars(lengths[f].quarter, f)} return ${percent(asks.beyondRival)} beyond the S&P 500\u2019s`,
  ),
  state(
    "momentum",
    (f) => `${bars(lengths[f].year, f)} momentum without the last ${plural(lengths[f].month, barNoun[f])}`,
  ),
  state("regime", () => "two-state regime: the higher mean is likelier"),
];

function beyond(id: DefinitionId, ask: number): Definition {
  return {
    id,
    waits: "gap",
    label: () => `record, exceeded by ${percent(ask)}`,
    words: () => `a first close ${percent(ask)} above the old record`,
  };
}

function yearHigh(id: DefinitionId, quiet: "quarter" | "half"): Definition {
  const high = (f: PanelFrequency) =>
    `${f === "daily" ? bars(lengths.weekly.year, "weekly") : bars(lengths[f].year, f)} high after ${plural(quietBeforeHigh[f][quiet], barNoun[f])} without one`;
  return { id, waits: "fixed", label: high, words: (f) => `a ${high(f)}` };
}

function state(id: DefinitionId, label: (frequency: PanelFrequency) => string): Definition {
  return { id, waits: "entered", label, words: label };
}

/** Every definition that the register allows and closes can give, in the order of the controls. */
export const definitions: readonly Definition[] = list;

export function definitionOf(id: DefinitionId): Definition {
  const found = list.find((definition) => definition.id === id);
  if (!found) throw new Error(`H1: no definition ${id}`);
  return found;
}

const rules: Partial<Record<DefinitionId, states.StateRule>> = {
  "golden-cross": states.goldenCross,
  "above-average": states.aboveAverage,
  "half-year": states.risenBy("half", asks.halfYear),
  "half-year-more": states.risenBy("half", asks.halfYearMore),
  year: states.risenBy("year", asks.year),
  "off-low": states.offTheLow,
  relative: states.aheadOfRival,
  momentum: states.momentum,
  regime: states.likelyHighMean,
};

const breakouts = keeper<readonly Breakout[]>(200);
const candidates = keeper<readonly Breakout[]>();

type Choice = Pick<Specification, "signal" | "definition" | "gap" | "entered">;

/** Every breakout of a signal by a definition over all its closes, in date order. */
export function breakoutsOf(data: H1Data, choice: Choice): readonly Breakout[] {
  return breakoutsIn(signalOf(data, choice.signal), data.frequency, choice);
}

/** The same of a signal that is none of the panels\u2019: what is found is kept with it. */
export function breakoutsIn(
  signal: Signal,
  frequency: PanelFrequency,
  { definition, gap, entered }: Omit<Choice, "signal">,
): readonly Breakout[] {
  const { waits } = definitionOf(definition);
  const wait = waits === "gap" ? gap : waits === "entered" ? entered : 0;
  return breakouts(signal, `${definition} ${wait}`, () => find(signal, frequency, definition, wait));
}

function find(signal: Signal, frequency: PanelFrequency, definition: DefinitionId, wait: number): Breakout[] {
  const { id, closes } = signal;
  const records = () => recordsIn(signal, frequency).filter(({ quiet }) => quiet >= wait);
  const confirmed = (confirms: (at: number, broken: number) => boolean) =>
    confirmedRecords(closes, records(), confirms);
  const beyondBy = (ask: number) => confirmed((at, broken) => (closes[at] ?? 0) > (1 + ask) * broken);
  const highs = (quietest: number) => yearHighsIn(signal, frequency).filter(({ quiet }) => quiet >= quietest);
  switch (definition) {
    case "record":
      return records();
    case "two-closes":
      return confirmed((at, broken) => Math.min(closes[at] ?? 0, closes[at - 1] ?? 0) > broken);
    case "slightly-beyond":
      return beyondBy(asks.slightly);
    case "clearly-beyond":
      return beyondBy(asks.clearly);
    case "year-high":
      return highs(quietBeforeHigh[frequency].quarter);
    case "year-high-late":
      return highs(quietBeforeHigh[frequency].half);
    case "round":
      return roundLevels(closes, roundStep[id]);
    default:
      return entriesIn(signal, frequency, definition).filter(({ quiet }) => quiet >= wait);
  }
}

/** Every record close of a signal, however short the time without one. */
function recordsIn(signal: Signal, frequency: PanelFrequency): readonly Breakout[] {
  return candidates(signal, "record", () => recordCloses({ ...signal, frequency }));
}

function yearHighsIn(signal: Signal, frequency: PanelFrequency): readonly Breakout[] {
  const window = lengths[frequency].year;
  return candidates(signal, "year-high", () => recordCloses({ ...signal, frequency }, window));
}

function entriesIn(signal: Signal, frequency: PanelFrequency, definition: DefinitionId): readonly Breakout[] {
  const rule = rules[definition];
  if (!rule) throw new Error(`H1: no rule for the definition ${definition}`);
  return candidates(signal, definition, () => entries({ ...signal, frequency }, rule(signal, frequency)));
}

/** Bars without a record, and out of an uptrend, where nothing else is said. */
export const defaultGap: Readonly<Record<PanelFrequency, number>> = { daily: 90, weekly: 13, monthly: 3 };
export const defaultEntered = (frequency: PanelFrequency): number => enteredAfter[frequency][1];
