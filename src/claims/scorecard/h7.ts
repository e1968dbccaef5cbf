import { countWord, numberText } from "../../text/numbers.js";
import { announcedDate } from "../article.js";
import { addDays, daysBetween, daysInBar } from "../bars.js";
import type { Claim, Finding, Panel, Parameters, Setting } from "../claim.js";
import { numbers, unbroken } from "../columns.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { assetNames } from "../rotation/h1-assets.js";
import { forecastVerdict, overallVerdict } from "../verdict.js";

/** Days after the announced close at which the forecast is scored: the register\u2019s, fixed before the outcome was looked at. */
const scoreDays = [30, 60, 91, 182, 273, 300];

export interface Score {
  readonly days: number;
  readonly date: string;
  /** Whether the day was over on the as-of day. */
  readonly due: boolean;
  /** Fraction; null while the day is not over, or where the vintage has no close of it. */
  readonly change: number | null;
  readonly russellChange: number | null;
  /** Share of all starts of the history whose change over as many bars was lower; null while open. */
  readonly percentile: number | null;
  readonly historyStarts: number;
}

export interface H7Evidence {
  readonly asset: string;
  readonly scores: readonly Score[];
  /** The whole path to the last day of the vintage. */
  readonly last: Score | null;
  readonly path: readonly { readonly date: string; readonly asset: number; readonly russell: number }[];
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<H7Evidence> {
  const { holdOut, history } = panels;
  if (!holdOut || !history) throw new Error("H7: needs the panels holdOut and history");
  const evidence = scorePath(holdOut, history, String(values.asset), setting.asOf);
  if (evidence.path.length < 2) {
    const day = numberText("en").day(setting.asOf);
    return cannotSay("H7", `by ${day} no day after the announced close was over`, values, setting);
  }
  const due = evidence.scores.filter(({ change }) => change !== null);
  const readings = [
    {
      words: "in the months after",
      verdict: forecastVerdict(
        evidence.scores.map(({ change }) => ({ due: change !== null, cameTrue: (change ?? 0) > 0 })),
      ),
      reason: "a forecast is scored on the days fixed beforehand that are over",
    },
  ];
  const latest = due.at(-1) ?? null;
  return {
    ...emptyFinding("H7", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate: latest && {
      value: (latest.change ?? 0) * 100,
      unit: "percent",
      label: `change over ${latest.days} days`,
    },
    p: latest && pOf(latest),
    counted: evidence.scores.map(({ days, date, change }) => ({
      what: `${(assetNames[evidence.asset] ?? evidence.asset).toLowerCase()} after ${days} days`,
      date,
      value: change === null ? null : 100 * change,
      unit: "percent",
    })),
    n: 1,
    effectiveN: 1,
    evidence,
  };
}

function pOf({ percentile, historyStarts }: Score) {
  if (percentile === null) return null;
  return {
    value: (Math.round((1 - percentile) * historyStarts) + 1) / (historyStarts + 1),
    method: `rank of the hold-out among the ${historyStarts} starts of the history`,
    sided: "one" as const,
    smallestAttainable: 1 / (historyStarts + 1),
  };
}

function scorePath(holdOut: Panel, history: Panel, asset: string, asOf: string): H7Evidence {
  const from = holdOut.dates.indexOf(announcedDate);
  const assetCloses = numbers(holdOut, asset);
  const russellCloses = numbers(holdOut, "rut");
  const base = from < 0 ? null : assetCloses[from];
  const russellBase = from < 0 ? null : russellCloses[from];
  const path = holdOut.dates.flatMap((date, row) => {
    const close = assetCloses[row];
    const russell = russellCloses[row];
    if (row < from || !base || !russellBase || close == null || russell == null) return [];
    return [{ date, asset: close / base, russell: russell / russellBase }];
  });
  const past = unbroken(history, asset).values;
  const score = (days: number): Score =>
    scoreAt(days, path, past, { bars: Math.round(days / daysInBar[history.frequency]), asOf });
  const end = path.at(-1);
  return {
    asset,
    scores: scoreDays.map(score),
    last: end && end.date > announcedDate ? score(daysBetween(announcedDate, end.date)) : null,
    path,
  };
}

function scoreAt(
  days: number,
  path: H7Evidence["path"],
  past: Float64Array,
  { bars, asOf }: { readonly bars: number; readonly asOf: string },
): Score {
  const date = addDays(announcedDate, days);
  const point = path.find((candidate) => candidate.date === date);
  const changes = Array.from(past.subarray(bars), (close, i) => close / (past[i] ?? close) - 1);
  const change = point ? point.asset - 1 : null;
  return {
    days,
    date,
    due: date <= asOf,
    change,
    russellChange: point ? point.russell - 1 : null,
    percentile: change === null ? null : changes.filter((other) => other < change).length / changes.length,
    historyStarts: changes.length,
  };
}

function sentence({ asset, scores, last }: H7Evidence): string {
  const text = numberText("en");
  const name = assetNames[asset] ?? asset;
  const due = scores.filter(({ change }) => change !== null);
  if (due.length === 0 || !last)
    return `No scoring day is over yet: on that day the forecast was still open.`;
  const up = due.filter(({ change }) => (change ?? 0) > 0).length;
  const told = due.map(({ days, change }) => `${text.signedPercent(change ?? 0)} after ${days} days`);
  const latest = due.at(-1);
  const russell =
    latest?.russellChange != null ? ` (the Russell ${text.signedPercent(latest.russellChange)} by then)` : "";
  return [
    `From the announced close ${name.toLowerCase()} was higher on ${up === 0 ? "none" : countWord(up)} of the ${countWord(due.length)} scoring days that are over:`,
    `${text.list(told)}${russell};`,
    `by ${text.day(last.date)}, ${last.days} days on, it stood at ${text.signedPercent(last.change ?? 0)}.`,
  ].join(" ");
}

export const h7: Claim<H7Evidence> = {
  id: "H7",
  title: "Crypto is the next destination",
  type: "forecast",
  quotes: [
    { language: "en", text: "ETH and altcoins followed in the months after." },
    { language: "it", text: "la storia suggerisce che le criptovalute saranno la prossima destinazione." },
  ],
  question: `Was ether higher ${numberText("en").list(scoreDays.map(String))} days after the close that the articles announce?`,
  definition:
    "The change of the asset from its close on the day of the announced close, on scoring days fixed beforehand.",
  verdictRule:
    "Supported if the asset was higher on every scoring day that is over, contradicted if on none, inconclusive otherwise.",
  pitfalls: ["One forecast is one observation: its rank among all starts says how unusual it was, not why."],
  facts: [],
  literature: [],
  nullHypothesis:
    "The return after that day is an ordinary one: a draw from all the returns before and since.",
  changeOfMind:
    "Nothing, for the days that are over; the open ones are scored when they come, whatever they show.",
  series: ["rut", "btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly", "daily"],
  settledOn: () => null,
  parameters: () => [
    {
      kind: "choice",
      id: "asset",
      label: "what is followed",
      default: "eth",
      options: Object.entries(assetNames).map(([value, label]) => ({ value, label })),
    },
  ],
  inWords: ({ asset }) =>
    `${assetNames[String(asset)] ?? String(asset)} from its close on ${numberText("en").day(announcedDate)}, the day of the announced close.`,
  panels: ({ frequency, asOf }) => ({
    holdOut: { query: "hold-out", frequency: "daily", asOf },
    history: { query: "breakouts", frequency, asOf },
  }),
  evaluate,
};
