import { clopperPearson } from "../../stats/clopper-pearson.js";
import { minimumDetectableCorrelation } from "../../stats/minimum-detectable-effect.js";
import { signTest } from "../../stats/sign-test.js";
import { numberText, plural } from "../../text/numbers.js";
import { basketCaveat } from "../alt-basket.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, HitRate, Panel, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import {
  averageVerdict,
  leadVerdict,
  overallVerdict,
  relevantCorrelation,
  significance,
} from "../verdict.js";
import { type H2Evidence, h2Evidence } from "./h2-evidence.js";
import type { Moves } from "./h2-moves.js";
import { h2Parameters, largeWords, leadsInWords } from "./h2-parameters.js";
import { h2Sentence } from "./h2-sentence.js";
import { leadByEra, leadWithoutYears } from "./lead-checks.js";
import { leadEvidenceOf, leadReason } from "./lead-reading.js";
import {
  adamsOthers,
  cheOthers,
  iyer,
  lagsOfPosts,
  liuTsyvinski,
  loMacKinlay,
  rollingCorrelation,
} from "./leads/literature.js";
import { capital, followerWithin, leaderWithin } from "./rotation-names.js";
import { trendWords } from "./trends.js";

const power = 0.8;

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<H2Evidence> {
  const { bars } = panels;
  if (!bars) throw new Error("H2: needs the panel bars");
  const parameters = { ...values, frequency: setting.frequency };
  const evidence = h2Evidence(bars, values);
  if (typeof evidence === "string") return cannotSay("H2", evidence, parameters, setting);
  const { link, best, moves } = evidence;
  const { returnDates } = evidence.bars;
  const at = `lead of ${plural(best.lead, barNoun[setting.frequency])}`;
  const readings = readClaim(evidence);
  return {
    ...emptyFinding("H2", parameters, setting),
    verdict: overallVerdict(readings),
    sentence: h2Sentence(evidence),
    readings,
    estimate: {
      value: best.correlation,
      unit: "correlation",
      label: `largest of the ${leadsInWords(evidence.from, evidence.to, setting)}, reached at ${best.lead}`,
    },
    interval: {
      low: best.low,
      high: best.high,
      level: link.level,
      method: "stationary bootstrap of the pairs at that lead",
    },
    p: {
      value: best.p,
      method: "of that lead alone: all circular shifts of the leader",
      sided: "one",
      smallestAttainable: best.smallestP,
    },
    familyWiseP: {
      value: best.familyWiseP,
      method: "of the best of all those leads: the leader drawn anew in blocks",
      sided: "one",
      smallestAttainable: best.smallestFamilyWiseP,
    },
    hitRate: hitRateOf(moves),
    counted: moves.uptrends.map(({ date, after }) => ({
      what: `furthest rise of ${followerWithin(evidence.bars.choice.asset)} in the ${plural(moves.choice.horizon, barNoun[setting.frequency])} after a sustained uptrend`,
      date,
      value: after && 100 * Math.expm1(after.up),
      unit: "percent",
    })),
    n: link.n,
    effectiveN: link.n,
    minimumDetectableEffect: {
      value: minimumDetectableCorrelation({ n: link.n, alpha: significance, power }),
      unit: "correlation",
      label: `smallest that so many ${barNoun[setting.frequency]}s find with ${numberText("en").percent(power)} power`,
    },
    subPeriods: leadByEra(link, returnDates, best.lead, at),
    dropOne: leadWithoutYears(link, returnDates, best.lead),
    evidence,
  };
}

function readClaim(evidence: H2Evidence): Reading[] {
  const { moves } = evidence;
  return [
    {
      words: "preceded, by several months",
      restsOnP: true,
      verdict: leadVerdict(leadEvidenceOf(evidence)),
      reason: leadReason(evidence),
    },
    {
      words: "sustained uptrends, large movements",
      verdict: averageVerdict({
        independentEvents: moves.independent,
        estimate: moves.n === 0 ? 0 : moves.rose / moves.n - moves.usualRose,
        familyWiseP: moves.familyWiseP ?? 1,
        holdsWithoutBest: (moves.pWithoutBest ?? 1) <= significance,
      }),
      reason: movesReason(moves),
    },
  ];
}

function movesReason({
  n,
  independent,
  familyWiseP,
  definitions,
  usualRose,
  usualFell,
  fell,
}: Moves): string {
  const text = numberText("en");
  if (n === 0) return "no sustained uptrend has its whole window behind it";
  const chance =
    familyWiseP === null ? "" : `; p among ${plural(definitions, "definition")} ${text.pValue(familyWiseP)}`;
  return `${plural(independent, "independent uptrend")}; a large rise after ${text.percent(usualRose)} of all starts${chance}; a large fall, which is a large movement too, after ${fell} of ${n} against ${text.percent(usualFell)}`;
}

function openWords({ uptrends, n }: Moves): string {
  const open = uptrends.length - n;
  return open > 0 ? `${plural(open, "uptrend")} not over yet` : "all of them over";
}

function hitRateOf({ rose, n, usualRose }: Moves): HitRate | null {
  if (n === 0) return null;
  const level = 0.95;
  const testable = usualRose > 0 && usualRose < 1;
  const test = testable
    ? signTest({ positives: rose, n, baseRate: usualRose, alternative: "greater" })
    : null;
  return {
    positives: rose,
    n,
    interval: {
      ...clopperPearson({ successes: rose, n, level }),
      level,
      method: "Clopper\u2013Pearson, exact",
    },
    usualShare: usualRose,
    p: test && {
      value: test.p,
      method: "exact sign test against the usual share of large rises",
      sided: "one",
      smallestAttainable: test.smallestAttainable,
    },
  };
}

export const h2: Claim<H2Evidence> = {
  id: "H2",
  title: "Sustained small-cap uptrends came months before large moves in ether",
  type: "historical",
  quotes: [
    {
      language: "it",
      text: "Storicamente, le tendenze rialziste sostenute nei small caps hanno preceduto grandi movimenti in Ethereum e altcoin di diversi mesi.",
    },
    {
      language: "en",
      text: "ETH and altcoins followed in the months after.",
    },
  ],
  question:
    "Does what the Russell 2000 does now say anything about ether some months on, and did its sustained uptrends come before large moves more often than any other time?",
  definition:
    "Two readings. The lead: the correlation of the Russell\u2019s log return with ether\u2019s some bars later, both filtered by the autoregression of the Russell, at every lead asked for; the largest of them is judged against what the largest would be by chance. The event: the bar at which an uptrend has lasted long enough to be called sustained, by what was known then, and how far ether went up and down within the window. Returns, not levels: two series that both drift correlate in levels whatever they have to do with each other.",
  verdictRule: `The lead is confirmed if the best of all leads is significant family-wise, stays so beside the S&P 500 at the same lead, and forecasts out of sample. It is contradicted if the interval of every lead lies within a correlation of ${numberText("en").decimal(relevantCorrelation, 2)} of zero, the smallest that a decade of weeks would find. The event reading needs enough independent uptrends, a share of large rises above the usual one and a p that survives the family of definitions. The claim falls with its weakest reading.`,
  pitfalls: [
    `Two late calendars stand among the replacements. ${capital(leaderWithin("half"))} was tried first, and its family-wise p by week came out significant; ${leaderWithin("shifted")} took its place after that had been seen. Now both are shown: what a test says of a calendar that cannot carry the claim depends on which one is asked.`,
    "A crypto bar ends hours after the New York close: part of the same day\u2019s news reaches ether a bar early, which looks like ether leading the Russell. The clock can be set a day back.",
    "Searching many leads finds one that looks good. With all circular shifts a family of so many leads has a smallest p above the level of significance; hence the resampled one.",
    "\u201cSustained\u201d judged with hindsight selects on the outcome: here it counts from the bar at which it was known.",
    "\u201cLarge movements\u201d go both ways. Falls are counted beside rises, and against the usual share of falls.",
    "The same-bar correlation differs much between parts of the sample; it is co-movement, not a lead.",
    basketCaveat,
    "The Granger test supposes errors of equal variance, which returns do not have.",
  ],
  facts: ["F09-05", "F09-03", "F09-07"],
  literature: [liuTsyvinski, cheOthers, iyer, adamsOthers, loMacKinlay, lagsOfPosts, rollingCorrelation],
  nullHypothesis:
    "No lead of the Russell has any correlation with ether, and its sustained uptrends are dates like any other.",
  changeOfMind:
    "A lead that is significant among all that were tried, holds beside the S&P 500 and in each part of the sample, and forecasts years that were not used to find it.",
  series: ["rut", "spx", "btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly"],
  settledOn: () => null,
  parameters: h2Parameters,
  inWords: (values, setting) =>
    `Does ${leaderWithin(String(values.signal))} lead ${followerWithin(String(values.asset))} by ${leadsInWords(Number(values.leadFrom), Number(values.leadTo), setting).replace("leads of ", "")}? An uptrend is ${trendWords(String(values.trend), setting.frequency)}, sustained once it has lasted ${plural(Number(values.sustained), barNoun[setting.frequency])}; a large move, within ${plural(Number(values.horizon), barNoun[setting.frequency])}, is ${largeWords[String(values.large)] ?? ""}. Sample from ${numberText("en").month(String(values.start))} on.`,
  remaining: ({ evidence }) => ({
    sustained: evidence ? `leaves ${plural(evidence.moves.uptrends.length, "uptrend")}` : "",
    horizon: evidence ? openWords(evidence.moves) : "",
  }),
  panels: ({ frequency, asOf }) => ({ bars: { query: "rotation-weeks", frequency, asOf } }),
  evaluate,
};
