import { numberText, plural } from "../../text/numbers.js";
import { basketCaveat } from "../alt-basket.js";
import { articleDate } from "../article.js";
import { daysInBar } from "../bars.js";
import type { Claim, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict, overallVerdict } from "../verdict.js";
import { type Coin, coinOptions, coinTitle, coinWithin } from "./coins.js";
import { type Standing, standings } from "./decline.js";

const claimedMonths = 3;
/** "About": so many months more or less. */
const toleranceMonths = 1;

export interface C1bEvidence {
  readonly chosen: Standing;
  readonly all: readonly Standing[];
  /** The fall from the highest close that counts as a decline, a fraction. */
  readonly fall: number;
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<C1bEvidence> {
  const { days, altcoins } = panels;
  if (!days || !altcoins) throw new Error("C1b: needs the panels days and altcoins");
  const text = numberText("en");
  const coin = String(values.coin) as Coin;
  const months = Number(values.months);
  if (setting.asOf < articleDate) {
    const reason = `${text.day(setting.asOf)} is before the articles, and the claim is about what was known when they appeared`;
    return cannotSay("C1b", reason, values, setting);
  }
  const all = standings(days, altcoins, articleDate, months);
  const chosen = all.find((standing) => standing.coin === coin);
  if (!chosen || chosen.change === null) {
    const reason = `this vintage holds no close of ${coinWithin(coin)} ${plural(months, "month")} before the articles`;
    return cannotSay("C1b", reason, values, setting);
  }
  const evidence = { chosen, all, fall: Number(values.fall) / 100 };
  const readings = readWords(evidence, months);
  return {
    ...emptyFinding("C1b", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence, months),
    readings,
    estimate: {
      value: 100 * chosen.drawdown,
      unit: "percent",
      label: "below the highest close, on the articles\u2019 date",
    },
    counted: all.flatMap(({ coin: what, date, drawdown, change }) => [
      { what: `${coinWithin(what)} below its highest close`, date, value: 100 * drawdown, unit: "percent" },
      {
        what: `${coinWithin(what)} over ${plural(months, "month")}`,
        date,
        value: change === null ? null : 100 * change,
        unit: "percent",
      },
    ]),
    n: all.length,
    effectiveN: all.length,
    evidence,
  };
}

function readWords({ chosen, all, fall }: C1bEvidence, months: number): Reading[] {
  const text = numberText("en");
  const declined = (standing: Standing) => -standing.drawdown >= fall && (standing.change ?? 0) < 0;
  const lasted = ({ daysSince }: Standing) =>
    Math.abs(daysSince / daysInBar.monthly - claimedMonths) <= toleranceMonths;
  const unlike = (test: (standing: Standing) => boolean) =>
    all.filter((other) => test(other) !== test(chosen)).map(({ coin }) => coinWithin(coin));
  const reading = (words: string, test: (standing: Standing) => boolean, reason: string): Reading => {
    const others = unlike(test);
    const caveat = others.length === 0 ? [] : [`not so ${text.list(others)}`];
    return { words, verdict: factVerdict(test(chosen), caveat), reason: [reason, ...caveat].join("; ") };
  };
  return [
    reading(
      "si \u00e8 consolidato/declinato",
      declined,
      `a fall of at least ${text.percent(fall)} from the highest close and a lower price than ${plural(months, "month")} before`,
    ),
    reading(
      "per circa tre mesi",
      lasted,
      `the highest close ${countedMonths(claimedMonths)} old, give or take ${countedMonths(toleranceMonths)}`,
    ),
  ];
}

function countedMonths(months: number): string {
  return plural(months, "month");
}

function sentence({ chosen, all }: C1bEvidence, months: number): string {
  const text = numberText("en");
  const days = (count: number) => `${text.integer(count)} days`;
  const others = all
    .filter(({ coin }) => coin !== chosen.coin)
    .map(
      ({ coin, drawdown, daysSince, date }) =>
        `${coinWithin(coin)} ${text.percent(-drawdown)} below its own, ${days(daysSince)} old${date === chosen.date ? "" : ` by ${text.shortDay(date)}`}`,
    );
  const since =
    chosen.low.date === chosen.date
      ? "it was the lowest close since"
      : `from its low of ${text.day(chosen.low.date)} it had risen by ${text.percent(chosen.low.rise)}`;
  return [
    `On ${text.day(chosen.date)} ${coinWithin(chosen.coin)} stood ${text.percent(-chosen.drawdown)} below its highest close, which was ${days(chosen.daysSince)} old, and at ${text.signedPercent(chosen.change ?? 0)} against ${plural(months, "month")} before;`,
    `${since}${others.length === 0 ? "" : `; ${text.list(others)}`}.`,
  ].join(" ");
}

export const c1b: Claim<C1bEvidence> = {
  id: "C1b",
  title: "Crypto had consolidated or declined for about three months",
  type: "dated fact",
  quotes: [
    {
      language: "it",
      text: "Il mercato delle criptovalute si \u00e8 consolidato/declinato per circa tre mesi.",
    },
  ],
  question:
    "How far below its highest close did crypto stand when the articles appeared, for how long, and was it lower than three months before?",
  definition:
    "The last close known on the articles\u2019 date against the highest close up to then, and against the close some months earlier. The altcoin basket holds equal parts of the altcoins in the vintage, at month ends, bought anew at each of them.",
  verdictRule:
    "Declined: as far below the highest close as the control asks, and lower than some months before. About three months: the highest close that old, give or take a month. Each carries a caveat where another coin stood otherwise; the weaker reading speaks.",
  pitfalls: [
    "The highest close is that of the closes held: where a vintage holds month ends alone before September, a higher close of an August day is missing, and ether\u2019s decline looks shorter than it was.",
    "A price can be far below its peak and rising: the low came weeks before the articles.",
    basketCaveat,
  ],
  facts: ["F06-24", "F06-30", "F09-04"],
  literature: [],
  nullHypothesis: null,
  changeOfMind: "Closes of another venue under which the fall or its length is different.",
  series: ["btc", "eth"],
  historyFrom: "2025-09-01",
  frequencies: ["daily"],
  settledOn: () => articleDate,
  parameters: () => [
    {
      kind: "choice",
      id: "coin",
      label: "coin",
      default: "btc",
      options: coinOptions(["btc", "eth", "basket"]),
    },
    {
      kind: "range",
      id: "fall",
      label: "a decline is a fall from the peak of at least",
      unit: "percent",
      default: 20,
      minimum: 10,
      maximum: 50,
      step: 5,
    },
    {
      kind: "range",
      id: "months",
      label: "and a lower price than before",
      unit: "month",
      default: claimedMonths,
      minimum: 1,
      maximum: 6,
      step: 1,
    },
  ],
  inWords: ({ coin, fall, months }) =>
    `${coinTitle(String(coin))} declined if it stood at least ${numberText("en").percent(Number(fall) / 100)} below its highest close and lower than ${plural(Number(months), "month")} before, as known on ${numberText("en").day(articleDate)}.`,
  panels: ({ asOf }) => ({
    days: { query: "crypto-days", frequency: "daily", asOf },
    altcoins: { query: "altcoins", frequency: "monthly", asOf },
  }),
  evaluate,
};
