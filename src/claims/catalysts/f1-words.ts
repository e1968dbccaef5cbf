import { countWord, numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Reading, Setting } from "../claim.js";
import type { F1Evidence } from "./f1.js";
import type { YearOf } from "./f1-readings.js";

/** How many of the three readings a year has met, as far as known. */
export function metCount({ record, season, ratio }: YearOf): number {
  return [record, season, ratio].filter(({ cameTrue }) => cameTrue).length;
}

const closes = { daily: "daily close", weekly: "weekly close", monthly: "month-end close" };

type Words = Pick<Reading, "words" | "reason">;

/** Each reading in words, and what the data known show of it. */
export function readingWords({
  choice,
  frequency,
  year,
}: F1Evidence): Record<"record" | "season" | "ratio", Words> {
  const text = numberText("en");
  const { record, season, ratio } = year;
  const noun = barNoun[frequency];
  const highest =
    record.value === null || record.before === null || record.date === null
      ? "no close is held"
      : `the highest ${closes[frequency]} of the year is ${text.integer(record.value)}, of ${text.shortDay(record.date)}; before it was ${text.integer(record.before)}`;
  const longest =
    season.value === null || season.through === null
      ? "no altcoin is held in that year"
      : `the longest run is ${plural(season.value, noun)}, of what is held to ${text.shortDay(season.through)}`;
  const crossed =
    ratio.date === null || ratio.fromAbove === null
      ? "no ratio is held"
      : ratio.cameTrue
        ? `it did by ${text.shortDay(ratio.date)}, from ${ratio.fromAbove ? "above: ether fell to it" : "below"}`
        : `it has stayed ${ratio.fromAbove ? "above" : "below"}, at ${text.decimal(ratio.value ?? 0, 2)} on ${text.shortDay(ratio.date)}`;
  return {
    record: { words: `ether\u2019s record close in ${choice.year}`, reason: highest },
    season: {
      words: `an altcoin season of ${plural(choice.bars, noun)}`,
      reason: longest,
    },
    ratio: { words: "ether over the Russell back at its mean", reason: crossed },
  };
}

export function f1Sentence(evidence: F1Evidence, { asOf }: Setting): string {
  const text = numberText("en");
  const { year, years, choice } = evidence;
  const words = readingWords(evidence);
  const state = (reading: { cameTrue: boolean; due: boolean }) =>
    reading.cameTrue ? "came about" : reading.due ? "did not come about" : "is open";
  const told = [
    `a record close of ether ${state(year.record)} (${words.record.reason})`,
    `an altcoin season ${state(year.season)} (${words.season.reason})`,
    `ether\u2019s return to its mean against the Russell ${state(year.ratio)} (${words.ratio.reason})`,
  ];
  const decided = years.filter(({ record, season, ratio }) => record.due && season.due && ratio.due);
  const any = decided.filter((one) => metCount(one) > 0).length;
  const base =
    decided.length === 0
      ? ""
      : ` Of the ${plural(decided.length, "year")} before, ${countWord(any)} met at least one of the three.`;
  return `As worded nothing can contradict it. As known on ${text.day(asOf)}, of three readings for ${choice.year}: ${told.join("; ")}.${base}`;
}
