import type { PanelFrequency } from "../../series/series.js";
import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { effectVerdict, eitherVerdict, overallVerdict, significance } from "../verdict.js";
import { billions } from "./dollars.js";
import { type History, type HistoryColumn, readHistory } from "./history.js";
import { type Link, linkAt, responseOf, slopesBothWays } from "./l4-evidence.js";
import { l4Parameters, leadWords, signalNames } from "./l4-parameters.js";
import { level, type Slope } from "./l4-regression.js";
import type { Response } from "./l4-response.js";
import { dollarsPerUnit, type SampleChoice } from "./l4-sample.js";
import { l4Sentence, outcomeNames, slopeText } from "./l4-sentence.js";
import { levelsTrap, type Trap } from "./levels-trap.js";
import {
  dayBreak,
  harris,
  macroAlf,
  netLiquidityThread,
  openGlobalLiquidity,
  profitHunting,
  promotersOfLevels,
  wheredoesthedollargo,
} from "./literature.js";
import { type Release, recentRelease } from "./recent-release.js";

/** A link with what followed over the next quarter, and what it would have to explain before the articles. */
export interface Contribution {
  readonly link: Link;
  readonly response: Response | null;
  readonly release: Release | null;
  /** The slope at which the release explains the share of the rise from which it counts; null without a release. */
  readonly relevant: number | null;
}

export interface L4Evidence {
  readonly lead: number;
  readonly frequency: History["frequency"];
  readonly outcome: SampleChoice["outcome"];
  /** The signal in question first. */
  readonly contributions: readonly Contribution[];
  readonly slopes: readonly Slope[];
  readonly responses: readonly { readonly outcome: string; readonly response: Response }[];
  readonly traps: readonly Trap[];
}

/** To have contributed, a release must be able to explain this share of the rise. A convention, set after exploratory slopes had been seen. */
export const relevantShare = 0.1;

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<L4Evidence> {
  if (!panels.history || !panels.weeks) throw new Error("L4: needs the panels history and weeks");
  const history = readHistory(panels.history);
  const weeks = readHistory(panels.weeks);
  const lead = Number(values.lead);
  const [choice, ...beside] = choicesOf(values);
  const link = choice ? linkAt(history, choice, { lead, parts: "always" }) : null;
  if (!choice || !link) {
    const reason = `from ${numberText("en").month(String(values.start))} to ${numberText("en").day(setting.asOf)} the vintage holds too few ${barNoun[setting.frequency]}s with all the series`;
    return cannotSay("L4", reason, values, setting);
  }
  const contributions = [
    link,
    ...beside.map((other) => linkAt(history, other, { lead, parts: "if-rare" })),
  ].flatMap((one) =>
    one
      ? [
          contributionOf(
            one,
            responseOf(history, one.choice),
            recentRelease(weeks, one.choice.signal, choice.outcome === "spx" ? "spx" : "rut"),
          ),
        ]
      : [],
  );
  const evidence: L4Evidence = {
    lead,
    frequency: setting.frequency,
    outcome: choice.outcome,
    contributions,
    slopes: slopesBothWays(history, choice),
    responses: responsesOf(history, choice),
    traps: levelsTrap(history, choice.start),
  };
  const halves = contributions.map((one) => readingsOf(one, lead, setting.frequency));
  const readings = halves.flat();
  const unit = `percent per ${billions(dollarsPerUnit)}`;
  return {
    ...emptyFinding("L4", values, setting),
    verdict: overallVerdict(halves.map((half) => ({ words: "", reason: "", verdict: eitherVerdict(half) }))),
    sentence: l4Sentence(evidence),
    readings,
    estimate: {
      value: link.slope.value,
      unit,
      label: `return ${leadWords(lead, setting.frequency)}, per ${billions(dollarsPerUnit)} of ${signalNames[choice.signal]?.of ?? choice.signal}`,
    },
    interval: {
      low: link.slope.low,
      high: link.slope.high,
      level,
      method: "Newey\u2013West, fixed-b critical value",
    },
    p: link.p,
    familyWiseP: link.familyWiseP,
    n: link.slope.n,
    effectiveN: link.slope.n,
    minimumDetectableEffect: {
      value: link.detectable,
      unit,
      label: "smallest slope that a sample of this length finds in four cases of five",
    },
    subPeriods: link.subPeriods,
    dropOne: link.dropOne,
    evidence,
  };
}

function contributionOf(link: Link, response: Response | null, release: Release | null): Contribution {
  const relevant =
    release && release.added > 0 && release.rise > 0
      ? (relevantShare * release.rise) / (release.added / dollarsPerUnit)
      : null;
  return { link, response, release, relevant };
}

/** The question\u2019s own signal, and beside it the other half of the sentence. */
export function choicesOf(values: Parameters): SampleChoice[] {
  const outcome = String(values.outcome) as SampleChoice["outcome"];
  const shared = {
    outcome,
    market: values.control === "spx" && outcome !== "spx" ? ("spx" as const) : null,
    seasonal: values.season === "yes",
    start: String(values.start),
    replaced: String(values.signal) as SampleChoice["replaced"],
  };
  const account: HistoryColumn = values.account === "level" ? "tga_close" : "tga";
  const fed = String(values.fed) as HistoryColumn;
  if (values.measure === "nl") return [{ ...shared, signal: "nl", others: [] }];
  return [
    { ...shared, signal: account, others: [fed, "rrp"] },
    { ...shared, signal: fed, others: [account, "rrp"] },
  ];
}

/** The market, the outcome itself and what is left of it beyond the market, each followed after the same release. */
function responsesOf(history: History, choice: SampleChoice): L4Evidence["responses"] {
  const own = choice.outcome === "walk" ? "a random walk" : "the Russell 2000";
  const wanted: readonly { outcome: string; choice: SampleChoice }[] = [
    { outcome: "the S&P 500", choice: { ...choice, outcome: "spx", market: null } },
    ...(choice.outcome === "spx"
      ? []
      : [
          { outcome: own, choice: { ...choice, market: null } },
          { outcome: `${own} beyond the S&P 500`, choice: { ...choice, market: "spx" as const } },
        ]),
  ];
  return wanted.flatMap((one) => {
    const response = responseOf(history, one.choice);
    return response ? [{ outcome: one.outcome, response }] : [];
  });
}

/** Two looks at the timing that the words leave open: each p counts twice. */
const looks = 2;

function readingsOf(
  { link, response, release, relevant }: Contribution,
  lead: number,
  frequency: PanelFrequency,
): Reading[] {
  const { slope, familyWiseP, dropOne, choice } = link;
  const words = signalNames[choice.signal]?.words ?? choice.signal;
  const worst = Math.min(...dropOne.map(({ value }) => value ?? 0));
  const shared = { independentEvents: slope.n, relevant };
  const atOnce = effectVerdict({
    ...shared,
    estimate: slope.value,
    high: slope.high,
    familyWiseP: Math.min(1, looks * familyWiseP.value),
    holdsWithoutBest: worst > 0 && dropOne.every(({ p }) => p === null || p <= significance),
  });
  const last = response?.points.at(-1);
  const later =
    response && last
      ? [
          {
            words: `${words}: over the ${plural(last.horizon, barNoun[frequency])} after`,
            verdict: effectVerdict({
              ...shared,
              estimate: last.value,
              high: last.high,
              familyWiseP: Math.min(1, looks * response.familyWiseP),
              holdsWithoutBest: response.holdsWithoutBest,
            }),
            reason: `${slopeText(last)}${worthText(last.high, release, relevant)}`,
            restsOnP: true as const,
          },
        ]
      : [];
  return [
    {
      words: `${words}: ${leadWords(lead, frequency)}`,
      verdict: atOnce,
      reason: `${slopeText(slope)}${worthText(slope.high, release, relevant)}`,
      restsOnP: true,
    },
    ...later,
  ];
}

/** What the release before the articles is worth at the top of an interval. */
function worthText(high: number, release: Release | null, relevant: number | null): string {
  if (!release || relevant === null) return "";
  const text = numberText("en");
  const worth = (high * release.added) / dollarsPerUnit / 100;
  return `; at the top of the interval the ${billions(release.added)} added from ${text.shortDay(release.from)} to ${text.shortDay(release.to)} are worth ${text.signedPercent(worth, 1)}, while ${outcomeNames[release.index]} rose ${text.signedPercent(release.rise / 100, 1)}`;
}

export const l4: Claim<L4Evidence> = {
  id: "L4",
  title: "Treasury cash and Fed purchases moved the Russell up",
  type: "historical",
  quotes: [
    {
      language: "en",
      text: "This move, along with the continual release of funds from the Treasury General Account, has contributed to the upward movement of the Russell 2000.",
    },
    {
      language: "it",
      text: "Il prelievo dal Conto Generale del Tesoro (TGA) continua \u2192 rilasciando fondi nei mercati.",
    },
  ],
  question:
    "In weeks in which the Treasury\u2019s account fell or the Fed\u2019s assets rose, did the Russell 2000 do better than in others, and better than the S&P 500?",
  definition:
    "The log return of the Russell 2000 over a bar, regressed on the fall of the Treasury\u2019s account, the rise of the Fed\u2019s assets and the fall of reverse repurchases as published by the end of a bar, on its own last return and on that of the S&P 500 of the same bar. A balance sheet of a Wednesday is out before the week ends; by month, a month\u2019s balances are out in the next.",
  verdictRule: `Each half of the sentence is judged at once and over the quarter after. Supported if the slope is positive and the best of all leads, or horizons, is rare among circular shifts, counted twice for the two looks; contradicted if the whole interval lies below the slope at which the release before the articles explains ${numberText("en").percent(relevantShare)} of the Russell\u2019s rise; inconclusive otherwise. A half fails only if it fails both ways; the claim is judged by its weaker half.`,
  pitfalls: [
    "What counts as a contribution (a tenth of the rise), and the second look over a quarter, were chosen after exploratory slopes had been seen; the verdict by week is close to that limit.",
    "Levels of two series that both grew correlate whatever they are: the first chart shows it, the tests use changes.",
    "The Fed adds after falls of the market, and the Treasury\u2019s cash follows tax dates and the debt limit: a slope is not a cause.",
    "Holding the S&P 500 fixed asks for what small caps did beyond the market; without it, what the whole market did is in the slope.",
    "The account\u2019s history is an average of the week; the daily closes begin in spring of the year given in the series table, and their sample is short.",
    "A lead that is searched for finds something: the family-wise p is of the best of all leads.",
  ],
  facts: ["F02-04", "F02-09"],
  literature: [
    netLiquidityThread,
    promotersOfLevels,
    macroAlf,
    harris,
    profitHunting,
    dayBreak,
    openGlobalLiquidity,
    wheredoesthedollargo,
  ],
  nullHypothesis:
    "All slopes are zero: changes of liquidity say nothing about the return of the Russell 2000.",
  changeOfMind:
    "A positive slope that survives the shifts of the calendar, the years left out one by one and the S&P 500; in more years of data, or in daily statements of the Treasury from before the history that is held.",
  series: ["rut", "spx", "walcl", "wtregen", "rrp"],
  historyFrom: "2013-10-31",
  frequencies: ["monthly", "weekly"],
  settledOn: () => null,
  parameters: l4Parameters,
  inWords: (values, { frequency }) =>
    `The return ${leadWords(Number(values.lead), frequency)}, ${values.control === "spx" ? "the S&P 500 held fixed" : "the S&P 500 left in"}, ${values.season === "yes" ? "each week or month of the year measured against its own mean, " : ""}from ${numberText("en").month(String(values.start))} on.`,
  panels: ({ frequency, asOf }) => ({
    history: { query: "liquidity-weeks", frequency, asOf },
    weeks: { query: "liquidity-weeks", frequency: "weekly", asOf },
  }),
  evaluate,
};
