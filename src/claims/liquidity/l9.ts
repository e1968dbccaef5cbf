import { numberText } from "../../text/numbers.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { beforeTheArticles, knownToWords, onFactsAlone } from "../fact-claim.js";
import { factNumber, onDate, statedFigure } from "../fact-words.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factOf } from "../known-facts.js";
import { factVerdict, overallVerdict } from "../verdict.js";

export interface L9Evidence {
  /** What was projected: by how much the average refund would grow, in USD; null before it was known. */
  readonly projection: FactRow | null;
  /** The average refund of the season so far, in USD; null before it was known. */
  readonly refund: FactRow | null;
  /** Growth over the year before, as fractions, that the row states of the average and of the total. */
  readonly averageGrowth: number | null;
  readonly totalGrowth: number | null;
  /** The average refund a year before, implied by the row; USD. */
  readonly before: number | null;
}

function evaluate(
  _: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<L9Evidence> {
  const early = beforeTheArticles("L9", values, setting);
  if (early) return early;
  const evidence = readRefunds(facts);
  const { projection, refund, before } = evidence;
  if (!projection && !refund)
    return cannotSay("L9", `${knownToWords(setting)}, no row tells of refunds`, values, setting);
  const all = [refundReading(evidence), incomeReading()];
  const chosen = all.filter((_, i) => values.sense === "both" || values.sense === senses[i]);
  return {
    ...emptyFinding("L9", values, setting),
    verdict: overallVerdict(chosen),
    sentence: sentence(evidence, setting),
    readings: all,
    estimate:
      refund && before !== null
        ? {
            value: 100 * (factNumber(refund) / before - 1),
            unit: "percent",
            label: "average refund against the year before",
          }
        : null,
    counted: [
      ...(projection
        ? [
            {
              what: "projected growth of the average refund",
              date: projection.date,
              value: factNumber(projection),
              unit: "USD",
            },
          ]
        : []),
      ...(refund
        ? [
            {
              what: "average refund of the season so far",
              date: refund.date,
              value: factNumber(refund),
              unit: "USD",
            },
          ]
        : []),
    ],
    n: facts.length,
    effectiveN: facts.length,
    evidence,
  };
}

const senses = ["refunds", "income"];

function readRefunds(facts: readonly FactRow[]): L9Evidence {
  const refund = factOf(facts, "F05-04");
  const share = (pattern: RegExp) => {
    const percent = refund && statedFigure(refund, pattern);
    return percent === null ? null : percent / 100;
  };
  const averageGrowth = share(/^Average refund .*?\+([\d.]+)% y\/y/);
  return {
    projection: factOf(facts, "F05-02"),
    refund,
    averageGrowth,
    totalGrowth: share(/issued, \+([\d.]+)% y\/y/),
    before: refund && averageGrowth !== null ? factNumber(refund) / (1 + averageGrowth) : null,
  };
}

function refundReading({ refund, averageGrowth }: L9Evidence): Reading {
  const words = "larger refunds";
  if (!refund || averageGrowth === null)
    return { words, verdict: "cannot-say", reason: "only a projection is known so far" };
  const caveats = [
    "they are of the first weeks of the season",
    "a law in force before the articles sets them",
  ];
  return { words, verdict: factVerdict(averageGrowth > 0, caveats), reason: caveats.join("; ") };
}

function incomeReading(): Reading {
  return {
    words: "household disposable income",
    verdict: "inconclusive",
    reason:
      "disposable income is not held: a refund adds to it in its month, whether it rose beyond its trend is not known",
  };
}

function sentence(evidence: L9Evidence, setting: Setting): string {
  const text = numberText("en");
  const { projection, refund, averageGrowth, totalGrowth, before } = evidence;
  const dollars = (value: number) => `$${text.integer(value)}`;
  const projected = projection
    ? `${onDate(projection)} the average refund was projected to grow by ${dollars(factNumber(projection))} or more`
    : "";
  const known =
    refund && averageGrowth !== null && before !== null
      ? `the average refund was ${dollars(factNumber(refund))} by ${text.day(refund.date)}, ${text.signedPercent(averageGrowth, 1)} on the year before, which is ${dollars(factNumber(refund) - before)} more${totalGrowth === null ? "" : `, and the sum paid ${text.signedPercent(totalGrowth, 1)}`}`
      : "what was refunded is not known yet";
  const parts = [projected, known].filter(Boolean).join("; ");
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}. Disposable income itself is not held; facts are known up to ${text.day(setting.factsAsOf ?? setting.asOf)}.`;
}

export const l9: Claim<L9Evidence> = {
  id: "L9",
  title: "Tax cuts and refunds raise disposable income",
  type: "forecast",
  quotes: [
    {
      language: "en",
      text: "Discussions surrounding tax policy reforms, including proposed cuts and refund programs, may further elevate household disposable income.",
    },
    {
      language: "it",
      text: "Discussioni su nuove riduzioni fiscali e rimborsi \u2192 potenziale aumento del reddito disponibile.",
    },
  ],
  question: "Were refunds larger than the year before, and did disposable income rise beyond its trend?",
  definition:
    "The average income tax refund of the season that followed, against the year before, as the facts report it. Disposable income, the saving rate and the Treasury\u2019s daily refund totals are not held.",
  verdictRule:
    "Each sense of the words is judged alone, and the weaker one speaks: larger refunds are true if the row says so, with a caveat; disposable income is inconclusive while no series of it is held.",
  pitfalls: [
    "\u201cMay\u201d promises nothing; refunds are the part that a dated row can show.",
    "The figures are of the first weeks: early filers are not all filers.",
    "The larger refunds follow from a law passed before the articles, not from the discussions that they name.",
    "Disposable income is revised for years, and refunds are seasonal: a rise in one month is no trend.",
  ],
  facts: ["F05-02", "F05-04"],
  literature: [],
  nullHypothesis: "Refunds and disposable income did not rise beyond what they had been doing.",
  changeOfMind:
    "A vintage with disposable income and the daily refund totals of several years: the season against its mean of the years before.",
  ...onFactsAlone,
  settledOn: () => null,
  parameters: () => [
    {
      kind: "choice",
      id: "sense",
      label: "what must rise",
      default: "both",
      options: [
        { value: "both", label: "refunds and disposable income" },
        { value: "refunds", label: "refunds" },
        { value: "income", label: "disposable income" },
      ],
    },
  ],
  inWords: ({ sense }) =>
    sense === "refunds"
      ? "The average refund against the year before."
      : sense === "income"
        ? "Disposable income against its trend, which is not held."
        : "The average refund against the year before, and disposable income, which is not held.",
  evaluate,
};
