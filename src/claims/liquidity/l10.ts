import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, Panel, Parameter, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { effectVerdict, overallVerdict, significance } from "../verdict.js";
import { billions } from "./dollars.js";
import { type History, readHistory } from "./history.js";
import type { ResponsePoint } from "./l4-response.js";
import { dollarsPerUnit } from "./l4-sample.js";
import { type Chain, chainOf, detectableResponse, type LinkId, partsOfChain } from "./l10-chain.js";
import type { ChainChoice } from "./l10-sample.js";
import { adamsIbertLiao, che, dayBreak, grokipedia, karau } from "./literature.js";

export interface L10Evidence {
  readonly chain: Chain;
  readonly horizon: number;
  readonly frequency: History["frequency"];
}

const text = numberText("en");
const level = 0.95;

/** What stands at the ends and in the middle of the chain, in words. */
export const liquidityNames = {
  nl: "net liquidity",
  tga: "the Treasury\u2019s account released",
  walcl: "Fed assets",
};
export const middleNames = {
  rut: "the Russell 2000",
  spx: "the S&P 500",
  shifted: "the Russell 2000, half the sample away",
  walk: "a random walk",
};
export const chainAssetNames = { eth: "ether", btc: "bitcoin", walk: "a random walk" };

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<L10Evidence> {
  if (!panels.history) throw new Error("L10: needs the panel history");
  const horizon = Number(values.horizon);
  const choice: ChainChoice = {
    liquidity: String(values.liquidity) as ChainChoice["liquidity"],
    asset: (values.placebo === "walk" ? "walk" : String(values.asset)) as ChainChoice["asset"],
    middle: String(values.middle) as ChainChoice["middle"],
    holdsMarket: values.market === "spx",
    start: String(values.start),
  };
  const chain = chainOf(readHistory(panels.history), choice);
  if (!chain) {
    const reason = `from ${text.month(choice.start)} to ${text.day(setting.asOf)} the vintage holds too few ${barNoun[setting.frequency]}s with all the series`;
    return cannotSay("L10", reason, values, setting);
  }
  const parts = partsOfChain(chain, horizon);
  const link = chain.links["to-asset"];
  const point = pointAt(chain, "to-asset", horizon);
  const windows = Math.floor(link.n / horizon);
  const readings = readingsOf(chain, horizon, windows, parts.dropOne);
  const detectable = detectableResponse(chain, horizon);
  const evidence = { chain, horizon, frequency: setting.frequency };
  const unit = "percent for one percent";
  return {
    ...emptyFinding("L10", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate: {
      value: point.value,
      unit,
      label: `${chainAssetNames[choice.asset]} over the ${plural(horizon, barNoun[setting.frequency])} after ${middleNames[choice.middle]} moved, ${givenWords(choice)}`,
    },
    interval: {
      low: point.low,
      high: point.high,
      level,
      method: "local projection, Newey\u2013West, sup-t band for all horizons together",
    },
    p: {
      value: link.p[horizon - 1] ?? 1,
      method: "all circular shifts of the Russell against the returns that follow",
      sided: "one",
      smallestAttainable: link.smallestAttainable,
    },
    familyWiseP: {
      value: Math.max(link.familyWiseP[horizon - 1] ?? 1, link.p[horizon - 1] ?? 1),
      method: `the largest of ${link.points.length} horizons under the same shifts`,
      sided: "one",
      smallestAttainable: link.smallestAttainable,
    },
    counted: (Object.keys(chain.links) as LinkId[]).map((id) => ({
      what: arrowWords(chain, id),
      date: chain.sample.dates.at(-1) ?? setting.asOf,
      value: pointAt(chain, id, horizon).value,
      unit: "percent",
    })),
    n: link.n,
    effectiveN: windows,
    minimumDetectableEffect:
      detectable === null
        ? null
        : {
            value: detectable,
            unit,
            label: "smallest response that as many separate windows find in four cases of five",
          },
    ...parts,
    evidence,
  };
}

export function pointAt(chain: Chain, id: LinkId, horizon: number): ResponsePoint {
  return chain.links[id].points[horizon - 1] ?? { horizon, value: 0, low: 0, high: 0 };
}

function givenWords({ holdsMarket, liquidity, middle }: ChainChoice): string {
  const market = holdsMarket && middle !== "spx" ? " and the S&P 500" : "";
  return `${liquidityNames[liquidity]}${market} held`;
}

/** One arrow in words: "net liquidity to the Russell 2000". */
export function arrowWords({ choice }: Chain, id: LinkId): string {
  const [liquidity, middle, asset] = [
    liquidityNames[choice.liquidity],
    middleNames[choice.middle],
    chainAssetNames[choice.asset],
  ];
  return {
    "to-middle": `${liquidity} to ${middle}`,
    "to-middle-beyond":
      choice.middle === "spx"
        ? `${liquidity} to ${middle} again`
        : `${liquidity} to ${middle} beyond the S&P 500`,
    "to-asset": `${middle} to ${asset}, ${givenWords(choice)}`,
    direct: `${liquidity} to ${asset}`,
    "direct-given": `${liquidity} to ${asset}, ${middle} held`,
  }[id];
}

function readingsOf(chain: Chain, horizon: number, windows: number, dropOne: Finding["dropOne"]): Reading[] {
  const reading = (id: LinkId, holdsWithoutBest: boolean): Reading => {
    const point = pointAt(chain, id, horizon);
    const familyWiseP = chain.links[id].familyWiseP[horizon - 1] ?? 1;
    return {
      words: arrowWords(chain, id),
      verdict: effectVerdict({
        independentEvents: windows,
        estimate: point.value,
        high: point.high,
        familyWiseP,
        relevant: null,
        holdsWithoutBest,
      }),
      reason: `${responseText(point)}, family-wise p ${text.pValue(familyWiseP)}`,
      restsOnP: true,
    };
  };
  const lasts = dropOne.every(({ value, p }) => (value ?? 0) > 0 && (p ?? 0) <= significance);
  return [reading("to-middle", true), reading("to-asset", lasts)];
}

function responseText({ value, low, high }: ResponsePoint): string {
  const percent = (share: number) => text.signedPercent(share / 100, 1);
  return `${percent(value)} (band ${percent(low)} to ${percent(high)})`;
}

function sentence({ chain, horizon, frequency }: L10Evidence): string {
  const { choice, links, granger } = chain;
  const at = (id: LinkId) => pointAt(chain, id, horizon);
  const percent = (value: number) => text.signedPercent(value / 100, 1);
  const asset = chainAssetNames[choice.asset];
  const middle = middleNames[choice.middle];
  const span = plural(horizon, barNoun[frequency]);
  const first = `Over the ${span} after ${billions(dollarsPerUnit)} of ${liquidityNames[choice.liquidity]} ${middle} moved ${responseText(at("to-middle"))}, beyond the S&P 500 ${percent(at("to-middle-beyond").value)}`;
  const second = `Over the ${span} after one percent of ${middle}, ${givenWords(choice)}, ${asset} moved ${responseText(at("to-asset"))}, family-wise p ${text.pValue(links["to-asset"].familyWiseP[horizon - 1] ?? 1)}; its lags add to a forecast of the next ${barNoun[frequency]} with p ${text.pValue(granger.p)}`;
  const third = `What ${liquidityNames[choice.liquidity]} goes with in ${asset} over that time, ${percent(at("direct").value)}, is ${percent(at("direct-given").value)} with ${middle} held${passing(at("direct").value, at("direct-given").value)}`;
  return `${first}. ${second}. ${third}.`;
}

/** How much of the whole goes away when the middle is held. */
function passing(whole: number, given: number): string {
  if (whole <= 0) return "";
  const share = 1 - given / whole;
  return share <= 0
    ? ": none of it passes through"
    : `: ${text.percent(Math.min(1, share))} of it passes through`;
}

function parameters({ frequency }: Setting): Parameter[] {
  const monthly = frequency === "monthly";
  return [
    {
      kind: "choice",
      id: "liquidity",
      label: "liquidity",
      default: "nl",
      options: Object.entries(liquidityNames).map(([value, label]) => ({ value, label })),
    },
    {
      kind: "choice",
      id: "asset",
      label: "what follows",
      default: "eth",
      options: [
        { value: "eth", label: "ether" },
        { value: "btc", label: "bitcoin" },
      ],
    },
    {
      kind: "range",
      id: "horizon",
      label: "followed for",
      unit: barNoun[frequency],
      default: monthly ? 3 : 13,
      minimum: 1,
      maximum: monthly ? 6 : 26,
      step: 1,
    },
    {
      kind: "choice",
      id: "market",
      label: "S&P 500",
      default: "spx",
      options: [
        { value: "spx", label: "held fixed" },
        { value: "none", label: "left in" },
      ],
    },
    {
      kind: "choice",
      id: "start",
      label: "sample from",
      default: "2016-01-01",
      options: ["2015-08-01", "2016-01-01", "2018-01-01", "2020-04-01"].map((value) => ({
        value,
        label: text.month(value),
      })),
    },
    {
      kind: "choice",
      id: "middle",
      label: "leading indicator",
      falsifies: true,
      default: "rut",
      options: Object.entries(middleNames).map(([value, label]) => ({ value, label })),
    },
    {
      kind: "choice",
      id: "placebo",
      label: "asset",
      falsifies: true,
      default: "own",
      options: [
        { value: "own", label: "the asset itself" },
        { value: "walk", label: "a random walk in its place" },
      ],
    },
  ];
}

export const l10: Claim<L10Evidence> = {
  id: "L10",
  title: "Liquidity makes the Russell a leading indicator of crypto",
  type: "mechanism",
  quotes: [
    {
      language: "it",
      text: "Questa confluenza di misure di liquidit\u00e0 rende il breakout del Russell 2000 un indicatore guida logico.",
    },
  ],
  question:
    "Does liquidity move the Russell 2000, and does the Russell then say something about ether that liquidity and the S&P 500 do not?",
  definition:
    "Three arrows, each the sum of returns over the bars after a signal, by local projections with lags of everything: liquidity to the Russell 2000; the Russell to ether with liquidity and the S&P 500 of the same bar held; liquidity to ether, with the Russell held and not.",
  verdictRule:
    "Each of the two arrows of the chain is judged by its slope: supported if positive and rare among circular shifts, corrected for all horizons; contradicted if its whole band lies below zero; inconclusive otherwise. The chain is as good as its weaker arrow.",
  pitfalls: [
    "\u201cLogical\u201d is an argument, not a measurement: what is tested is whether the chain shows in the data.",
    "The breakout itself is left to the chapter on rotation: here every move of the Russell counts, not only records.",
    "A Friday\u2019s close of crypto in UTC is hours after the close in New York: the returns that follow begin with the next bar.",
    "Ether\u2019s history holds few separate quarters: windows that overlap are not counted twice in the effective n.",
    "Mediation by regression supposes that nothing else moves all three; in the spring of the pandemic something did.",
  ],
  facts: [],
  literature: [che, adamsIbertLiao, karau, grokipedia, dayBreak],
  nullHypothesis: "The Russell 2000 has no content for ether once liquidity and the S&P 500 are known.",
  changeOfMind:
    "An arrow from the Russell to ether that stays positive with the S&P 500 held and with each year left out, in data of the years to come.",
  series: ["rut", "spx", "eth", "walcl", "wtregen", "rrp"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly"],
  settledOn: () => null,
  parameters,
  inWords: ({ liquidity, asset, horizon, market, start }, { frequency }) =>
    `From ${liquidityNames[String(liquidity) as ChainChoice["liquidity"]]} through the Russell 2000 to ${chainAssetNames[String(asset) as ChainChoice["asset"]]}, over ${plural(Number(horizon), barNoun[frequency])}, the S&P 500 ${market === "spx" ? "held fixed" : "left in"}, from ${text.month(String(start))} on.`,
  panels: ({ frequency, asOf }) => ({ history: { query: "liquidity-weeks", frequency, asOf } }),
  evaluate,
};
