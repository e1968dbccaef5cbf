import { countWord, numberText } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import type { Claim, Finding, Panel, Parameters, Setting } from "../claim.js";
import { numbers } from "../columns.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict, overallVerdict } from "../verdict.js";

export const coinNames: Readonly<Record<string, string>> = { btc: "Bitcoin", eth: "Ether" };
const claimedMonths = 3;

export interface MonthlyChange {
  readonly month: string;
  /** In percent; null where the vintage has no bar. */
  readonly change: number | null;
  readonly finished: boolean;
}

export interface C1Evidence {
  readonly coin: string;
  readonly end: string;
  readonly changes: Readonly<Record<string, readonly MonthlyChange[]>>;
  /** Months down in a row up to the end, by coin. */
  readonly streaks: Readonly<Record<string, number>>;
  /** Change of the month in which the articles stood, up to their date where known. */
  readonly current: MonthlyChange | null;
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<C1Evidence> {
  const panel = panels.months;
  const published = panels.published;
  if (!panel || !published) throw new Error("C1: needs the panels months and published");
  const end = String(values.end);
  if (!panel.dates.some((date, row) => date === end && panel.columns.finished?.[row] === true)) {
    return cannotSay(
      "C1",
      `${numberText("en").month(end)} was not over by ${numberText("en").day(setting.asOf)}`,
      values,
      setting,
    );
  }
  const evidence = countStreaks(panel, published, String(values.coin), end);
  const streak = evidence.streaks[evidence.coin] ?? 0;
  const caveats = listCaveats(evidence);
  const readings = [
    {
      words: "three consecutive months",
      verdict: factVerdict(streak >= claimedMonths, caveats),
      reason: caveats.join("; ") || "the months before the articles, at UTC month ends",
    },
  ];
  const recent = recentChanges(evidence);
  const total = recent.reduce((product, change) => product * (1 + change / 100), 1);
  return {
    ...emptyFinding("C1", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate: { value: (total - 1) * 100, unit: "percent", label: "change over the months down in a row" },
    counted: Object.keys(coinNames).flatMap((id) =>
      downMonths(evidence, id).map(({ month, change }) => ({
        what: id,
        date: month,
        value: change,
        unit: "percent",
      })),
    ),
    n: recent.length,
    effectiveN: recent.length,
    evidence,
  };
}

function countStreaks(panel: Panel, published: Panel, coin: string, end: string): C1Evidence {
  const changes = Object.fromEntries(Object.keys(coinNames).map((id) => [id, monthlyChanges(panel, id)]));
  const streaks = Object.fromEntries(Object.entries(changes).map(([id, list]) => [id, streakTo(list, end)]));
  const current =
    monthlyChanges(published, coin).findLast(({ finished, change }) => !finished && change !== null) ?? null;
  return { coin, end, changes, streaks, current };
}

function monthlyChanges(panel: Panel, coin: string): MonthlyChange[] {
  const change = numbers(panel, `${coin}_change`);
  return panel.dates.map((date, row) => ({
    month: date,
    change: change[row] ?? null,
    finished: panel.columns.finished?.[row] === true,
  }));
}

function streakTo(changes: readonly MonthlyChange[], end: string): number {
  const last = changes.findLastIndex(({ month, finished }) => finished && month <= end);
  let length = 0;
  while (last - length >= 0 && (changes[last - length]?.change ?? 0) < 0) length += 1;
  return length;
}

function recentChanges(evidence: C1Evidence): number[] {
  return downMonths(evidence, evidence.coin).map(({ change }) => change ?? 0);
}

/** The months down in a row up to the end, for one coin. */
function downMonths({ changes, end, streaks }: C1Evidence, coin: string): readonly MonthlyChange[] {
  const upToEnd = (changes[coin] ?? []).filter(({ month, finished }) => finished && month <= end);
  return upToEnd.slice(upToEnd.length - (streaks[coin] ?? 0));
}

function listCaveats({ streaks, coin, current }: C1Evidence): string[] {
  const others = Object.entries(streaks).filter(([id, length]) => id !== coin && length !== streaks[coin]);
  return [
    ...others.map(
      ([id, length]) =>
        `${(coinNames[id] ?? id).toLowerCase()} counts ${length === 0 ? "none" : countWord(length)}`,
    ),
    ...(current?.change != null && current.change > 0
      ? ["the month in which the articles appeared was up"]
      : []),
  ];
}

function sentence(evidence: C1Evidence): string {
  const text = numberText("en");
  const { coin, streaks, end, current } = evidence;
  const name = coinNames[coin] ?? coin;
  const recent = recentChanges(evidence);
  const lead =
    recent.length === 0
      ? `${name} did not fall in ${text.month(end)}`
      : `${name} fell ${countWord(recent.length)} ${recent.length === 1 ? "month" : "months in a row"} to ${text.month(end)} (${text.list(recent.map((change) => `${text.signedPercent(change / 100, 2)}`))})`;
  const others = Object.entries(streaks)
    .filter(([id]) => id !== coin)
    .map(
      ([id, length]) => `${(coinNames[id] ?? id).toLowerCase()} ${length === 0 ? "none" : countWord(length)}`,
    );
  const month =
    current?.change != null
      ? `; in the month of the articles ${name.toLowerCase()} stood at ${text.signedPercent(current.change / 100, 1)} by ${text.day(current.month)}`
      : "";
  return `${lead}; ${text.list(others)}${month}.`;
}

export const c1: Claim<C1Evidence> = {
  id: "C1",
  title: "Crypto had fallen three months in a row",
  type: "dated fact",
  quotes: [
    {
      language: "en",
      text: "the cryptocurrency market has experienced a prolonged downturn, declining for three consecutive months.",
    },
    {
      language: "it",
      text: "Il mercato delle criptovalute si \u00e8 consolidato/declinato per circa tre mesi.",
    },
  ],
  question:
    "How many calendar months in a row had bitcoin and ether closed lower when the articles appeared?",
  definition:
    "Calendar months that closed below the month before, at UTC month ends, counted back from the last month before the articles.",
  verdictRule:
    "True if the count reaches the claimed months; with a caveat if other coins count differently or the month of the articles was up.",
  pitfalls: ["The count depends on the coin and on where a month ends."],
  facts: [],
  literature: [],
  nullHypothesis: null,
  changeOfMind: "Month-end closes of a second venue that give another count.",
  series: ["btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly"],
  settledOn: ({ end }) => (String(end) > articleDate ? String(end) : articleDate),
  parameters: () => [
    {
      kind: "choice",
      id: "coin",
      label: "coin",
      default: "btc",
      options: Object.entries(coinNames).map(([value, label]) => ({ value, label })),
    },
    {
      kind: "choice",
      id: "end",
      label: "months up to",
      default: "2025-12-31",
      options: [
        { value: "2025-12-31", label: "December 2025" },
        { value: "2025-11-30", label: "November 2025" },
        { value: "2026-07-31", label: "July 2026" },
      ],
    },
  ],
  inWords: ({ coin, end }) =>
    `Calendar months that ${(coinNames[String(coin)] ?? String(coin)).toLowerCase()} closed lower than it opened, counted back from ${numberText("en").month(String(end))}.`,
  panels: ({ frequency, asOf }) => ({
    months: { query: "crypto-months", frequency, asOf },
    published: { query: "crypto-months", frequency, asOf: articleDate < asOf ? articleDate : asOf },
  }),
  evaluate,
};
