import { countWord, numberText, plural } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict, overallVerdict } from "../verdict.js";
import { billions, signedBillions } from "./dollars.js";
import { firstPurchase, type L1Evidence, readPurchases } from "./l1-evidence.js";
import { minutes } from "./literature.js";

const text = numberText("en");

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<L1Evidence> {
  const { purchases, accounts } = panels;
  if (!purchases || !accounts) throw new Error("L1: needs the panels purchases and accounts");
  const evidence = readPurchases(purchases, accounts, facts);
  if (evidence.atArticles.operations === 0) {
    const reason = `by ${text.day(setting.asOf)} the vintage holds no purchase of the programme that began on ${text.day(firstPurchase)}`;
    return cannotSay("L1", reason, values, setting);
  }
  const amount = amountOf(evidence, String(values.counting));
  const holds = amount !== null && amount > 0;
  const readings = [
    {
      words: "purchasing Treasury bills",
      verdict: amount === null ? ("cannot-say" as const) : factVerdict(holds, []),
      reason: reasonOf(String(values.counting), holds),
    },
  ];
  return {
    ...emptyFinding("L1", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate:
      amount === null
        ? null
        : { value: amount, unit: "USD billion", label: labels[String(values.counting)] ?? "" },
    counted: countedOf(evidence),
    n: evidence.atArticles.operations,
    effectiveN: evidence.atArticles.operations,
    evidence,
  };
}

const labels: Readonly<Record<string, string>> = {
  bought: "bills bought by the articles\u2019 date",
  net: "bills bought by the articles\u2019 date, less the mortgage-backed securities that ran off meanwhile",
  held: "change of the Treasuries that the Fed holds, as published by the articles\u2019 date",
};

function amountOf({ atArticles, before, after, mbsChange }: L1Evidence, counting: string): number | null {
  if (counting === "bought") return atArticles.bought;
  if (counting === "net") return mbsChange === null ? null : atArticles.bought + mbsChange;
  return before?.treasuries != null && after?.treasuries != null
    ? after.treasuries - before.treasuries
    : null;
}

function reasonOf(counting: string, holds: boolean): string {
  const what =
    counting === "bought"
      ? "operations published by the New York Fed"
      : counting === "net"
        ? "the operations, less what ran off"
        : "the weekly balance sheet";
  return `${holds ? "shown" : "not shown"} by ${what}`;
}

function countedOf({ atArticles, now, before, after, mbsChange, asOf }: L1Evidence) {
  const unit = "USD billion";
  const row = (what: string, date: string | null | undefined, value: number | null | undefined) =>
    date && value != null ? [{ what, date, value, unit }] : [];
  return [
    ...row("bills bought by the articles\u2019 date", atArticles.last, atArticles.bought),
    ...row("bills bought by the last operation held", asOf > articleDate ? now.last : null, now.bought),
    ...row("Fed Treasuries before", before?.date, before?.treasuries),
    ...row("Fed Treasuries, last known at the articles", after?.date, after?.treasuries),
    ...row("change of the Fed\u2019s mortgage-backed securities meanwhile", after?.date, mbsChange),
  ];
}

function sentence({ atArticles, now, before, after, mbsChange, paces, asOf }: L1Evidence): string {
  const lead = `The Fed bought bills in ${countWord(atArticles.operations)} operations from ${text.day(atArticles.first ?? firstPurchase)} to ${text.day(atArticles.last ?? firstPurchase)}, ${billions(atArticles.bought)} in all`;
  const held =
    before?.treasuries != null && after?.treasuries != null
      ? `; its Treasuries went from ${billions(before.treasuries)} on ${text.shortDay(before.date)} to ${billions(after.treasuries)} on ${text.shortDay(after.date)}`
      : "";
  const runOff =
    mbsChange !== null
      ? `, while its mortgage-backed securities changed by ${signedBillions(mbsChange)}`
      : "";
  const since =
    asOf > articleDate && now.last
      ? ` By ${text.day(now.last)} it was ${billions(now.bought)} in ${plural(now.operations, "operation")}`
      : "";
  const first = paces[0];
  const cuts = paces.slice(1).map(({ from, pace }) => `${billions(pace)} in ${text.month(from)}`);
  const slower =
    since && first && cuts.length > 0
      ? `, the announced pace cut from ${billions(first.pace)} a month to ${text.list(cuts)}`
      : "";
  return `${lead}${held}${runOff}.${since}${slower}${since ? "." : ""}`;
}

export const l1: Claim<L1Evidence> = {
  id: "L1",
  title: "The Fed had resumed buying Treasury bills",
  type: "dated fact",
  quotes: [
    {
      language: "en",
      text: "Recent actions by the Federal Reserve, which include purchasing Treasury bills, have injected much-needed liquidity into the system.",
    },
    { language: "it", text: "La Federal Reserve ha ripreso gli acquisti di buoni del Tesoro" },
  ],
  question:
    "Had the Federal Reserve bought Treasury bills when the articles appeared, how many, and does its balance sheet show them?",
  definition:
    "The sum of the operations in which the New York Fed bought bills outright, from the first one after the announcement; beside it the Treasuries that the Fed held before and after, from its weekly balance sheet.",
  verdictRule: "A dated fact: true if the sum by the articles\u2019 date is above zero.",
  pitfalls: [
    "Bills are also bought with the principal of mortgage-backed securities that are repaid: that part replaces assets and adds none.",
    "An operation settles on the next business day: the balance sheet of a Wednesday does not hold what was bought on it.",
    "The vintage holds operations from the tests of earlier years on, not the purchases of the programme before: \u201cresumed\u201d is taken from the announcement.",
  ],
  facts: ["F02-01", "F02-03", "F02-04", "F02-06", "F02-07", "F02-08", "F02-09", "F02-11", "F02-14"],
  literature: [minutes],
  nullHypothesis: null,
  changeOfMind:
    "An operation that the New York Fed withdrew, or a balance sheet that does not show the bills.",
  series: ["bill_purchases", "treast"],
  historyFrom: firstPurchase,
  frequencies: ["monthly", "weekly"],
  settledOn: () => articleDate,
  parameters: () => [
    {
      kind: "choice",
      id: "counting",
      label: "counted as",
      default: "bought",
      options: [
        { value: "bought", label: "bills bought" },
        { value: "net", label: "bills bought less mortgage run-off" },
        { value: "held", label: "change of the Treasuries held" },
      ],
    },
  ],
  inWords: ({ counting }) => `${upper(labels[String(counting)] ?? "")}, in USD billion.`,
  panels: ({ frequency, asOf }) => ({
    purchases: { query: "bill-purchases", frequency, asOf },
    accounts: { query: "reserve-accounts", frequency, asOf },
  }),
  evaluate,
};

function upper(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
