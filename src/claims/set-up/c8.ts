import { countWord, numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, Parameter, Parameters, Setting } from "../claim.js";
import { fewestEvents } from "../verdict.js";
import { type C8Evidence, evaluateC8 } from "./c8-finding.js";
import { assetWords, signalWords } from "./c8-sentence.js";
import { coinOptions } from "./coins.js";
import { familyThresholds } from "./fear-grid.js";
import type { Signal } from "./fear-signal.js";
import type { Instead } from "./fear-study.js";
import { setUpLiterature } from "./literature.js";

/** The first month end of the Fear & Greed index. */
const indexFrom = "2018-02-28";

const ranges = {
  daily: { coolOff: 60, coolOffMaximum: 180, coolOffStep: 5, horizon: 91, horizonMaximum: 182 },
  weekly: { coolOff: 9, coolOffMaximum: 26, coolOffStep: 1, horizon: 13, horizonMaximum: 26 },
  monthly: { coolOff: 2, coolOffMaximum: 6, coolOffStep: 1, horizon: 3, horizonMaximum: 6 },
};

function parameters({ frequency }: Pick<Setting, "frequency">): Parameter[] {
  const { coolOff, coolOffMaximum, coolOffStep, horizon, horizonMaximum } = ranges[frequency];
  const unit = barNoun[frequency];
  return [
    {
      kind: "choice",
      id: "signal",
      label: "the set-up is",
      default: "fear",
      options: [
        { value: "fear", label: "fear: a low Fear & Greed index" },
        { value: "fall", label: "a flush: a deep fall within a quarter" },
        { value: "both", label: "both at once" },
      ],
    },
    {
      kind: "choice",
      id: "threshold",
      label: "fear is an index below",
      default: 20,
      options: familyThresholds.map((value) => ({ value, label: String(value) })),
    },
    {
      kind: "range",
      id: "fall",
      label: "a flush is a fall of",
      unit: "percent",
      default: 25,
      minimum: 15,
      maximum: 50,
      step: 5,
    },
    {
      kind: "range",
      id: "coolOff",
      label: "an entry needs time out of it",
      unit,
      default: coolOff,
      minimum: coolOffStep,
      maximum: coolOffMaximum,
      step: coolOffStep,
    },
    {
      kind: "range",
      id: "horizon",
      label: "followed for",
      unit,
      default: horizon,
      minimum: 1,
      maximum: horizonMaximum,
      step: 1,
    },
    {
      kind: "choice",
      id: "asset",
      label: "what is followed",
      default: "eth",
      options: coinOptions(["eth", "btc"]),
    },
    {
      kind: "choice",
      id: "instead",
      label: "put in its place",
      falsifies: true,
      default: "nothing",
      options: [
        { value: "nothing", label: "nothing: the claim itself" },
        { value: "walk", label: "asset: a seeded random walk as volatile" },
        { value: "shifted", label: "calendar: the entries moved half the sample on" },
        { value: "vix", label: "signal: the VIX in the highest tenth of its past" },
      ],
    },
  ];
}

/** What stands beside the sliders while they move: how many entries are left, and how many of them are not over. */
function remaining({ evidence }: Finding<C8Evidence>): Readonly<Record<string, string>> {
  if (!evidence) return { coolOff: "", horizon: "", fall: "" };
  const { episodes } = evidence.study;
  const open = episodes.filter(({ logReturn }) => logReturn === null).length;
  const left = `leaves ${episodes.length} ${episodes.length === 1 ? "entry" : "entries"}`;
  return {
    coolOff: left,
    fall: evidence.study.choice.signal === "fear" ? "not asked by this set-up" : left,
    horizon: open > 0 ? `${open} not over yet` : "all of them over",
  };
}

function inWords(values: Parameters, { frequency }: Setting): string {
  const noun = barNoun[frequency];
  const choice = {
    signal: String(values.signal) as Signal,
    threshold: Number(values.threshold),
    fall: Number(values.fall) / 100,
    asset: String(values.asset),
    instead: String(values.instead) as Instead,
    coolOff: Number(values.coolOff),
    horizon: Number(values.horizon),
  };
  const shifted = choice.instead === "shifted" ? ", moved half the sample on" : "";
  return `An entry is a ${noun} on which ${signalWords(choice)} after at least ${plural(choice.coolOff, noun)} of not doing so${shifted}; ${assetWords(choice)} is followed for ${plural(choice.horizon, noun)}.`;
}

export const c8: Claim<C8Evidence> = {
  id: "C8",
  title: "Flushed leverage, fear and thin books set up a reversal",
  type: "historical",
  quotes: [{ language: "it", text: "Contesto Crypto: Una configurazione per il ribaltamento" }],
  question:
    "After the market had entered deep fear, or had fallen as fast as a flush of leverage, did ether rise by more in the months that followed than after any other date?",
  definition: `Log returns of the asset after each entry into the set-up, against the same return from every start of the sample, which begins with the Fear & Greed index in ${numberText("en").month(indexFrom)}. An entry is the first bar in the set-up after enough bars that are known to be out of it, so that the index\u2019s own first days are none. Open interest and depth have no history here: a fall from the highest close of the quarter stands for the flush, and thin books stay out of the test.`,
  verdictRule:
    "The reversal needs enough independent entries, a mean return above the usual, a family-wise p within the level, and an effect that does not hang on one entry. Large moves either way are judged by the same rule beside it and do not decide.",
  pitfalls: [
    "Fear lasts: most bars in the set-up belong to a few bear markets, and the entries into them are few.",
    "The index is made of the price: an entry into fear is for the most part a fall in price.",
    "Thin books would enlarge moves in both directions: larger moves are no reversal.",
    "A bottom is known afterwards. The entry is the first bar of fear, not the last: to buy at the end of fear one would have to know it.",
    "The register\u2019s own trigger, a fall in open interest, is not held; nor is depth.",
    "At month ends an entry within the month is missed, and a horizon is counted in months.",
  ],
  facts: ["F06-03", "F06-08", "F06-28"],
  literature: setUpLiterature.reversal,
  nullHypothesis: "The mean return after entries is that of dates drawn without regard to them.",
  changeOfMind: `More entries: at ${countWord(fewestEvents)} independent ones the average can be judged; and a history of open interest and of depth in coins, with which the set-up could be tested as it is worded.`,
  series: ["fng", "eth", "btc"],
  historyFrom: indexFrom,
  frequencies: ["monthly", "weekly", "daily"],
  settledOn: () => null,
  parameters,
  inWords,
  remaining,
  panels: ({ frequency, asOf }) => ({ history: { query: "sentiment", frequency, asOf } }),
  evaluate: evaluateC8,
};
