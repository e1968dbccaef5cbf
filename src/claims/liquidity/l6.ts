import { numberText } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import type { Claim, Counted, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { beforeTheArticles, knownToWords, onFactsAlone } from "../fact-claim.js";
import { factNumber, onDate } from "../fact-words.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factVerdict } from "../verdict.js";
import { type MortgageFacts, mortgageFactIds, mortgageFacts, roomUnderCaps } from "./mortgage-facts.js";

/** The amount that the articles name, in USD billion. */
const claimedBillion = 200;

export interface L6Evidence extends MortgageFacts {
  readonly order: FactRow;
  /** USD billion. */
  readonly room: number | null;
  readonly articlesAmount: number;
}

function evaluate(
  _: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<L6Evidence> {
  const early = beforeTheArticles("L6", values, setting);
  if (early) return early;
  const known = mortgageFacts(facts);
  const { order } = known;
  if (!order) return cannotSay("L6", `${knownToWords(setting)}, no row records the order`, values, setting);
  const evidence: L6Evidence = {
    ...known,
    order,
    room: roomUnderCaps(known),
    articlesAmount: claimedBillion,
  };
  const readings = [orderedReading(evidence), boughtReading(evidence)];
  const chosen = values.meaning === "bought" ? readings[1] : readings[0];
  return {
    ...emptyFinding("L6", values, setting),
    verdict: chosen?.verdict ?? "cannot-say",
    sentence: sentence(evidence, setting),
    readings,
    estimate:
      evidence.room === null
        ? null
        : { value: evidence.room, unit: "USD billion", label: "room under the agencies\u2019 lifted caps" },
    counted: countedOf(evidence),
    n: facts.length,
    effectiveN: facts.length,
    evidence,
  };
}

function orderedReading({ order, articlesAmount, bought }: L6Evidence): Reading {
  const caveats = [
    "the order goes to Fannie Mae and Freddie Mac, not to the Federal Reserve",
    ...(bought ? ["no figure of what was bought was found"] : []),
  ];
  const holds = order.date <= articleDate && factNumber(order) === articlesAmount;
  return { words: "ordered", verdict: factVerdict(holds, caveats), reason: caveats.join("; ") };
}

function boughtReading({ bought }: L6Evidence): Reading {
  return {
    words: "purchases",
    verdict: "cannot-say",
    reason: bought
      ? "no page found gives what the agencies bought under the order"
      : "nothing is known yet of what was bought",
  };
}

function countedOf({ order, held, cap }: L6Evidence): Counted[] {
  const row = (what: string, fact: FactRow | null): Counted[] =>
    fact ? [{ what, date: fact.date, value: factNumber(fact), unit: "USD billion" }] : [];
  return [
    ...row("ordered", order),
    ...row("held by the two agencies", held),
    ...row("cap of each agency", cap),
  ];
}

function sentence({ order, held, cap, room, bought }: L6Evidence, setting: Setting): string {
  const text = numberText("en");
  const billion = (value: number) => `$${text.integer(value)} bn`;
  const lead = `The purchase of ${billion(factNumber(order))} of mortgage bonds was ordered ${onDate(order)}; the order goes to Fannie Mae and Freddie Mac, not to the Federal Reserve`;
  const limits =
    held && cap && room !== null
      ? `. The two held ${billion(factNumber(held))}, and caps lifted ${onDate(cap)} to ${billion(factNumber(cap))} each leave room for ${billion(room)}`
      : held
        ? `. The two then held ${billion(factNumber(held))}`
        : "";
  const unknown = bought ? `. What was bought is not known ${knownToWords(setting)}` : "";
  return `${lead}${limits}${unknown}.`;
}

export const l6: Claim<L6Evidence> = {
  id: "L6",
  title: "The purchase of agency mortgage bonds was ordered",
  type: "dated fact",
  quotes: [
    { language: "en", text: "recent directive for the purchase of $200 billion in mortgage bonds" },
    {
      language: "it",
      text: "$200 miliardi in acquisti di obbligazioni ipotecarie agenziali ordinati",
    },
  ],
  question: "Was such an order given by the articles\u2019 date, for that amount, and to whom?",
  definition:
    "A dated public order to buy agency mortgage bonds, for the amount that the articles name, by their date. Purchases under it are another question.",
  verdictRule:
    "True if a fact records the order for that amount by the articles\u2019 date; with a caveat for what the words leave out: who buys, and whether it was carried out.",
  pitfalls: [
    "An order is no purchase, and the agencies are not the Federal Reserve: nothing here adds to its balance sheet.",
    "The agencies had begun to add mortgage bonds before the order; what they hold later is not all its doing.",
    "Neither the agencies\u2019 monthly volume summaries nor their trades are held: what was bought cannot be computed here.",
  ],
  facts: mortgageFactIds,
  literature: [],
  nullHypothesis: null,
  changeOfMind:
    "A page that shows another amount or a later date of the order; for the purchases, the agencies\u2019 own monthly figures.",
  ...onFactsAlone,
  settledOn: () => articleDate,
  parameters: () => [
    {
      kind: "choice",
      id: "meaning",
      label: "what must have happened",
      default: "ordered",
      options: [
        { value: "ordered", label: "the order was given" },
        { value: "bought", label: "the bonds were bought" },
      ],
    },
  ],
  inWords: ({ meaning }) =>
    meaning === "bought"
      ? `Bonds for the whole of the $${numberText("en").integer(claimedBillion)} bn were bought under the order.`
      : `An order for $${numberText("en").integer(claimedBillion)} bn was public by ${numberText("en").day(articleDate)}.`,
  evaluate,
};
