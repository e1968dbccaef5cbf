import { numberText } from "../../text/numbers.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict, overallVerdict } from "../verdict.js";
import { coinTitle } from "./coins.js";
import {
  type DepthChange,
  type DepthKind,
  depthChanges,
  depthKinds,
  type LaterDepth,
  laterDepths,
} from "./depth.js";
import { setUpLiterature } from "./literature.js";
import { priceDays } from "./price-days.js";

export type DepthUnit = "both" | "dollars" | "coins";

export interface C3Evidence {
  readonly chosen: DepthChange;
  readonly all: readonly DepthChange[];
  readonly later: readonly LaterDepth[];
  readonly unit: DepthUnit;
  /** The fall from which a book is notably thinner, a fraction. */
  readonly least: number;
}

/** "Bitcoin, within 1% of the mid price". */
export function depthLabel({ coin, band }: DepthKind): string {
  return `${coinTitle(coin)}, within ${numberText("en").percent(band, band < 0.01 ? 1 : 0)} of the mid price`;
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<C3Evidence> {
  const { days } = panels;
  if (!days) throw new Error("C3: needs the panel days");
  const paths = { btc: priceDays(days, "btc"), eth: priceDays(days, "eth") };
  const all = depthChanges(facts, paths);
  const chosen = all.find(({ id }) => id === values.depth);
  if (!chosen) {
    const reason = `no measure of that depth after the sell-off was known on ${numberText("en").day(setting.asOf)}`;
    return cannotSay("C3", reason, values, setting);
  }
  const unit = String(values.unit) as DepthUnit;
  const evidence = { chosen, all, later: laterDepths(facts, paths), unit, least: Number(values.least) / 100 };
  const readings = readUnits(evidence);
  return {
    ...emptyFinding("C3", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate: {
      value: 100 * (unit === "coins" ? chosen.coins : chosen.dollars),
      unit: "percent",
      label: `change of depth in ${unit === "coins" ? "coins" : "dollars"}, before the sell-off to ${numberText("en").day(chosen.afterDate)}`,
    },
    counted: all.flatMap((change) =>
      (["dollars", "coins"] as const).map((each) => ({
        what: `${depthLabel(change)}, in ${each}${change.limits ? " (at least)" : ""}`,
        date: change.afterDate,
        value: 100 * change[each],
        unit: "percent",
      })),
    ),
    n: all.length,
    effectiveN: all.length,
    evidence,
  };
}

const unitWords = { dollars: "thinner in dollars", coins: "thinner in coins" } as const;

/** In both units the price must not be all of the fall; in one of them its own fall decides. The others stand beside. */
function readUnits({ chosen, least, unit }: C3Evidence): Reading[] {
  const text = numberText("en");
  const source = "one source, measured two months before the articles";
  const holds = -chosen.dollars >= least && chosen.coins < 0;
  const share = "part of the fall in dollars is the fall in price";
  const both: Reading = {
    words: "notevolmente pi\u00f9 sottili",
    verdict: factVerdict(holds, [share]),
    reason: holds
      ? `thinner by the threshold in dollars and thinner in coins; ${share}`
      : "not thinner by the threshold in dollars, or not thinner in coins",
  };
  const single = (["dollars", "coins"] as const).map(
    (each): Reading => ({
      words: unitWords[each],
      verdict: factVerdict(-chosen[each] >= least, [source]),
      reason: `${text.signedPercent(chosen[each])}${chosen.limits ? " at least" : ""}, against a threshold of ${text.percent(least)}; ${source}`,
      ...(unit === each ? {} : { aside: true as const }),
    }),
  );
  return unit === "both" ? [both, ...single] : single;
}

function sentence({ chosen, later }: C3Evidence): string {
  const text = numberText("en");
  const limits = chosen.limits ? "at least " : "";
  const told = later.map(
    ({ date, atLeast, dollars, price, coins }, i) =>
      `${atLeast ? "more than " : ""}${text.percent(-dollars)}${i === 0 ? " below its high" : ""} by ${text.day(date)}, with the price ${text.percent(-price)} below its own (in coins ${atLeast ? "at most " : ""}${text.signedPercent(coins)}, if that was in dollars)`,
  );
  return [
    `${depthLabel(chosen)}, depth in dollars fell by ${limits}${text.percent(-chosen.dollars)} from before the sell-off to ${text.day(chosen.afterDate)}; the price fell by ${text.percent(-chosen.price)}, so that depth in coins fell by ${limits}${text.percent(-chosen.coins)}.`,
    told.length > 0 ? `Later reports put bitcoin\u2019s depth ${text.list(told)}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

export const c3: Claim<C3Evidence> = {
  id: "C3",
  title: "Order books were notably thinner",
  type: "dated fact",
  quotes: [
    { language: "en", text: "causing order books to thin across exchanges." },
    { language: "it", text: "I libri degli ordini degli exchange sono notevolmente pi\u00f9 sottili." },
  ],
  question:
    "How much less could be traded near the mid price after the sell-off than before it, in dollars and in coins?",
  definition:
    "Published depth near the mid price in early October and in November, in dollars; the same in coins by our closes of those days: the mean of the days of October before the sell-off for bitcoin, the last of them for ether, as the figures are dated, and the day of the later figure. Limits (more than, less than) are taken as the figures, so that the fall is at least so large.",
  verdictRule:
    "In both units: true if depth in dollars fell by at least the threshold and depth in coins fell at all; with a caveat, since part of it is the price. In one unit: true if depth in it fell by at least the threshold.",
  pitfalls: [
    "Depth in dollars falls mechanically with the price: a book that holds the same number of coins looks thinner.",
    "No series of depth is held, and none free of charge reaches back: the figures are one research desk\u2019s, for some exchanges, and end two months before the articles.",
    "The measures that prices alone allow (Amihud\u2019s needs volumes, those of Corwin and Schultz and of Abdi and Ranaldo highs and lows) cannot be computed: the vintage holds closes only.",
    "The later reports do not say in what unit they count, nor of which day the high is: their figures in coins are conditional on both.",
    "What is notable is not in the articles, and the default threshold was chosen after the figures had been seen: the control moves it.",
  ],
  facts: ["F06-08", "F06-12", "F06-27", "F06-04"],
  literature: setUpLiterature.depth,
  nullHypothesis: null,
  changeOfMind:
    "Order books of several exchanges, sampled from summer to the articles in coins: a mean before and after, with its error.",
  series: ["btc", "eth"],
  historyFrom: "2025-09-01",
  frequencies: ["daily"],
  settledOn: () => "2025-11-11",
  parameters: () => [
    {
      kind: "choice",
      id: "depth",
      label: "depth of",
      default: "btc-one",
      options: depthKinds.map((kind) => ({ value: kind.id, label: depthLabel(kind) })),
    },
    {
      kind: "choice",
      id: "unit",
      label: "counted in",
      default: "both",
      options: [
        { value: "both", label: "dollars and coins" },
        { value: "dollars", label: "dollars" },
        { value: "coins", label: "coins" },
      ],
    },
    {
      kind: "range",
      id: "least",
      label: "notably thinner from a fall of",
      unit: "percent",
      default: 20,
      minimum: 5,
      maximum: 50,
      step: 5,
    },
  ],
  inWords: ({ depth, unit, least }) => {
    const kind = depthKinds.find(({ id }) => id === depth);
    const counted = unit === "both" ? "dollars, and thinner at all in coins" : String(unit);
    return `${kind ? depthLabel(kind) : String(depth)}: notably thinner from a fall of ${numberText("en").percent(Number(least) / 100)} in ${counted}.`;
  },
  panels: ({ asOf }) => ({ days: { query: "crypto-days", frequency: "daily", asOf } }),
  evaluate,
};
