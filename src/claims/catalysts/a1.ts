import { mean } from "../../stats/mean.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Reading, Setting, Split } from "../claim.js";
import { beforeTheArticles, knownToWords, onFactsAlone } from "../fact-claim.js";
import { factDate, factValue, onDate, shortFactDate } from "../fact-words.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factOf } from "../known-facts.js";
import { factVerdict, forecastVerdict } from "../verdict.js";
import { callFactIds, calls, outcomeAfter, type ScoredCall, scoreCall, scoredDays } from "./a1-calls.js";
import { catalystsLiterature } from "./literature.js";
import { etherPath } from "./voices.js";

export interface A1Evidence {
  /** The row that records the quoted post; null before it was known. */
  readonly post: FactRow | null;
  readonly selloff: FactRow | null;
  readonly calls: readonly ScoredCall[];
  /** Days after which the sentence scores the calls. */
  readonly days: number;
}

const selloffRow = "F06-02";
const pathFrom = "2025-09-01";

function evaluate(
  { days: panel }: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<A1Evidence> {
  if (!panel) throw new Error("A1: needs the panel days");
  const early = beforeTheArticles("A1", values, setting);
  if (early) return early;
  const known = calls(facts);
  if (known.length === 0)
    return cannotSay("A1", `${knownToWords(setting)}, no row records a post`, values, setting);
  const ether = etherPath(panel, pathFrom);
  const from = values.from === "start" ? "start" : "end";
  const evidence: A1Evidence = {
    post: factOf(facts, "F08-01"),
    selloff: factOf(facts, selloffRow),
    calls: known.map((call) => scoreCall(call, ether, from)),
    days: Number(values.days),
  };
  const readings = [wroteReading(evidence), followedReading(evidence)];
  const scored = ownScored(evidence);
  return {
    ...emptyFinding("A1", values, setting),
    verdict: readings[0]?.verdict ?? "cannot-say",
    sentence: sentence(evidence, setting),
    readings,
    estimate:
      scored.length === 0
        ? null
        : {
            value: meanOf(scored, evidence.days),
            unit: "percent",
            label: `ether\u2019s mean change ${plural(evidence.days, "day")} after the account\u2019s calls`,
          },
    counted: evidence.calls.map((call) => ({
      what: `ether ${plural(evidence.days, "day")} after the call of ${call.who}`,
      date: call.from,
      value: outcomeAfter(call, evidence.days),
      unit: "percent",
    })),
    n: scored.length,
    effectiveN: independentCalls(scored, evidence.days),
    dropOne: dropOne(scored, evidence.days),
    evidence,
  };
}

function ownScored({ calls: all, days }: A1Evidence): ScoredCall[] {
  return all.filter((call) => call.own && outcomeAfter(call, days) !== null);
}

function meanOf(scored: readonly ScoredCall[], days: number): number {
  return mean(Float64Array.from(scored, (call) => outcomeAfter(call, days) ?? 0));
}

/** Calls whose windows do not overlap. */
function independentCalls(scored: readonly ScoredCall[], days: number): number {
  let count = 0;
  let free = "";
  for (const { from } of scored) {
    if (from < free) continue;
    count += 1;
    free = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
  }
  return count;
}

function dropOne(scored: readonly ScoredCall[], days: number): Split[] {
  if (scored.length < 2) return [];
  return scored.map((dropped) => {
    const rest = scored.filter((call) => call !== dropped);
    return {
      label: `the call of ${shortFactDate(dropped.fact)}`,
      n: rest.length,
      value: meanOf(rest, days),
      p: null,
    };
  });
}

function wroteReading({ post, calls: all }: A1Evidence): Reading {
  const words = "Bull Theory stated";
  if (!post)
    return {
      words,
      verdict: "cannot-say",
      reason: "the row that records the post is dated by its month, which was not over",
    };
  const earlier = all.filter(({ own, fact }) => own && fact.date < post.date);
  const caveats = [
    "its day is not shown",
    ...(earlier.length > 0 ? ["the same account had made the same call before"] : []),
  ];
  return { words, verdict: factVerdict(true, caveats), reason: caveats.join("; ") };
}

function followedReading(evidence: A1Evidence): Reading {
  const own = evidence.calls.filter((call) => call.own);
  const changes = own.map((call) => outcomeAfter(call, evidence.days));
  const due = changes.filter((change) => change !== null);
  return {
    words: "ether followed the account\u2019s calls",
    verdict: forecastVerdict(
      changes.map((change) => ({ due: change !== null, cameTrue: (change ?? 0) > 0 })),
    ),
    reason:
      due.length === 0
        ? `no call is ${plural(evidence.days, "day")} old yet`
        : `ether was higher ${plural(evidence.days, "day")} after ${countWord(due.filter((change) => change > 0).length)} of ${countWord(due.length)}`,
  };
}

function sentence(evidence: A1Evidence, setting: Setting): string {
  const text = numberText("en");
  const { post, selloff, calls: all, days } = evidence;
  const quotedPost = post
    ? `Two outlets quote the post (\u201c${factValue(post)}\u201d) and date it no closer than ${factDate(post)}`
    : "We cannot say when the quoted post was written: its row is dated by the month, which was not over";
  const earlier = all.find(({ own, fact }) => own && (!post || fact.date < post.date));
  const before = earlier
    ? `. The same account had made the same call ${onDate(earlier.fact)}${selloff?.date.startsWith(earlier.fact.date.slice(0, 7)) ? `, the month of the sell-off of ${text.day(selloff.date)}` : ""}`
    : "";
  const scored = ownScored(evidence);
  const told = scored.map((call) => text.signedPercent((outcomeAfter(call, days) ?? 0) / 100));
  const record =
    scored.length > 0
      ? `. Ether had changed by ${text.list(told)} ${plural(days, "day")} after its ${plural(scored.length, "call")} that ${scored.length === 1 ? "is" : "are"} old enough`
      : "";
  return `${quotedPost}${before}${record}. Facts are known up to ${text.day(setting.factsAsOf ?? setting.asOf)}.`;
}

export const a1: Claim<A1Evidence> = {
  id: "A1",
  title: "Bull Theory wrote the quoted post",
  type: "attribution",
  quotes: [
    {
      language: "en",
      text: "Bull Theory stated, \u201cRussell 2000 Index has broken above 2600 for the first time ever. This is the biggest sign yet that liquidity is returning and risk appetite is back.\u201d",
    },
  ],
  question: "Did the account write it, when, and what had become of its earlier calls of the same kind?",
  definition:
    "A row that quotes the post and names its author. Beside it the account\u2019s other calls that small caps announce altcoins, with ether\u2019s close some days later.",
  verdictRule:
    "True if a row records the post, with a caveat for what is not shown and for earlier calls. Whether ether followed the calls is a second reading: supported if it was higher after all that are old enough, contradicted if after none.",
  pitfalls: [
    "The post was read through two outlets that quote it, not on the network itself.",
    "Where only the month of a call is known, ether is followed from the month\u2019s end: what it did before is left out. The control offers the month\u2019s first day.",
    "A few calls of one account in one year are not independent: their windows overlap.",
    "Calls that the rows do not record are not here; accounts delete, and nobody reports the forgotten.",
  ],
  facts: [...callFactIds, selloffRow],
  literature: catalystsLiterature.voices,
  nullHypothesis: null,
  changeOfMind: "An archived copy of the post by another author, or with other words.",
  ...onFactsAlone,
  settledOn: () => null,
  parameters: () => [
    {
      kind: "choice",
      id: "days",
      label: "ether is followed for",
      default: 91,
      options: scoredDays.map((days) => ({ value: days, label: plural(days, "day") })),
    },
    {
      kind: "choice",
      id: "from",
      label: "a call dated by its month counts from",
      default: "end",
      options: [
        { value: "end", label: "the month\u2019s end" },
        { value: "start", label: "its first day" },
      ],
    },
  ],
  inWords: ({ days, from }) =>
    `The post is on record under the account\u2019s name. Its calls are scored ${plural(Number(days), "day")} later, those dated by the month from its ${from === "start" ? "first day" : "end"}.`,
  panels: ({ asOf }) => ({ days: { query: "catalyst-days", frequency: "daily", asOf } }),
  evaluate,
};
