import { numberText, plural } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import { addDays } from "../bars.js";
import type { Claim, Finding, Panel, Parameters, Setting } from "../claim.js";
import { numbers, texts } from "../columns.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict, overallVerdict } from "../verdict.js";

export interface Balance {
  readonly date: string;
  readonly availableOn: string;
  /** USD billion. */
  readonly balance: number;
}

export interface L3Evidence {
  readonly account: string;
  readonly weeks: number;
  readonly balances: readonly Balance[];
  /** The last balance known on the articles\u2019 date, and the one the look-back weeks before it. */
  readonly known: Balance | null;
  readonly earlier: Balance | null;
  readonly peak: Balance | null;
  /** The lowest balance from the peak to two weeks after the articles, and where it stood two weeks later; null before that is known. */
  readonly trough: Balance | null;
  readonly afterwards: Balance | null;
}

const afterDays = 14;
const peakDays = 91;

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<L3Evidence> {
  const panel = panels.account;
  if (!panel) throw new Error("L3: needs the panel account");
  if (setting.asOf < articleDate) {
    const day = numberText("en").day(setting.asOf);
    return cannotSay(
      "L3",
      `${day} is before the articles, and the claim is about what was known when they appeared`,
      values,
      setting,
    );
  }
  const evidence = readAccount(panel, String(values.account), Number(values.weeks));
  const { known, earlier, afterwards } = evidence;
  const change = known && earlier ? known.balance - earlier.balance : null;
  const reversed = known && afterwards ? afterwards.balance > known.balance : false;
  const readings = [
    {
      words: "continues",
      verdict:
        change === null
          ? ("cannot-say" as const)
          : factVerdict(change < 0, reversed ? ["it reversed within weeks"] : []),
      reason: reversed
        ? "true on the day, reversed within two weeks of its end"
        : "the balance known on the articles\u2019 date",
    },
  ];
  return {
    ...emptyFinding("L3", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate:
      change === null
        ? null
        : {
            value: change,
            unit: "USD billion",
            label: `change over ${plural(evidence.weeks, "week")}, as known on the articles\u2019 date`,
          },
    counted: Object.entries({
      peak: evidence.peak,
      "start of the look-back": earlier,
      "last known": known,
      low: evidence.trough,
      afterwards,
    }).flatMap(([what, balance]) =>
      balance ? [{ what, date: balance.date, value: balance.balance, unit: "USD billion" }] : [],
    ),
    n: evidence.balances.length,
    effectiveN: evidence.balances.length,
    evidence,
  };
}

function readAccount(panel: Panel, account: string, weeks: number): L3Evidence {
  const series = texts(panel, "series");
  const availableOn = texts(panel, "available_on");
  const balance = numbers(panel, "balance");
  const balances = panel.dates.flatMap((date, row): Balance[] => {
    const value = balance[row];
    return series[row] === account && value != null
      ? [{ date, availableOn: availableOn[row] ?? date, balance: value }]
      : [];
  });
  const known = balances.findLast((b) => b.availableOn <= articleDate) ?? null;
  const lookBack = known && addDays(known.date, -7 * weeks);
  const peak =
    known &&
    highest(balances.filter((b) => b.date <= known.date && b.date >= addDays(known.date, -peakDays)));
  const trough =
    peak && lowest(balances.filter((b) => b.date >= peak.date && b.date <= addDays(articleDate, afterDays)));
  const end = trough && addDays(trough.date, afterDays);
  return {
    account,
    weeks,
    balances,
    known,
    earlier: (lookBack && balances.findLast((b) => b.date <= lookBack)) || null,
    peak,
    trough,
    afterwards:
      (end && balances.some((b) => b.date >= end) && balances.findLast((b) => b.date <= end)) || null,
  };
}

function highest(balances: readonly Balance[]): Balance | null {
  return balances.reduce<Balance | null>((a, b) => (a && a.balance >= b.balance ? a : b), null);
}

function lowest(balances: readonly Balance[]): Balance | null {
  return balances.reduce<Balance | null>((a, b) => (a && a.balance <= b.balance ? a : b), null);
}

function sentence({ known, earlier, peak, trough, afterwards, weeks }: L3Evidence): string {
  const text = numberText("en");
  const billion = ({ balance }: Balance) => `$${text.integer(balance)} bn`;
  if (!known || !earlier)
    return "The vintage holds no balance of the Treasury\u2019s account far enough before the articles\u2019 date.";
  const change = known.balance - earlier.balance;
  const lead = `On the articles\u2019 date the last known balance was ${billion(known)} (${text.shortDay(known.date)}), ${text.signed(change, 0)} bn over ${plural(weeks, "week")}`;
  const fromPeak = peak ? ` and down from ${billion(peak)} on ${text.shortDay(peak.date)}` : "";
  const after =
    trough && afterwards
      ? `. The lowest of those weeks was ${billion(trough)} on ${text.shortDay(trough.date)}; it stood at ${billion(afterwards)} by ${text.shortDay(afterwards.date)}`
      : "";
  return `${lead}${fromPeak}${after}.`;
}

export const l3: Claim<L3Evidence> = {
  id: "L3",
  title: "The Treasury was still drawing its account down",
  type: "dated fact",
  quotes: [
    { language: "en", text: "the continual release of funds from the Treasury General Account" },
    { language: "it", text: "Il prelievo dal Conto Generale del Tesoro (TGA) continua" },
  ],
  question:
    "Was the Treasury\u2019s balance at the Federal Reserve falling, by what was known on the articles\u2019 date, and did it go on falling?",
  definition:
    "The balance of the Treasury General Account that was known on the articles\u2019 date, against the one some weeks before.",
  verdictRule:
    "True if the last known balance was below the earlier one; with a caveat if it rose again within two weeks of its low.",
  pitfalls: [
    "A week\u2019s average and a day\u2019s close are different series.",
    "The account is seasonal: it rises at tax dates whatever the policy.",
  ],
  facts: [],
  literature: [],
  nullHypothesis: null,
  changeOfMind: "A Daily Treasury Statement that shows the balance falling on after the middle of January.",
  series: ["tga"],
  historyFrom: "2025-10-01",
  frequencies: ["daily"],
  settledOn: () => addDays(articleDate, 2 * afterDays),
  parameters: () => [
    {
      kind: "choice",
      id: "account",
      label: "balance",
      default: "tga",
      options: [
        { value: "tga", label: "daily close" },
        { value: "wtregen", label: "week average" },
      ],
    },
    {
      kind: "range",
      id: "weeks",
      label: "look back",
      unit: "week",
      default: 4,
      minimum: 1,
      maximum: 13,
      step: 1,
    },
  ],
  inWords: ({ account, weeks }) =>
    `The ${account === "tga" ? "daily closing balance" : "week\u2019s average balance"} against that of ${plural(Number(weeks), "week")} before, as known on ${numberText("en").day(articleDate)}.`,
  panels: ({ frequency, asOf }) => ({ account: { query: "treasury-account", frequency, asOf } }),
  evaluate,
};
