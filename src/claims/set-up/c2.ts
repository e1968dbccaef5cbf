import { numberText } from "../../text/numbers.js";
import { addDays } from "../bars.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { disputedVerdict, overallVerdict } from "../verdict.js";
import { coinWithin } from "./coins.js";
import {
  type LeverageCount,
  type LeverageMeasure,
  leverageCounts,
  leverageMeasures,
  openInterestBefore,
} from "./leverage.js";
import { setUpLiterature } from "./literature.js";
import { dayOf, type LargeCoin, largeCoins, type PriceDay, priceDays } from "./price-days.js";
import { dayBefore, sellOffDate } from "./sell-off.js";

const dayAfter = addDays(sellOffDate, 1);

export const leverageLabels: Readonly<Record<LeverageMeasure, string>> = {
  constant: "open interest at constant prices",
  dollars: "open interest in dollars",
  liquidations: "positions closed by force",
};

export interface C2Evidence {
  readonly counts: readonly LeverageCount[];
  readonly measure: LeverageMeasure;
  /** From which share of the open interest the fall counts as significant. */
  readonly least: number;
  /** Open interest before, in USD billion. */
  readonly before: number;
  readonly prices: readonly { readonly coin: LargeCoin; readonly change: number }[];
  readonly paths: Readonly<Record<LargeCoin, readonly PriceDay[]>>;
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<C2Evidence> {
  const { days } = panels;
  if (!days) throw new Error("C2: needs the panel days");
  const text = numberText("en");
  const paths = { btc: priceDays(days, "btc"), eth: priceDays(days, "eth") };
  const prices = largeCoins.flatMap((coin) => {
    const [from, to] = [dayOf(paths[coin], dayBefore), dayOf(paths[coin], dayAfter)];
    return from && to ? [{ coin, change: to.close / from.close - 1 }] : [];
  });
  const before = openInterestBefore(facts);
  if (before === null || prices.length < largeCoins.length) {
    const reason = `no count of the sell-off of ${text.day(sellOffDate)} was known on ${text.day(setting.asOf)}`;
    return cannotSay("C2", reason, values, setting);
  }
  const counts = leverageCounts(
    facts,
    prices.map(({ change }) => change),
  );
  const measure = String(values.measure) as LeverageMeasure;
  const evidence = { counts, measure, least: Number(values.least) / 100, before, prices, paths };
  const readings = leverageMeasures.map((each) => readMeasure(evidence, each));
  const shares = counts.filter((count) => count.measure === measure).map(({ share }) => share);
  const range = {
    low: Math.min(...shares.map(({ low }) => low)),
    high: Math.max(...shares.map(({ high }) => high)),
  };
  return {
    ...emptyFinding("C2", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence, range),
    readings,
    estimate: {
      value: -100 * range.low,
      unit: "percent",
      label: `${leverageLabels[measure]}, by the smallest count`,
    },
    counted: counts.map(({ measure: by, source, share }) => ({
      what: `${leverageLabels[by]}, ${source}, as a share of the open interest before${share.low === share.high ? "" : " (middle of its range)"}`,
      date: sellOffDate,
      value: -50 * (share.low + share.high),
      unit: "percent",
    })),
    n: counts.length,
    effectiveN: counts.length,
    evidence,
  };
}

/** A count passes by its lower end: what is not certain to reach the threshold does not. */
function readMeasure({ counts, least, measure: chosen }: C2Evidence, measure: LeverageMeasure): Reading {
  const text = numberText("en");
  const own = counts.filter((count) => count.measure === measure);
  const caveats = ["no series of it is held, so that it is known for a day and not up to the articles"];
  const verdict = disputedVerdict(
    own.map(({ share }) => share.low >= least),
    caveats,
  );
  const told = own.map(({ source, share }) => `${source} ${rangeText(share)}`);
  return {
    words: leverageLabels[measure],
    verdict,
    reason: `${text.list(told)} of the open interest before, against a threshold of ${text.percent(least)}; ${caveats.join("; ")}`,
    ...(measure === chosen ? {} : { aside: true as const }),
  };
}

/** "18% to 37%", or one figure where both ends read alike. */
export function rangeText({ low, high }: { readonly low: number; readonly high: number }): string {
  const text = numberText("en");
  const [from, to] = [text.percent(low), text.percent(high)];
  return from === to ? from : `${from} to ${to}`;
}

function sentence({ counts, measure, prices }: C2Evidence, range: { low: number; high: number }): string {
  const text = numberText("en");
  const dollars = counts.filter((count) => count.measure === "dollars");
  const forced = counts
    .filter((count) => count.measure === "liquidations")
    .flatMap(({ billion }) => billion ?? []);
  const billion = (value: number) => `$${text.decimal(value, Number.isInteger(value) ? 0 : 2)} bn`;
  const falls = dollars.map(
    ({ source, share, billion: fall }) =>
      `${billion(fall?.low ?? 0)} by ${source} (${text.percent(share.low)})`,
  );
  const moved = prices.map(({ coin, change }) => `${coinWithin(coin)} ${text.signedPercent(change)}`);
  return [
    `Open interest fell by ${text.list(falls)} while prices fell (${text.list(moved)});`,
    `positions closed by force are put at ${billion(Math.min(...forced.map(({ low }) => low)))} to ${billion(Math.max(...forced.map(({ high }) => high)))}.`,
    `As ${leverageLabels[measure]} the fall is ${rangeText(range)}: significant by every count up to a threshold of ${text.percent(range.low)}, by none above ${text.percent(range.high)}.`,
  ].join(" ");
}

export const c2: Claim<C2Evidence> = {
  id: "C2",
  title: "The October sell-off removed significant leverage",
  type: "dated fact",
  quotes: [
    { language: "en", text: "a market correction in October that significantly reduced leverage positions" },
    {
      language: "it",
      text: "Il sell-off del 10 ottobre ha eliminato leva significativa e posizioni speculative deboli.",
    },
  ],
  question: "How much of the open interest in crypto derivatives went in the sell-off, and by whose count?",
  definition:
    "Published counts of the fall in open interest and of the positions closed by force, each as a share of the open interest before. At constant prices the open interest that was left is valued at the closes of the day before: the whole of it as bitcoin, and as ether, and the range between the two is kept. The register asks for open interest in coins on three dates; no such series is held, and this is the nearest to it.",
  verdictRule:
    "True if every count of the chosen kind reaches the threshold with its lower end, false if none does, undecided where the counts disagree. It carries a caveat in any case: a day\u2019s count says nothing of whether leverage had come back by the articles.",
  pitfalls: [
    "Open interest in dollars falls with prices even if nobody closes a position.",
    "Exchanges pass on only some of the forced closings, so that the counts of them are lower bounds; and positions closed by choice are in none of them.",
    "The counts come from different providers: the fall that COINOTAG cites is set against the open interest before that CoinDesk Data gives.",
    "What is significant is not in the articles, and the default threshold was chosen after the figures had been seen: the control moves it, and the sentence says where the answer turns.",
    "Funding rates, options and on-chain loans are not held.",
  ],
  facts: ["F06-02", "F06-03", "F06-04"],
  literature: setUpLiterature.sellOff,
  nullHypothesis: null,
  changeOfMind:
    "A series of open interest in coins, by exchange, from before the sell-off to the articles: it would replace the published counts.",
  series: ["btc", "eth"],
  historyFrom: "2025-09-01",
  frequencies: ["daily"],
  settledOn: () => dayAfter,
  parameters: () => [
    {
      kind: "choice",
      id: "measure",
      label: "leverage removed is",
      default: "constant",
      options: leverageMeasures.map((value) => ({ value, label: leverageLabels[value] })),
    },
    {
      kind: "range",
      id: "least",
      label: "significant from",
      unit: "percent",
      default: 10,
      minimum: 5,
      maximum: 50,
      step: 5,
    },
  ],
  inWords: ({ measure, least }) =>
    `Leverage removed is ${leverageLabels[String(measure) as LeverageMeasure]}; it is significant from ${numberText("en").percent(Number(least) / 100)} of the open interest before.`,
  panels: ({ asOf }) => ({ days: { query: "crypto-days", frequency: "daily", asOf } }),
  evaluate,
};
