import { mean } from "../../stats/mean.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, Panel, Parameters, Reading, Setting, Split } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { fewestEvents, intervalVerdict, overallVerdict } from "../verdict.js";
import { eraLabel, eras, isIn } from "./eras.js";
import { range } from "./h2-parameters.js";
import { type H3Evidence, h3Evidence, reachOf } from "./h3-evidence.js";
import { h3Sentence, lagWords, observedTurns } from "./h3-sentence.js";
import type { MatchedTurn } from "./h3-turns.js";
import { cheOthers, diffuseSequence, iyer, largeLeadsSmall, loMacKinlay } from "./leads/literature.js";
import {
  assetChoice,
  clockChoice,
  followerWithin,
  leaderWithin,
  placeboChoice,
  signalChoice,
} from "./rotation-names.js";

const level = 0.95;
/** Half of Pagan and Sossounov\u2019s eight months: coins turn more often than shares. */
const windows = {
  daily: { default: 120, minimum: 60, maximum: 365 },
  weekly: { default: 17, minimum: 8, maximum: 52 },
  monthly: { default: 4, minimum: 2, maximum: 12 },
} as const;

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<H3Evidence> {
  const { bars } = panels;
  if (!bars) throw new Error("H3: needs the panel bars");
  const parameters = { ...values, frequency: setting.frequency };
  const evidence = h3Evidence(bars, values);
  if (typeof evidence === "string") return cannotSay("H3", evidence, parameters, setting);
  const { judged, dates } = evidence;
  const { byTurns, matched, p, smallestP } = judged;
  const unit = `${barNoun[setting.frequency]}s`;
  const readings = readClaim(evidence);
  return {
    ...emptyFinding("H3", parameters, setting),
    verdict: overallVerdict(readings),
    sentence: h3Sentence(evidence),
    readings,
    estimate: byTurns && {
      value: byTurns.lag,
      unit,
      label: "mean lag of the follower\u2019s turning points behind the leader\u2019s",
    },
    interval: byTurns && {
      low: byTurns.low,
      high: byTurns.high,
      level,
      method: "bootstrap of the matched turns",
    },
    p:
      byTurns && p !== null
        ? { value: p, method: "exact sign flips of the lags", sided: "one", smallestAttainable: smallestP }
        : null,
    counted: matched.map(({ at, kind, lag }) => ({
      what: `${kind} of ${leaderWithin(evidence.choice.signal)}: lag of ${followerWithin(evidence.choice.asset)}`,
      date: dates[at] ?? "",
      value: lag,
      unit,
    })),
    n: matched.length,
    effectiveN: matched.length,
    subPeriods: eras.flatMap((era) => {
      const inside = matched.filter(({ at }) => isIn(era, dates[at] ?? ""));
      return inside.length > 0 ? [{ label: eraLabel(era), ...meanOf(inside) }] : [];
    }),
    dropOne:
      matched.length < 2
        ? []
        : matched.map((turn) => ({
            label: `${turn.kind} of ${numberText("en").shortMonth(dates[turn.at] ?? "")}`,
            ...meanOf(matched.filter((other) => other !== turn)),
          })),
    evidence,
  };
}

function meanOf(matched: readonly MatchedTurn[]): Omit<Split, "label"> {
  return {
    n: matched.length,
    value: matched.length > 0 ? mean(Float64Array.from(matched, ({ lag }) => lag)) : null,
    p: null,
  };
}

function readClaim(evidence: H3Evidence): Reading[] {
  const { judged, frequency, window } = evidence;
  const { byTurns, byReturns, matched, turns } = judged;
  const noun = barNoun[frequency];
  return [
    {
      words: "sequentially",
      restsOnP: true,
      verdict: byTurns
        ? intervalVerdict({
            ...byTurns,
            independentEvents: byTurns.n,
            familyWiseP: judged.p ?? 1,
            caveats: [],
          })
        : "inconclusive",
      reason: `by turning points, ${matched.length} of ${observedTurns(turns)} have a turn of the same kind to match within ${plural(window, noun)}${byTurns ? `; ${lagWords(byTurns, noun)}` : "; too few for a mean"}`,
    },
    {
      aside: true,
      words: "Russell 2000 \u2192 \u2026 \u2192 crypto",
      verdict: byReturns
        ? intervalVerdict({
            ...byReturns,
            independentEvents: byReturns.n,
            familyWiseP: judged.pReturns,
            caveats: [],
          })
        : "cannot-say",
      reason: byReturns
        ? `by the returns of each ${noun}, up to ${plural(reachOf[frequency], noun)} apart, the two correlate most at a lag of ${plural(byReturns.lag, noun)} (${numberText("en").percent(level)} interval ${byReturns.low} to ${byReturns.high}): this tells which lag is strongest, not that no other exists`
        : "there are too few bars to compare returns",
    },
  ];
}

export const h3: Claim<H3Evidence> = {
  id: "H3",
  title: "Money moves in sequence: small caps, riskier assets, then crypto",
  type: "historical",
  quotes: [
    {
      language: "it",
      text: "I cicli di mercato vedono spesso il flusso di capitale in modo sequenziale: Russell 2000 (equit\u00e0 ad alto rischio) \u2192 asset ancora pi\u00f9 ad alto rischio \u2192 cripto.",
    },
    {
      language: "en",
      text: "capital typically flows from small-cap stocks to high-risk assets before eventually reaching the cryptocurrency markets.",
    },
  ],
  question: "Do the peaks and troughs of crypto come after those of the Russell 2000, and do its returns?",
  definition:
    "Turning points are dated as Pagan and Sossounov do, with all that came later, so no one knew them at the time: this describes the past and is no rule to act on. Every turn of the Russell is matched with the nearest turn of the same kind in the coin; the lag is positive where the coin turns later. Beside it stands the lag at which the returns correlate most. Prices stand for flows here; claim H4 asks for flows.",
  verdictRule: `By turning points, the words as they stand: confirmed if the interval of the mean lag lies above zero, contradicted if it leaves no room above zero, and with fewer than ${countWord(fewestEvents)} matched turns inconclusive. By returns, the same of the lag where the correlation is largest; that reading stands beside the first and does not decide the claim.`,
  pitfalls: [
    "The window that dates a turn is half of the one that Pagan and Sossounov use, chosen because theirs leaves too few turns that match; the control reaches theirs.",
    "Turning points are few, and their dating uses later prices.",
    "Matching to the nearest turn draws the lags towards zero; a sequence longer than the window is not seen.",
    "The best-documented lead among shares runs from large companies to small ones; the chart shows the S&P 500 beside.",
    "A crypto bar ends hours after the New York close, which makes coins look early by part of a day.",
    "Micro caps and thematic funds, which the sequence passes through, are not held.",
    "The largest of many correlations says which lag is strongest, not that the others are zero.",
  ],
  facts: ["F09-05", "F09-04", "F09-06"],
  literature: [loMacKinlay, largeLeadsSmall, iyer, cheOthers, diffuseSequence],
  nullHypothesis: "Every lag is zero: all turn together, or in no order.",
  changeOfMind: `At least ${countWord(fewestEvents)} turning points at which crypto turned later than the Russell by a lag whose interval lies above zero, with any one of them left out.`,
  series: ["rut", "spx", "btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly"],
  settledOn: () => null,
  parameters: ({ frequency }) => [
    assetChoice(frequency),
    range("window", "a turn is the extreme on either side of", barNoun[frequency], windows[frequency]),
    ...clockChoice(frequency),
    signalChoice(),
    placeboChoice(),
  ],
  inWords: (values, { frequency }) =>
    `A turning point is the highest or lowest close of ${plural(Number(values.window), barNoun[frequency])} on either side; turns of ${followerWithin(String(values.asset))} are matched with those of ${leaderWithin(String(values.signal))}.`,
  remaining: ({ evidence }) => ({
    window: evidence ? `leaves ${plural(evidence.judged.matched.length, "matched turn")}` : "",
  }),
  panels: ({ frequency, asOf }) => ({ bars: { query: "rotation-weeks", frequency, asOf } }),
  evaluate,
};
