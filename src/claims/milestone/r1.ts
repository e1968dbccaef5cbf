import { numberText, plural } from "../../text/numbers.js";
import { announcedLevel, articleDate } from "../article.js";
import { daysBetween, daysInBar } from "../bars.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict, overallVerdict } from "../verdict.js";
import { type FirstWay, firstWays, type RecordClose } from "./first-ways.js";
import { disagreements } from "./published-closes.js";
import { findCrossing, type R1Evidence } from "./r1-crossing.js";

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<R1Evidence> {
  const panel = panels.closes;
  if (!panel) throw new Error("R1: needs the panel closes");
  const choice = { level: Number(values.level), way: String(values.first) as FirstWay };
  const evidence = findCrossing(panel, choice, facts);
  const { first, breakout } = evidence;
  if (first === null && setting.asOf < articleDate) {
    return cannotSay(
      "R1",
      `by ${numberText("en").day(setting.asOf)}, before the articles, the index had not closed above the level`,
      values,
      setting,
    );
  }
  const holds = first !== null && first.date <= articleDate;
  const caveats =
    breakout && first && breakout.date < first.date ? ["the record that matters came earlier"] : [];
  const readings = [
    {
      words: "for the first time in its history",
      verdict: factVerdict(holds, caveats),
      reason: caveats[0] ?? `the ${firstWays[choice.way]} above the level`,
    },
  ];
  return {
    ...emptyFinding("R1", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate: first && {
      value: first.close,
      unit: "index points",
      label: `${firstWays[choice.way]} above the level`,
    },
    counted: countedOf(evidence),
    n: evidence.closes.length,
    effectiveN: evidence.closes.length,
    evidence,
  };
}

function countedOf({ breakout, firsts }: R1Evidence): Finding["counted"] {
  const one = (what: string, { date, close }: RecordClose) => ({
    what,
    date,
    value: close,
    unit: "index points",
  });
  return [
    ...(breakout ? [one("breakout", breakout)] : []),
    ...firsts.flatMap(({ way, first }) => (first ? [one(`${firstWays[way]} above the level`, first)] : [])),
  ];
}

function sentence(evidence: R1Evidence): string {
  const text = numberText("en");
  const { first, level, way, highestBefore, breakout } = evidence;
  const threshold = text.integer(level);
  if (!first) {
    return way === "close"
      ? `The Russell 2000 had not closed above ${threshold} in the data known on that day.`
      : `The Russell 2000 had no ${firstWays[way].replace("first ", "")} above ${threshold} in the data known on that day.`;
  }
  const opening =
    way === "close"
      ? `The Russell 2000 first closed above ${threshold} ${dayOf(first)}, at ${text.decimal(first.close, 2)}`
      : `The ${firstWays[way]} of the Russell 2000 above ${threshold} came ${dayOf(first)}, at ${text.decimal(first.close, 2)}`;
  const before =
    highestBefore && highestBefore.close <= level
      ? `; its highest close before was ${text.decimal(highestBefore.close, 2)}`
      : "";
  const late = first.date > articleDate ? " On the articles\u2019 date that had not happened." : "";
  return `${opening}${before}.${late}${breakoutBefore(first, breakout)}${vendors(evidence)}`;
}

function breakoutBefore(first: RecordClose, breakout: RecordClose | null): string {
  if (!breakout || breakout.date >= first.date) return "";
  const months = Math.round(daysBetween(breakout.date, first.date) / daysInBar.monthly);
  return ` The break to a record came ${plural(months, "month")} earlier, ${dayOf(breakout)}: the round number is not the breakout.`;
}

/** Where a page gives another close for the day itself: both values. */
function vendors({ first, published }: R1Evidence): string {
  const other = disagreements(published).find(({ date }) => date === first?.date);
  if (!other) return "";
  const text = numberText("en");
  return ` A page of the facts has ${text.decimal(other.published, 2)} for that close, the data ${text.decimal(other.held, 2)}.`;
}

/** "on 8 January 2026", or "by the end of January 2021" where only month ends are known. */
export function dayOf({ date, monthEnd }: RecordClose): string {
  const text = numberText("en");
  return monthEnd ? `by the end of ${text.month(date)}` : `on ${text.day(date)}`;
}

export const r1: Claim<R1Evidence> = {
  id: "R1",
  title: `The Russell 2000 passed ${numberText("en").integer(announcedLevel)} for the first time`,
  type: "dated fact",
  quotes: [
    {
      language: "en",
      text: "The Russell 2000 Index has achieved a significant milestone by surpassing the 2600 threshold for the first time in its history.",
    },
    { language: "it", text: "ha superato per la prima volta nella storia il livello di 2.600." },
  ],
  question: "On which day did the index first close above the level, and had it been at a record before?",
  definition:
    "The first daily close of the Russell 2000 price index above the level; where a vintage holds month ends only, the first month end. Weekly closes, month ends and two closes in a row can be chosen instead. The data hold closes of the price index only: highs within the day, total returns and levels adjusted for inflation are not in them; where a page gives a high within the day it stands among the facts.",
  verdictRule:
    "True if the first close above the level, in the way chosen, came by the articles\u2019 date; with a caveat if the index had broken out to a record earlier.",
  pitfalls: [
    "The round number has no economic meaning: the record that it stands for came earlier.",
    "Adjusted prices of funds move old highs; the index\u2019s own closes do not.",
    "A total-return index passes every level earlier than the price index, one adjusted for inflation later.",
    "Pages give closes that differ in the last digit; the chart shows each published close beside the one of the data.",
  ],
  facts: [
    "F01-01",
    "F01-02",
    "F01-03",
    "F01-04",
    "F01-05",
    "F01-06",
    "F01-07",
    "F01-08",
    "F01-09",
    "F01-12",
    "F01-13",
    "F01-15",
    "F01-16",
    "F01-17",
    "F01-21",
    "F01-24",
  ],
  literature: [],
  nullHypothesis: null,
  changeOfMind: "A close above the level on an earlier day in the index provider\u2019s own record.",
  series: ["rut"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly"],
  settledOn: () => articleDate,
  parameters: () => [
    {
      kind: "range",
      id: "level",
      label: "level",
      unit: "index points",
      default: announcedLevel,
      minimum: 1000,
      maximum: 3000,
      step: 50,
    },
    {
      kind: "choice",
      id: "first",
      label: "what counts as passing it",
      default: "close",
      options: Object.entries(firstWays).map(([value, label]) => ({ value, label })),
    },
  ],
  inWords: ({ level, first }) =>
    `The ${firstWays[String(first) as FirstWay]} above ${numberText("en").integer(Number(level))}; where there are no daily closes, month ends.`,
  panels: ({ frequency, asOf }) => ({ closes: { query: "record-closes", frequency, asOf } }),
  evaluate,
};
