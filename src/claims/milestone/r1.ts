import { numberText, plural } from "../../text/numbers.js";
import { announcedLevel, articleDate } from "../article.js";
import { daysBetween, daysInBar } from "../bars.js";
import type { Claim, Finding, Panel, Parameters, Setting } from "../claim.js";
import { numbers, texts } from "../columns.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict, overallVerdict } from "../verdict.js";

export const quietDays = 90;

export interface RecordClose {
  readonly date: string;
  readonly close: number;
  /** Where only month ends are known, the day is not: the close is the month\u2019s last. */
  readonly monthEnd: boolean;
}

export interface R1Evidence {
  readonly level: number;
  readonly closes: readonly RecordClose[];
  /** First date from which the closes are daily; before it only month ends are known. */
  readonly dailyFrom: string | null;
  readonly first: RecordClose | null;
  /** Highest close before the first one above the level. */
  readonly highestBefore: RecordClose | null;
  /** The last record before it that ended a quarter or more without one: the breakout that the round number stands for. */
  readonly breakout: RecordClose | null;
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<R1Evidence> {
  const panel = panels.closes;
  if (!panel) throw new Error("R1: needs the panel closes");
  const evidence = findCrossing(panel, Number(values.level));
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
      reason: caveats[0] ?? "the first close above the level",
    },
  ];
  return {
    ...emptyFinding("R1", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate: first && { value: first.close, unit: "index points", label: "first close above the level" },
    counted: [
      ...(breakout
        ? [{ what: "breakout", date: breakout.date, value: breakout.close, unit: "index points" }]
        : []),
      ...(first
        ? [
            {
              what: "first close above the level",
              date: first.date,
              value: first.close,
              unit: "index points",
            },
          ]
        : []),
    ],
    n: evidence.closes.length,
    effectiveN: evidence.closes.length,
    evidence,
  };
}

function findCrossing(panel: Panel, level: number): R1Evidence {
  const rut = numbers(panel, "rut");
  const bars = texts(panel, "bar");
  const records = numbers(panel, "previous_record");
  const recordDates = texts(panel, "previous_record_date");
  const closes = panel.dates.map((date, row) => ({
    date,
    close: requireClose(rut[row], date),
    monthEnd: bars[row] !== "daily",
  }));
  const first = closes.find(({ close }) => close > level) ?? null;
  const before = closes.filter(({ date }) => first === null || date < first.date);
  const breakout = closes.findLast(({ date, close }, row) => {
    const record = records[row];
    const recordDate = recordDates[row];
    const beatsRecord = record != null && recordDate != null && close > record;
    return beatsRecord && date <= (first?.date ?? "9999") && daysBetween(recordDate, date) >= quietDays;
  });
  const dailyRow = bars.indexOf("daily");
  return {
    level,
    closes,
    dailyFrom: dailyRow < 0 ? null : (panel.dates[dailyRow] ?? null),
    first,
    highestBefore: before.reduce<RecordClose | null>((a, b) => (a && a.close >= b.close ? a : b), null),
    breakout: breakout ?? null,
  };
}

function requireClose(close: number | null | undefined, date: string): number {
  if (close == null) throw new Error(`R1: no close of the Russell 2000 on ${date}`);
  return close;
}

function sentence({ first, level, highestBefore, breakout }: R1Evidence): string {
  const text = numberText("en");
  const threshold = text.integer(level);
  if (!first) return `The Russell 2000 had not closed above ${threshold} in the data known on that day.`;
  const opening = `The Russell 2000 first closed above ${threshold} ${dayOf(first)}, at ${text.decimal(first.close, 2)}`;
  const before = highestBefore
    ? `; its highest close before was ${text.decimal(highestBefore.close, 2)}`
    : "";
  if (!breakout || breakout.date >= first.date) return `${opening}${before}.`;
  const months = Math.round(daysBetween(breakout.date, first.date) / daysInBar.monthly);
  return `${opening}${before}. The break to a record came ${plural(months, "month")} earlier, ${dayOf(breakout)}: the round number is not the breakout.`;
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
    "The first daily close of the Russell 2000 price index above the level; where a vintage holds month ends only, the first month end.",
  verdictRule:
    "True if the first close above the level came by the articles\u2019 date; with a caveat if the index had broken out to a record earlier.",
  pitfalls: [
    "The round number has no economic meaning: the record that it stands for came earlier.",
    "Adjusted prices of funds move old highs; the index\u2019s own closes do not.",
  ],
  facts: [],
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
  ],
  inWords: ({ level }) =>
    `The first daily close above ${numberText("en").integer(Number(level))}; before the daily closes, month ends.`,
  panels: ({ frequency, asOf }) => ({ closes: { query: "record-closes", frequency, asOf } }),
  evaluate,
};
