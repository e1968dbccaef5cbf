import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict, overallVerdict } from "../verdict.js";
import { billions, signedBillions } from "./dollars.js";
import { firstPurchase } from "./l1-evidence.js";
import {
  articleWednesday,
  type Basis,
  frame,
  type L2Evidence,
  lastBefore,
  splitReserves,
} from "./l2-evidence.js";
import { harris, macroAlf, minutes } from "./literature.js";

const text = numberText("en");

/** A part of the balance sheet below this share is called small. */
export const smallShare = 0.01;

const latest = "latest";

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<L2Evidence> {
  const { accounts, months } = panels;
  if (!accounts || !months) throw new Error("L2: needs the panels accounts and months");
  const window = {
    from: String(values.from),
    to: values.to === latest ? setting.asOf : String(values.to),
  };
  const evidence = splitReserves(accounts, months, window, values.basis as Basis, facts);
  if (!evidence) {
    const reason = `the balance sheets known by ${text.day(setting.asOf)} do not reach from ${text.day(window.from)} past the first purchase of ${text.day(firstPurchase)}`;
    return cannotSay("L2", reason, values, setting);
  }
  const readings = readingsOf(evidence);
  const noun = barNoun[setting.frequency];
  return {
    ...emptyFinding("L2", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate: {
      value: evidence.window.parts.reserves,
      unit: "USD billion",
      label: `change of bank reserves over ${plural(evidence.weeks, noun)}`,
    },
    counted: namedParts(evidence).map(({ name, value }) => ({
      what: name,
      date: evidence.window.to,
      value,
      unit: "USD billion",
    })),
    n: evidence.weeks,
    effectiveN: evidence.weeks,
    subPeriods: evidence.spells.map(({ from, to, parts }) => ({
      label: `${text.shortDay(from)} to ${text.shortDay(to)}`,
      n: evidence.steps.filter((step) => step.from >= from && step.to <= to).length,
      value: parts.reserves,
      p: null,
    })),
    dropOne: evidence.steps
      .filter(({ from, to }) => from >= evidence.window.from && to <= evidence.window.to)
      .map(({ to, parts }) => ({
        label: `${noun} to ${text.shortDay(to)}`,
        n: evidence.weeks - 1,
        value: evidence.window.parts.reserves - parts.reserves,
        p: null,
      })),
    evidence,
  };
}

/** The parts of the change over the window, in the order in which they are drawn. */
export function namedParts({
  window: { parts },
}: L2Evidence): { readonly name: string; readonly value: number }[] {
  return [
    { name: "bills bought", value: parts.bills },
    ...(parts.mbs === null ? [] : [{ name: "mortgage-backed securities", value: parts.mbs }]),
    {
      name:
        parts.mbs === null
          ? "the Fed\u2019s other assets (mortgage-backed securities among them)"
          : "the Fed\u2019s other assets",
      value: parts.other,
    },
    { name: "the Treasury\u2019s account", value: parts.tga },
    { name: "reverse repurchases", value: parts.rrp },
    { name: "currency and the rest", value: parts.rest },
    { name: "bank reserves", value: parts.reserves },
  ];
}

function readingsOf(evidence: L2Evidence): Reading[] {
  const { parts } = evidence.window;
  const share = parts.bills / evidence.assets;
  const assets = parts.bills + parts.other + (parts.mbs ?? 0);
  const caveats = [
    ...(share < smallShare ? [`${text.percent(share, 1)} of the Fed\u2019s assets`] : []),
    ...(assets < parts.bills
      ? [`the Fed\u2019s assets as a whole changed by ${signedBillions(assets)}`]
      : []),
    ...(evidence.noStance ? ["the minutes give them no meaning for policy"] : []),
  ];
  const others =
    parts.tga > parts.bills ? ["more came out of the Treasury\u2019s account than from the purchases"] : [];
  return [
    {
      words: "adding direct liquidity",
      verdict: factVerdict(parts.bills > 0, caveats),
      reason:
        parts.bills > 0
          ? `each purchase adds its amount to reserves; ${caveats.join("; ")}`
          : "nothing was bought in the window",
    },
    {
      words: "injected liquidity into the system",
      verdict: factVerdict(parts.reserves > 0, others),
      reason: `bank reserves changed by ${signedBillions(parts.reserves)} over the window${others.map((other) => `; ${other}`).join("")}`,
    },
  ];
}

function sentence(evidence: L2Evidence): string {
  const { window, assets, mbsChange } = evidence;
  const { parts } = window;
  const moved = parts.reserves >= 0 ? "rose" : "fell";
  const list = namedParts(evidence)
    .slice(0, -1)
    .map(({ name, value }) => `${name} ${signedBillions(value)}`);
  const runOff =
    parts.mbs === null && mbsChange !== null
      ? ` Over the month ends that are held, mortgage-backed securities changed by ${signedBillions(mbsChange)}.`
      : "";
  return `From ${text.day(window.from)} to ${text.day(window.to)} bank reserves ${moved} by ${billions(Math.abs(parts.reserves))}: ${text.list(list)}. The bills bought are ${text.percent(parts.bills / assets, 1)} of the Fed\u2019s assets.${runOff}`;
}

const dayOption = (value: string) => ({ value, label: text.shortDay(value) });

export const l2: Claim<L2Evidence> = {
  id: "L2",
  title: "The Fed\u2019s purchases injected liquidity",
  type: "mechanism",
  quotes: [
    {
      language: "en",
      text: "Recent actions by the Federal Reserve, which include purchasing Treasury bills, have injected much-needed liquidity into the system.",
    },
    {
      language: "it",
      text: "La Federal Reserve ha ripreso gli acquisti di buoni del Tesoro \u2192 aggiungendo liquidit\u00e0 diretta.",
    },
  ],
  question:
    "By how much did bank reserves change while the Fed bought bills, and how much of that did the purchases make?",
  definition:
    "The change of bank reserves between two balance sheets, split into bills bought, the Fed\u2019s other assets, the Treasury\u2019s account, overnight reverse repurchases and a rest: currency, other liabilities, and the mixture of week averages with Wednesday levels. The purchases count on the day they settle.",
  verdictRule: `Each reading is a fact: true if the purchases, or reserves, are above zero over the window. With a caveat where the purchases are below ${text.percent(smallShare)} of the balance sheet, where the balance sheet grew by less, where the minutes deny a meaning for policy, or where the Treasury\u2019s account gave more.`,
  pitfalls: [
    "The default window was chosen in the knowledge that the longer one, from October to February, shows reserves falling and would contradict the claim: it is among the definitions, and the chart draws it.",
    "Reserves and the account of the Treasury are published as averages of the week, the Fed\u2019s assets as the level of the Wednesday: what that mixture leaves is in the rest.",
    "The level of the last Wednesday of the year carries the year-end repurchases, which were gone a week later.",
    "\u201cMuch-needed\u201d would show in the spread of secured overnight rates over the interest on reserves; the vintage holds no such rate, and that word is not tested.",
    "An accounting identity says what moved with what, not what caused it, and nothing about prices.",
  ],
  facts: ["F02-01", "F02-03", "F02-04", "F02-05", "F02-06", "F02-07", "F02-08", "F02-09", "F02-10"],
  literature: [minutes, macroAlf, harris],
  nullHypothesis: "Bank reserves did not change over the window.",
  changeOfMind:
    "A balance sheet in which reserves fell while the bills were bought, or a spread of overnight rates that did not narrow when they were.",
  series: ["walcl", "wresbal", "wtregen", "rrp", "bill_purchases"],
  historyFrom: firstPurchase,
  frequencies: ["monthly", "weekly"],
  settledOn: ({ to }) => (to === latest ? null : String(to)),
  parameters: () => [
    {
      kind: "choice",
      id: "from",
      label: "from",
      default: lastBefore,
      options: [lastBefore, "2025-12-03", "2025-10-15", frame.from].map(dayOption),
    },
    {
      kind: "choice",
      id: "to",
      label: "to",
      default: articleWednesday,
      options: [
        ...[articleWednesday, frame.to].map(dayOption),
        { value: latest, label: "the last one known" },
      ],
    },
    {
      kind: "choice",
      id: "basis",
      label: "Treasury\u2019s account and reverse repurchases",
      default: "average",
      options: [
        { value: "average", label: "averages of the week, as reserves" },
        { value: "level", label: "levels of the day, as the Fed\u2019s assets" },
      ],
    },
  ],
  inWords: ({ from, to, basis }) =>
    `Reserves from the balance sheet of ${text.day(String(from))} to ${to === latest ? "the last one known" : `that of ${text.day(String(to))}`}, or the last ones before these days; the Treasury\u2019s account and the reverse repurchases as ${basis === "level" ? "levels of the day" : "averages of the week"}.`,
  panels: ({ frequency, asOf }) => ({
    accounts: { query: "reserve-accounts", frequency, asOf },
    months: { query: "reserve-accounts", frequency: "monthly", asOf },
  }),
  evaluate,
};
