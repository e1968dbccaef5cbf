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

/** The Fed\u2019s assets on one Wednesday, in USD billion. */
export interface FedAssets {
  readonly date: string;
  readonly assets: number;
}

export interface L3Evidence {
  readonly account: string;
  /** Against the balance some weeks before, or the highest of the quarter before. */
  readonly against: string;
  readonly weeks: number;
  readonly fed: readonly FedAssets[];
  readonly balances: readonly Balance[];
  /** The last balance known on the articles\u2019 date, and the one that it is compared with. */
  readonly known: Balance | null;
  readonly earlier: Balance | null;
  readonly peak: Balance | null;
  /** The lowest balance from the peak to two weeks after the articles, and where it stood two weeks later; null before that is known. */
  readonly trough: Balance | null;
  readonly afterwards: Balance | null;
}

/** What the balances are, for definitions and charts. */
export const accountWords: Readonly<Record<string, string>> = {
  tga: "daily closing balance",
  level: "close of each Wednesday",
  wtregen: "average balance of the week",
};

const afterDays = 14;
const peakDays = 91;

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<L3Evidence> {
  const { account: panel, fed } = panels;
  if (!panel || !fed) throw new Error("L3: needs the panels account and fed");
  if (setting.asOf < articleDate) {
    const day = numberText("en").day(setting.asOf);
    return cannotSay(
      "L3",
      `${day} is before the articles, and the claim is about what was known when they appeared`,
      values,
      setting,
    );
  }
  const evidence = readAccount(panel, values, readFed(fed));
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
            label: `change ${since(evidence)}, as known on the articles\u2019 date`,
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

function since({ against, weeks, earlier }: L3Evidence): string {
  if (against === "peak") return `since ${earlier ? numberText("en").day(earlier.date) : "the peak"}`;
  return `over ${plural(weeks, "week")}`;
}

function readFed(panel: Panel): FedAssets[] {
  const assets = numbers(panel, "walcl");
  return panel.dates.flatMap((date, row) => {
    const value = assets[row];
    return value == null ? [] : [{ date, assets: value }];
  });
}

const wednesday = 3;

function isOf(account: string, series: string | null | undefined, date: string): boolean {
  if (account !== "level") return series === account;
  return series === "tga" && new Date(`${date}T00:00:00Z`).getUTCDay() === wednesday;
}

function readAccount(panel: Panel, values: Parameters, fed: readonly FedAssets[]): L3Evidence {
  const [account, against, weeks] = [String(values.account), String(values.against), Number(values.weeks)];
  const series = texts(panel, "series");
  const availableOn = texts(panel, "available_on");
  const balance = numbers(panel, "balance");
  const balances = panel.dates.flatMap((date, row): Balance[] => {
    const value = balance[row];
    return isOf(account, series[row], date) && value != null
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
    against,
    weeks,
    fed,
    balances,
    known,
    earlier: against === "peak" ? peak : (lookBack && balances.findLast((b) => b.date <= lookBack)) || null,
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

function sentence(evidence: L3Evidence): string {
  const { known, earlier, peak, trough, afterwards, against } = evidence;
  const text = numberText("en");
  const billion = ({ balance }: Balance) => `$${text.integer(balance)} bn`;
  if (!known || !earlier)
    return "The vintage holds no balance of the Treasury\u2019s account far enough before the articles\u2019 date.";
  const change = known.balance - earlier.balance;
  const lead = `On the articles\u2019 date the last known balance was ${billion(known)} (${text.shortDay(known.date)}), ${text.signed(change, 0)} bn ${since(evidence)}`;
  const fromPeak =
    peak && against !== "peak" ? ` and down from ${billion(peak)} on ${text.shortDay(peak.date)}` : "";
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
    "The balance of the Treasury General Account that was known on the articles\u2019 date, against the one some weeks before, or against the highest of the quarter before.",
  verdictRule:
    "True if the last known balance was below the earlier one; with a caveat if it rose again within two weeks of its low.",
  pitfalls: [
    "A week\u2019s average and a day\u2019s close are different series.",
    "The account is seasonal: it rises at tax dates whatever the policy.",
    "Against the highest balance before it the account has always fallen: the peak is chosen after the fact.",
    "A close of a day is out on the next business day, a week\u2019s average on the Thursday after its Wednesday.",
  ],
  facts: ["F04-01", "F04-03", "F04-07", "F04-09"],
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
        { value: "level", label: "close of each Wednesday" },
        { value: "wtregen", label: "week average" },
      ],
    },
    {
      kind: "choice",
      id: "against",
      label: "against",
      default: "weeks",
      options: [
        { value: "weeks", label: "some weeks before" },
        { value: "peak", label: "the highest of the quarter before" },
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
  inWords: ({ account, against, weeks }) =>
    `The ${accountWords[String(account)] ?? ""} against ${against === "peak" ? "the highest of the quarter before" : `that of ${plural(Number(weeks), "week")} before`}, as known on ${numberText("en").day(articleDate)}.`,
  panels: ({ frequency, asOf }) => ({
    account: { query: "treasury-account", frequency, asOf },
    fed: { query: "reserve-accounts", frequency: "weekly", asOf },
  }),
  evaluate,
};
