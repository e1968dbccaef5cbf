import { numberText } from "../../text/numbers.js";
import { basketCaveat } from "../alt-basket.js";
import { articleDate } from "../article.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict, overallVerdict } from "../verdict.js";
import { c1Sentence, countText, measureLabels } from "./c1-sentence.js";
import { type Coin, coinOptions, coins, coinWithin } from "./coins.js";
import {
  type Count,
  type CountPanels,
  calendarChanges,
  coinMonths,
  countMonths,
  type Measure,
  type MonthlyChange,
  measures,
  monthEnd,
} from "./month-counts.js";
import { type VendorDifference, vendorDifferences } from "./vendor-differences.js";

const claimedMonths = 3;

export interface C1Evidence {
  readonly end: string;
  readonly chosen: Count;
  /** Every coin by every measure. */
  readonly counts: readonly Count[];
  /** Changes over calendar months, by coin. */
  readonly changes: Readonly<Record<string, readonly MonthlyChange[]>>;
  /** Calendar months down in a row up to the end, of the two large coins. */
  readonly streaks: Readonly<Record<"btc" | "eth", number>>;
  /** Change of the month in which the articles stood, up to their date where known. */
  readonly current: MonthlyChange | null;
  readonly vendors: readonly VendorDifference[];
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<C1Evidence> {
  const { months, published, days, altcoins } = panels;
  if (!months || !published || !days || !altcoins)
    throw new Error("C1: needs the panels months, published, days and altcoins");
  const end = String(values.end);
  const text = numberText("en");
  const over = months.dates.some((date, row) => date === monthEnd(end, 0) && months.columns.finished?.[row]);
  if (end > setting.asOf || !over) {
    const reason = `${text.month(monthEnd(end, 0))} was not over by ${text.day(setting.asOf)}`;
    return cannotSay("C1", reason, values, setting);
  }
  const evidence = gather({ months, days, altcoins }, published, facts, {
    coin: String(values.coin) as Coin,
    measure: String(values.measure) as Measure,
    end,
  });
  const { chosen } = evidence;
  if (chosen.count === null) {
    const reason = `this vintage does not hold ${coinWithin(chosen.coin)} for ${measureLabels[chosen.measure]} to ${text.day(end)}`;
    return cannotSay("C1", reason, values, setting);
  }
  const caveats = listCaveats(evidence);
  const readings = [
    {
      words: "three consecutive months",
      verdict: factVerdict(chosen.count >= claimedMonths, caveats),
      reason: caveats.join("; ") || "the months before the articles, as counted",
    },
  ];
  return {
    ...emptyFinding("C1", values, setting),
    verdict: overallVerdict(readings),
    sentence: c1Sentence(evidence),
    readings,
    estimate: {
      value: compounded(chosen.run),
      unit: "percent",
      label: "change over the months down in a row",
    },
    counted: countedMonths(evidence),
    n: chosen.run.length,
    effectiveN: chosen.run.length,
    evidence,
  };
}

function gather(
  panels: CountPanels,
  published: Panel,
  facts: readonly FactRow[],
  choice: { readonly coin: Coin; readonly measure: Measure; readonly end: string },
): C1Evidence {
  const { coin, measure, end } = choice;
  const counts = countMonths(panels, end);
  const changes = calendarChanges(panels);
  const find = (id: Coin, by: Measure) => {
    const found = counts.find((count) => count.coin === id && count.measure === by);
    if (!found) throw new Error(`C1: no count of ${id} by ${by}`);
    return found;
  };
  const monthsOf = coin === "btc" || coin === "eth" ? coinMonths(published, coin) : [];
  return {
    end,
    chosen: find(coin, measure),
    counts,
    changes,
    streaks: { btc: find("btc", "calendar").count ?? 0, eth: find("eth", "calendar").count ?? 0 },
    current: monthsOf.findLast(({ finished, change }) => !finished && change !== null) ?? null,
    vendors: vendorDifferences(facts, changes),
  };
}

function compounded(run: readonly MonthlyChange[]): number {
  return 100 * (run.reduce((product, { change }) => product * (1 + (change ?? 0) / 100), 1) - 1);
}

/** The months of the two large coins, and of the chosen one, by the chosen measure. */
function countedMonths({ counts, chosen }: C1Evidence): Finding["counted"] {
  return counts
    .filter(({ coin, measure }) => measure === chosen.measure && ["btc", "eth", chosen.coin].includes(coin))
    .flatMap(({ coin, run }) =>
      run.map(({ month, change }) => ({ what: coin, date: month, value: change, unit: "percent" })),
    );
}

function listCaveats({ counts, chosen, current }: C1Evidence): string[] {
  const others = counts.filter(
    ({ coin, measure, count }) =>
      coin !== chosen.coin && measure === chosen.measure && count !== null && count !== chosen.count,
  );
  return [
    ...others.map((other) => `${coinWithin(other.coin)} counts ${countText(other)}`),
    ...(current?.change != null && current.change > 0
      ? ["the month in which the articles appeared was up"]
      : []),
  ];
}

export const c1: Claim<C1Evidence> = {
  id: "C1",
  title: "Crypto had fallen three months in a row",
  type: "dated fact",
  quotes: [
    {
      language: "en",
      text: "the cryptocurrency market has experienced a prolonged downturn, declining for three consecutive months.",
    },
  ],
  question:
    "How many calendar months in a row had bitcoin, ether and the altcoins closed lower when the articles appeared?",
  definition:
    "Calendar months that closed below the month before, at UTC month ends, counted back from the last month before the articles. The altcoins are those that the vintage holds, at month ends alone: the one in the middle, equal parts of all, and the market without its two largest coins (TOTAL3).",
  verdictRule:
    "True if the count reaches the claimed months; with a caveat if other coins count differently or the month of the articles was up.",
  pitfalls: [
    "The count depends on the coin and on where a month ends: a month in New York ends hours after one in UTC. Months that end a day earlier or later bound every time zone.",
    "Vendors take different exchanges and hours, and print different monthly changes: the chart of vendors shows by how much.",
    basketCaveat,
  ],
  facts: ["F06-01", "F06-06", "F06-09", "F06-10", "F06-14"],
  literature: [],
  nullHypothesis: null,
  changeOfMind: "Month-end closes of a second venue that give another count.",
  series: ["btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly"],
  settledOn: ({ end }) => (String(end) > articleDate ? String(end) : articleDate),
  parameters: () => [
    { kind: "choice", id: "coin", label: "coin", default: "btc", options: coinOptions(coins) },
    {
      kind: "choice",
      id: "measure",
      label: "what counts as a month",
      default: "calendar",
      options: measures.map((value) => ({ value, label: measureLabels[value] })),
    },
    {
      kind: "choice",
      id: "end",
      label: "up to",
      default: "2025-12-31",
      options: [
        { value: "2025-12-31", label: numberText("en").month("2025-12-31") },
        { value: "2025-11-30", label: numberText("en").month("2025-11-30") },
        { value: articleDate, label: "the articles\u2019 date" },
        { value: "2026-07-31", label: numberText("en").month("2026-07-31") },
      ],
    },
  ],
  inWords: ({ coin, measure, end }) =>
    `${coinWithin(String(coin)).replace(/^./, (first) => first.toUpperCase())} down in a row, by ${measureLabels[String(measure) as Measure]}, counted back from ${numberText("en").day(String(end))}.`,
  panels: ({ frequency, asOf }) => ({
    months: { query: "crypto-months", frequency, asOf },
    published: { query: "crypto-months", frequency, asOf: articleDate < asOf ? articleDate : asOf },
    days: { query: "crypto-days", frequency: "daily", asOf },
    altcoins: { query: "altcoins", frequency: "monthly", asOf },
  }),
  evaluate,
};
