import type { PanelFrequency } from "../../series/series.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import { announcedDate } from "../article.js";
import { addDays } from "../bars.js";
import type { Claim, FactRow, Finding, Panel, Parameter, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { assetNames } from "../rotation/h1-assets.js";
import { averageVerdict } from "../verdict.js";
import { callsOf, type FirstClose, firstCloseAbove, nextLevel } from "./calls.js";
import { frozenRule, frozenRuleHash, hashName } from "./frozen-rule.js";
import { h7Sentence } from "./h7-sentence.js";
import { scorecardLiterature } from "./literature.js";
import {
  type BandPoint,
  type PathDay,
  type Score,
  type ScoredCall,
  scoreCall,
  scoreDays,
  unconditionalBand,
} from "./score.js";
import { type StandIn, scoredSeries, standIns } from "./stand-ins.js";

export interface H7Evidence {
  readonly asset: string;
  readonly standIn: StandIn;
  /** What is scored, as a sentence names it. */
  readonly name: string;
  readonly frequency: PanelFrequency;
  /** The day from which the articles\u2019 forecast is scored. */
  readonly base: string;
  readonly scores: readonly Score[];
  /** The whole path to the last day of the vintage. */
  readonly last: Score | null;
  readonly path: readonly PathDay[];
  /** All public calls of the narrative made by then, the articles\u2019 among them. */
  readonly calls: readonly ScoredCall[];
  readonly band: readonly BandPoint[];
  readonly firstAbove: FirstClose | null;
  readonly nextLevel: number;
  readonly ruleHash: string;
}

/** On which day of a call its score begins. */
const bases = {
  call: { label: "the close of the call\u2019s day", later: 0 },
  next: { label: "the close of the day after, when it was in print", later: 1 },
} as const;
type Base = keyof typeof bases;

function parameters(): Parameter[] {
  return [
    {
      kind: "choice",
      id: "asset",
      label: "what is followed",
      default: "eth",
      options: Object.entries(assetNames).map(([value, label]) => ({ value, label })),
    },
    {
      kind: "choice",
      id: "base",
      label: "scored from",
      default: "call",
      options: Object.entries(bases).map(([value, { label }]) => ({ value, label })),
    },
    {
      kind: "choice",
      id: "scored",
      label: "in the months after",
      default: "all",
      options: [
        { value: "all", label: "every scoring day" },
        ...scoreDays.map((days) => ({ value: days, label: `after ${days} days` })),
      ],
    },
    {
      kind: "choice",
      id: "standIn",
      label: "what is scored",
      falsifies: true,
      default: "none",
      options: Object.entries(standIns).map(([value, label]) => ({ value, label })),
    },
  ];
}

interface Choice {
  readonly asset: string;
  readonly base: Base;
  readonly counted: readonly number[];
  readonly standIn: StandIn;
}

function choiceOf({ asset, base = "call", scored = "all", standIn = "none" }: Parameters): Choice {
  return {
    asset: String(asset),
    base: String(base) as Base,
    counted: scored === "all" ? scoreDays : [Number(scored)],
    standIn: String(standIn) as StandIn,
  };
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<H7Evidence> {
  const { holdOut, history } = panels;
  if (!holdOut || !history) throw new Error("H7: needs the panels holdOut and history");
  const choice = choiceOf(values);
  const scored = scoredSeries(holdOut, history, choice.asset, choice.standIn);
  const firstAbove = firstCloseAbove(holdOut, facts);
  const { later } = bases[choice.base];
  const calls = callsOf(firstAbove, holdOut.dates.at(-1) ?? "", later).map((call) =>
    scoreCall(call, {
      holdOut,
      asset: scored.closes,
      history: scored.history,
      frequency: history.frequency,
      asOf: setting.asOf,
      counted: choice.counted,
    }),
  );
  const own = calls.find(({ call }) => call.id === "articles");
  if (!own || own.path.length < 2) {
    const day = numberText("en").day(setting.asOf);
    return cannotSay("H7", `by ${day} no day after the announced close was over`, values, setting);
  }
  const evidence: H7Evidence = {
    asset: choice.asset,
    standIn: choice.standIn,
    name: nameOf(choice),
    frequency: history.frequency,
    base: own.call.date,
    scores: own.scores,
    last: own.last,
    path: own.path,
    calls,
    band: unconditionalBand(scored.history, history.frequency),
    firstAbove,
    nextLevel,
    ruleHash: frozenRuleHash,
  };
  return answer(evidence, own, choice, values, setting);
}

function nameOf({ asset, standIn }: Choice): string {
  if (standIn === "spx") return "the S&P 500";
  return standIn === "walk" ? "a random walk" : (assetNames[asset] ?? asset).toLowerCase();
}

function answer(
  evidence: H7Evidence,
  own: ScoredCall,
  { counted }: Choice,
  values: Parameters,
  setting: Setting,
): Finding<H7Evidence> {
  const latest = own.scores.findLast(({ change, days }) => change !== null && counted.includes(days)) ?? null;
  return {
    ...emptyFinding("H7", values, setting),
    verdict: own.verdict,
    sentence: h7Sentence(evidence),
    readings: [
      {
        words: "in the months after",
        verdict: own.verdict,
        reason: "the forecast of the articles, scored on the days fixed beforehand that are over",
      },
      trackRecord(evidence.calls),
    ],
    estimate: latest && {
      value: (latest.change ?? 0) * 100,
      unit: "percent",
      label: `change of ${evidence.name} over ${latest.days} days`,
    },
    p: latest && pOf(latest),
    counted: evidence.calls.flatMap(({ call, scores }) =>
      scores.map(({ days, date, change }) => ({
        what: `${evidence.name} ${days} days after the call of ${numberText("en").shortDay(call.date)}`,
        date,
        value: change === null ? null : 100 * change,
        unit: "percent",
      })),
    ),
    n: 1,
    effectiveN: 1,
    subPeriods: evidence.calls.map(splitOf),
    evidence,
  };
}

/** The track record of the narrative: each call counts once, by the last of its days that is over. */
function trackRecord(calls: readonly ScoredCall[]): Reading {
  const latest = calls.flatMap(({ scores }) => scores.findLast(({ change }) => change !== null) ?? []);
  const up = latest.filter(({ change }) => (change ?? 0) > 0).length;
  const mean =
    latest.reduce((sum, { change }) => sum + Math.log1p(change ?? 0), 0) / Math.max(latest.length, 1);
  return {
    words: "the same call, every time it was made",
    verdict: averageVerdict({
      independentEvents: latest.length,
      estimate: mean,
      familyWiseP: 1,
      holdsWithoutBest: false,
    }),
    reason: `${plural(latest.length, "call")} with a score, ${up === 0 ? "none" : countWord(up)} of them higher on the last of its days that is over: too few to judge the narrative by`,
    aside: true,
  };
}

function splitOf({ call, scores }: ScoredCall): Finding["subPeriods"][number] {
  const text = numberText("en");
  const due = scores.filter(({ change }) => change !== null);
  const latest = due.at(-1);
  const after = latest ? `, after ${latest.days} days` : ", open";
  return {
    label: `call of ${text.shortDay(call.date)}${after}`,
    n: due.length,
    value: latest ? 100 * (latest.change ?? 0) : null,
    p: latest ? (pOf(latest)?.value ?? null) : null,
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

/** Digits of the hash that a sentence shows; the page prints them all. */
const shownDigits = 16;
const frozenOn = numberText("en").day(frozenRule.frozenAsOf);

export const h7: Claim<H7Evidence> = {
  id: "H7",
  title: "Crypto is the next destination",
  type: "forecast",
  quotes: [
    { language: "en", text: "ETH and altcoins followed in the months after." },
    { language: "it", text: "la storia suggerisce che le criptovalute saranno la prossima destinazione." },
  ],
  question: `Was ether higher ${numberText("en").list(scoreDays.map(String))} days after the close that the articles announce?`,
  definition: `The change of the asset from its close on the day of the call, on scoring days fixed beforehand. The rule uses nothing that was not known on ${frozenOn}; it is written out in the code, and its ${hashName} begins with ${frozenRuleHash.slice(0, shownDigits)}. Two other public calls of the same narrative are scored by the same rule, beginning on the day of each.`,
  verdictRule:
    "Supported if the asset was higher on every scoring day that is over, contradicted if on none, inconclusive otherwise. The verdict is that of the articles\u2019 forecast; the three calls together are a reading of their own, and too few to judge.",
  pitfalls: [
    "One forecast is one observation: its rank among all starts says how unusual it was, not why.",
    "The hash shows that the rule has not changed since it was first printed. It cannot show that it was written before the outcome: it was written after, from the articles\u2019 words and from the defaults of the claim about breakouts.",
    "The scoring days of one call overlap: they are one path, not six trials, and so are calls that fall within months of one another.",
    "By month, a history of month ends is compared with a call in the middle of a month; by day the comparison is exact.",
    "A call is scored from the day on which it was made. The October post is dated by the month in the facts; the day is that of the post.",
    "A basket of altcoins is not scored: the coins held have no closes to the end.",
  ],
  facts: [
    "F08-01",
    "F01-09",
    "F09-02",
    "F01-26",
    "F10-06",
    "F09-05",
    "F06-14",
    "F06-24",
    "F06-38",
    "F06-35",
    "F10-03",
  ],
  literature: scorecardLiterature,
  nullHypothesis:
    "The return after that day is an ordinary one: a draw from all the returns before and since.",
  changeOfMind:
    "Nothing, for the days that are over; the open ones are scored when they come, whatever they show.",
  series: ["rut", "btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly", "daily"],
  settledOn: () => null,
  parameters,
  inWords: (values) => {
    const choice = choiceOf(values);
    const text = numberText("en");
    const day = text.day(addDays(announcedDate, bases[choice.base].later));
    const days =
      choice.counted.length === 1
        ? `after ${choice.counted[0]} days`
        : `after ${text.list(choice.counted.map(String))} days`;
    return `${capital(nameOf(choice))} from its close on ${day}, judged ${days}.`;
  },
  panels: ({ frequency, asOf }) => ({
    holdOut: { query: "hold-out", frequency: "daily", asOf },
    history: { query: "breakouts", frequency, asOf },
  }),
  evaluate,
};

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
