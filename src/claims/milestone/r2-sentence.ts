import { countWord, numberText, plural } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import { barNoun } from "../bars.js";
import type { R2Evidence } from "./r2.js";
import type { Statement } from "./r2-crossing.js";
import { changeText, largerBefore } from "./r2-readings.js";
import { sides } from "./r2-study.js";

/** The finding of R2 in words, made of its evidence. */
export function r2Sentence(evidence: R2Evidence): string {
  return [onTheDate(evidence), afterBreakouts(evidence), betweenDates(evidence)].filter(Boolean).join(" ");
}

function onTheDate({ study, liquidityDay, frequency }: R2Evidence): string {
  const { measure, window } = study.choice;
  const over = plural(window, barNoun[frequency]);
  if (!liquidityDay) return `What ${measure.name} did before the crossing is not known on this day.`;
  const { earlier, larger } = largerBefore({ study, liquidityDay });
  const day = numberText("en").day(articleDate);
  const changed = `As known on ${day}, ${measure.name} had changed by ${changeText(liquidityDay.change, measure.unit)} over ${over}`;
  if (earlier.length === 0) return `${changed}.`;
  const which =
    larger.length === earlier.length
      ? `each of ${countWord(earlier.length)}`
      : `${larger.length === 0 ? "none" : countWord(larger.length)} of ${countWord(earlier.length)}`;
  return `${changed}; before ${which} earlier breakouts it had risen by more.`;
}

function afterBreakouts({ study, frequency }: R2Evidence): string {
  const { test, places, choice } = study;
  if (!test) return "No breakout has its window behind it yet.";
  const text = numberText("en");
  const over = plural(choice.window, barNoun[frequency]);
  const where = choice.side === "turn" ? sides.turn : `in the ${over} ${sides[choice.side]}`;
  return `On average over ${plural(places.length, "breakout")} it changed by ${changeText(test.observed, choice.measure.unit)} ${where}, against ${changeText(test.placeboMean, choice.measure.unit)} around any ${barNoun[frequency]} (p ${text.pValue(test.p)}).`;
}

function betweenDates({ crossing: { known, autumn }, study }: R2Evidence): string {
  if (!known || !autumn || study.choice.measure.id !== "net") return "";
  const text = numberText("en");
  const difference = (pick: (statement: Statement) => number | null) => {
    const [now, then] = [pick(known), pick(autumn)];
    return now === null || then === null ? null : now - then;
  };
  const average = difference((statement) => statement.average);
  const level = difference((statement) => statement.level);
  if (average === null || level === null) return "";
  const told = (value: number) => `$${text.integer(Math.abs(value))} bn ${value < 0 ? "lower" : "higher"}`;
  const [first, second] = [told(average), told(level)];
  return `On ${text.day(known.date)} it was ${first} than on ${text.day(autumn.date)} with the Treasury\u2019s account as a week\u2019s average, ${second} with that Wednesday\u2019s balance.`;
}
