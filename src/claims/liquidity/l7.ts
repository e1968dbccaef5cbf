import { numberText } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Claim, FactRow, Finding, Panel, Parameter, Parameters, Reading, Setting } from "../claim.js";
import { beforeTheArticles, knownToWords } from "../fact-claim.js";
import { factDate, factNumber, factValue } from "../fact-words.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { ambiguousVerdict, factVerdict } from "../verdict.js";
import { type Accounting, accountingOf, runOffBefore, splitsOf } from "./l7-accounts.js";
import { type MortgageFacts, mortgageFactIds, mortgageFacts } from "./mortgage-facts.js";
import { mortgageLiterature } from "./mortgage-literature.js";

export interface L7Evidence extends Accounting, Pick<MortgageFacts, "spread" | "bought"> {
  readonly order: FactRow;
  /** The order in months of the run-off at the pace of the year before it; null where that is not known. */
  readonly monthsOfRunOff: number | null;
}

const windows = { daily: [26, 52], weekly: [26, 52], monthly: [6, 12] } as const;
const monthsInYear = 12;

function parameters({ frequency }: Setting): Parameter[] {
  const [standard, maximum] = windows[frequency];
  return [
    {
      kind: "choice",
      id: "sense",
      label: "injects liquidity means",
      default: "any",
      options: [
        { value: "any", label: "any of these, the text picks none" },
        { value: "reserves", label: "new bank reserves" },
        { value: "bonds", label: "bonds taken from the market" },
        { value: "spread", label: "a narrower mortgage spread" },
      ],
    },
    {
      kind: "range",
      id: "window",
      label: "after the order",
      unit: barNoun[frequency],
      default: standard,
      minimum: 1,
      maximum,
      step: 1,
    },
  ];
}

function evaluate(
  { accounts: panel }: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<L7Evidence> {
  if (!panel) throw new Error("L7: needs the panel accounts");
  const early = beforeTheArticles("L7", values, setting);
  if (early) return early;
  const { order, spread, bought } = mortgageFacts(facts);
  if (!order) return cannotSay("L7", `${knownToWords(setting)}, no row records the order`, values, setting);
  const accounting = accountingOf(panel, order, Number(values.window));
  if (!accounting.base)
    return cannotSay(
      "L7",
      "no mortgage bonds of the Federal Reserve are held before the order",
      values,
      setting,
    );
  const runOff = runOffBefore(accounting);
  const monthsOfRunOff = runOff && runOff > 0 ? (factNumber(order) / runOff) * monthsInYear : null;
  const evidence: L7Evidence = { ...accounting, order, spread, bought, monthsOfRunOff };
  const readings = {
    reserves: reservesReading(evidence),
    bonds: bondsReading(evidence),
    spread: spreadReading(evidence),
  };
  const all = Object.values(readings);
  const chosen = Object.entries(readings).find(([sense]) => sense === values.sense)?.[1];
  const { base, end } = accounting;
  const splits = splitsOf(accounting);
  const bars = splits.find(({ label }) => label === "from the order on")?.n ?? 0;
  return {
    ...emptyFinding("L7", values, setting),
    verdict: chosen?.verdict ?? ambiguousVerdict(all),
    sentence: sentence(evidence, setting),
    readings: all,
    estimate:
      base && end
        ? {
            value: end.mbs - base.mbs,
            unit: "USD billion",
            label: `change of the Federal Reserve\u2019s mortgage bonds from ${numberText("en").shortDay(base.date)} to ${numberText("en").shortDay(end.date)}`,
          }
        : null,
    counted: [
      { what: "ordered", date: order.date, value: factNumber(order), unit: "USD billion" },
      ...[accounting.yearBefore, base, end].flatMap((account) =>
        account
          ? [
              {
                what: "mortgage bonds held by the Federal Reserve",
                date: account.date,
                value: account.mbs,
                unit: "USD billion",
              },
              { what: "bank reserves", date: account.date, value: account.reserves, unit: "USD billion" },
            ]
          : [],
      ),
    ],
    n: bars,
    effectiveN: bars,
    subPeriods: splits,
    evidence,
  };
}

function reservesReading({ base, end }: L7Evidence): Reading {
  const grew = base !== null && end !== null && end.mbs > base.mbs;
  const meanwhile =
    base && end
      ? `; its own mortgage bonds ${grew ? "grew" : "went on falling"}`
      : "; what it held afterwards is not known yet";
  return {
    words: "new bank reserves",
    verdict: factVerdict(grew, ["the purchases ordered are not the Federal Reserve\u2019s"]),
    reason: `the agencies pay with cash that is there already, and the order asks nothing of the Federal Reserve${meanwhile}`,
  };
}

function bondsReading({ bought }: L7Evidence): Reading {
  return {
    words: "bonds taken from the market",
    verdict: "cannot-say",
    reason: bought
      ? "no figure of what was bought was found, to set against the Federal Reserve\u2019s run-off"
      : "nothing is known yet of what was bought",
  };
}

function spreadReading({ spread }: L7Evidence): Reading {
  const words = "a narrower mortgage spread";
  if (!spread) return { words, verdict: "cannot-say", reason: "no row tells yet what spreads did" };
  return {
    words,
    verdict: factVerdict(true, ["it did not last"]),
    reason: `it narrowed at once and was wide again by ${factDate(spread)}, in one report; the spread itself is not held`,
  };
}

/** A change with its sign before the dollars. */
export function signedBillion(value: number): string {
  const [, sign = "", size = ""] = /^([^\d]?)(.*)$/.exec(numberText("en").signed(value, 0)) ?? [];
  return `${sign}$${size} bn`;
}

function sentence(evidence: L7Evidence, setting: Setting): string {
  const text = numberText("en");
  const { base, end, order, spread, monthsOfRunOff } = evidence;
  const lead = "The agencies pay with cash that is there already: the order itself makes no bank reserves";
  const accounts =
    base && end
      ? `. From ${text.day(base.date)} to ${text.day(end.date)} the Federal Reserve\u2019s own mortgage bonds changed by ${signedBillion(end.mbs - base.mbs)} and reserves by ${signedBillion(end.reserves - base.reserves)}`
      : "";
  const size =
    monthsOfRunOff === null
      ? ""
      : `. At the pace of the year before, the $${text.integer(factNumber(order))} bn ordered equal ${text.integer(monthsOfRunOff)} months of that run-off`;
  const spreads = spread
    ? `. Spreads were reported to tighten by ${factValue(spread)} basis points and to be wider again by ${factDate(spread)}`
    : ". What spreads did is not known yet";
  const unknown = `; what the agencies bought no row tells, ${knownToWords(setting)}`;
  return `${lead}${accounts}${size}${spreads}${unknown}.`;
}

export const l7: Claim<L7Evidence> = {
  id: "L7",
  title: "The order injects liquidity through housing",
  type: "mechanism",
  quotes: [
    { language: "en", text: "aims to enhance liquidity through the housing sector." },
    { language: "it", text: "iniettando liquidit\u00e0 attraverso canali abitativi." },
  ],
  question:
    "Who pays for the bonds, and what changed for bank reserves, for the bonds outside the Federal Reserve and for mortgage spreads after the order?",
  definition:
    "The Federal Reserve\u2019s mortgage bonds and bank reserves from the last figure before the order to some bars after it, beside the size of the order. Three senses of the word: reserves, bonds taken from the market, the mortgage spread.",
  verdictRule:
    "The text picks no sense of the word. It holds if it holds in all three, is contradicted if it fails in all three; senses that disagree make it inconclusive, and one that cannot be answered keeps it open unless the others disagree already.",
  pitfalls: [
    "Mortgage rates and current-coupon spreads are not held, only the Treasury yield: what spreads did is taken from one dated report, not computed.",
    "Reserves move with the Treasury\u2019s account and the Federal Reserve\u2019s bill purchases: their change after the order is not its effect.",
    "Cash that the agencies keep at the Federal Reserve would turn into bank reserves when it is spent; it would leave the sum of its balances unchanged.",
    "The agencies\u2019 purchases after the order are not held: the order\u2019s full amount is what was asked, not what was done.",
  ],
  facts: mortgageFactIds,
  literature: mortgageLiterature,
  nullHypothesis: "Neither reserves nor spreads move because of the order.",
  changeOfMind:
    "A daily series of mortgage spreads that stays narrower than before the order, or the agencies\u2019 monthly figures with purchases above the Federal Reserve\u2019s run-off.",
  series: ["wshomcb", "wresbal"],
  historyFrom: "2025-01-31",
  frequencies: ["monthly", "weekly"],
  settledOn: () => null,
  parameters,
  inWords: ({ sense, window }, setting) => {
    const choice = parameters(setting)[0];
    const option = choice?.kind === "choice" ? choice.options.find(({ value }) => value === sense) : null;
    return `Liquidity: ${option?.label ?? sense}. The accounts are followed for ${window} ${barNoun[setting.frequency]}${Number(window) === 1 ? "" : "s"} after the order.`;
  },
  panels: ({ frequency, asOf }) => ({ accounts: { query: "mortgage-accounts", frequency, asOf } }),
  evaluate,
};
