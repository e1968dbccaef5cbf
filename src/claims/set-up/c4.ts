import { numberText, plural, timesWord } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import { barNoun } from "../bars.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict, overallVerdict } from "../verdict.js";
import {
  circularity,
  dailyMood,
  type OtherReading,
  otherReadings,
  type Standing,
  standingOf,
} from "./mood.js";
import { type DayReading, type ResetRule, resetDays, resetWindow } from "./resets.js";
import { dayBefore, sellOffDate } from "./sell-off.js";

const sourceFacts = ["F06-18", "F06-21", "F06-28", "F06-32"];
const indexUnit = "index points";
/** "In the lowest quintile". */
const quintile = 0.2;

export interface C4Evidence {
  readonly rule: ResetRule;
  /** The reading of the articles\u2019 date, and that of the day before the sell-off. */
  readonly now: DayReading;
  readonly before: DayReading;
  readonly standing: Standing;
  /** Days at or below the threshold from the sell-off to the articles, and all days. */
  readonly lowDays: number;
  readonly allDays: number;
  /** Days on which the index was reset, from the sell-off to the end of the data. */
  readonly resets: readonly string[];
  /** The lowest reading after the articles; null before it is known. */
  readonly afterwards: DayReading | null;
  readonly path: readonly DayReading[];
  readonly circularity: number | null;
  readonly others: readonly OtherReading[];
  readonly bar: string;
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<C4Evidence> {
  const { days, history } = panels;
  if (!days || !history) throw new Error("C4: needs the panels days and history");
  const text = numberText("en");
  if (setting.asOf < articleDate) {
    const reason = `${text.day(setting.asOf)} is before the articles, and the claim is about what was known when they appeared`;
    return cannotSay("C4", reason, values, setting);
  }
  const path = dailyMood(days);
  const now = path.find(({ date }) => date === articleDate);
  const before = path.find(({ date }) => date === dayBefore);
  const standing = now ? standingOf(history, now.value) : null;
  if (!now || !before || !standing) {
    const reason =
      "this vintage lacks the Fear & Greed index on the articles\u2019 date or before the sell-off";
    return cannotSay("C4", reason, values, setting);
  }
  const rule = { threshold: Number(values.threshold), least: Number(values.least) };
  const since = path.filter(({ date }) => date >= sellOffDate && date <= articleDate);
  const after = path.filter(({ date }) => date > articleDate);
  const evidence: C4Evidence = {
    rule,
    now,
    before,
    standing,
    lowDays: since.filter(({ value }) => value <= rule.threshold).length,
    allDays: since.length,
    resets: resetDays(path, rule).filter((date) => date >= sellOffDate),
    afterwards: after.reduce<DayReading | null>((a, b) => (a && a.value <= b.value ? a : b), null),
    path,
    circularity: circularity(history),
    others: otherReadings(facts, sourceFacts, path),
    bar: barNoun[history.frequency],
  };
  const readings = [diminished(evidence), reset(evidence)];
  return {
    ...emptyFinding("C4", { ...values, frequency: setting.frequency }, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate: { value: now.value, unit: indexUnit, label: "the index on the articles\u2019 date" },
    counted: evidence.resets
      .filter((date) => date <= articleDate)
      .map((date) => ({
        what: "index back above the threshold",
        date,
        value: path.find((reading) => reading.date === date)?.value ?? null,
        unit: indexUnit,
      })),
    n: evidence.allDays,
    effectiveN: evidence.allDays,
    evidence,
  };
}

function diminished({ now, before, standing, bar }: C4Evidence): Reading {
  const text = numberText("en");
  const inQuintile = standing.atOrBelow <= quintile;
  const caveats = inQuintile
    ? []
    : [
        `not in the lowest ${text.percent(quintile)} of its history: ${text.percent(standing.atOrBelow)} of its ${bar}s had been as low`,
      ];
  return {
    words: "diminished trader confidence",
    verdict: factVerdict(now.value < before.value, caveats),
    reason: [`${now.value} against ${before.value} on the day before the sell-off`, ...caveats].join("; "),
  };
}

function reset({ rule, now, resets, circularity: r, afterwards }: C4Evidence): Reading {
  const text = numberText("en");
  const known = resets.filter((date) => date <= articleDate);
  const holds = known.length > 0 && now.value > rule.threshold;
  const later = afterwards !== null && afterwards.value <= rule.threshold;
  const caveats = [
    ...(known.length > 1
      ? [
          `it had been reset ${timesWord(known.length)} since the sell-off, and had fallen back each time but the last`,
        ]
      : []),
    ...(later ? [`it fell to ${afterwards.value} after the articles, on ${text.day(afterwards.date)}`] : []),
    ...(r === null
      ? []
      : [
          `the index holds the price itself: its correlation with bitcoin\u2019s change over the month before is ${text.decimal(r, 2)}`,
        ]),
  ];
  const why = holds
    ? "low for long enough and back above the threshold"
    : known.length === 0
      ? "it was never low for long enough and then back above the threshold"
      : "it was at or below the threshold again on the articles\u2019 date";
  return {
    words: "Il sentiment \u00e8 stato ripristinato",
    verdict: factVerdict(holds, caveats),
    reason: [why, ...(holds ? caveats : [])].join("; "),
  };
}

function sentence({
  now,
  before,
  standing,
  lowDays,
  allDays,
  resets,
  afterwards,
  rule,
  bar,
}: C4Evidence): string {
  const text = numberText("en");
  const known = resets.filter((date) => date <= articleDate);
  const last = known.at(-1);
  const told = last
    ? `by the definition it had been reset ${timesWord(known.length)}, last on ${text.day(last)}`
    : "by the definition it had not been reset";
  const later = afterwards
    ? `; its lowest reading since is ${afterwards.value}, on ${text.day(afterwards.date)}`
    : "";
  return [
    `On ${text.day(now.date)} the Fear & Greed index stood at ${now.value}, against ${before.value} on the day before the sell-off; ${text.percent(standing.atOrBelow)} of its ${bar}s since ${text.month(standing.from)} had been as low.`,
    `It was at ${rule.threshold} or below on ${text.integer(lowDays)} of ${text.integer(allDays)} days since the sell-off; ${told}${later}.`,
  ].join(" ");
}

export const c4: Claim<C4Evidence> = {
  id: "C4",
  title: "Sentiment had been reset",
  type: "dated fact",
  quotes: [
    {
      language: "en",
      text: "a market correction in October that significantly reduced leverage positions and diminished trader confidence",
    },
    { language: "it", text: "Il sentiment \u00e8 stato ripristinato" },
  ],
  question:
    "How low was the mood of the crypto market on the articles\u2019 date, had it been low for long, and had it turned?",
  definition: `The Crypto Fear & Greed Index of alternative.me, from nought (fear) to a hundred (greed). Diminished: below its reading of the day before the sell-off; its place in its own history counts readings up to the articles\u2019 date alone. Reset: at or below the threshold on enough of the last ${resetWindow} days and then back above it, at least once since the sell-off, and above it on the articles\u2019 date.`,
  verdictRule:
    "Each reading of the words is true or false, with a caveat for what it leaves out: a level that is low but not in its lowest fifth, a reset that came before and did not hold, one that was undone later. The weaker reading speaks.",
  pitfalls: [
    "Circularity: the index is made of volatility, momentum and volume of the same market, so that it falls because the price has fallen. It is no independent evidence for what the price does next.",
    "Other indices of the same name differ: that of CoinMarketCap stood apart from this one by many points on single days.",
    "A reset is seen only when the index comes back; whether it holds is known later. Several resets in a row mean that the earlier ones did not.",
    "Funding rates, option skew and search interest, which the register offers as other measures, are not held.",
    "Where a vintage holds month ends alone before the autumn of the sell-off, the history that the level is placed in is one of month ends.",
  ],
  facts: sourceFacts,
  literature: [],
  nullHypothesis: null,
  changeOfMind:
    "A measure of mood that is not made of the price (a survey, flows by kind of investor) that shows another course.",
  series: ["fng"],
  historyFrom: "2018-02-28",
  frequencies: ["monthly", "weekly", "daily"],
  settledOn: () => articleDate,
  parameters: () => [
    {
      kind: "choice",
      id: "threshold",
      label: "low is",
      default: 25,
      options: [25, 20, 10].map((value) => ({ value, label: `${value} or below` })),
    },
    {
      kind: "range",
      id: "least",
      label: `low days of the last ${resetWindow}`,
      unit: "day",
      default: 5,
      minimum: 1,
      maximum: resetWindow,
      step: 1,
    },
  ],
  inWords: ({ threshold, least }) =>
    `Sentiment was reset if the index was at ${threshold} or below on at least ${plural(Number(least), "day")} of the last ${resetWindow} and then back above.`,
  panels: ({ frequency, asOf }) => ({
    days: { query: "crypto-days", frequency: "daily", asOf },
    history: { query: "sentiment", frequency, asOf },
  }),
  evaluate,
};
