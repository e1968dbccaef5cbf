import { numberText } from "../../text/numbers.js";
import { daysBetween } from "../bars.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { orderVerdict } from "../verdict.js";
import type { DatedEvent } from "./dated-event.js";
import { setUpLiterature } from "./literature.js";
import {
  type CauseId,
  causeIds,
  causeLabels,
  type EffectId,
  effectIds,
  effectLabels,
  orderOfEvents,
} from "./order.js";
import { type PriceDay, priceDays } from "./price-days.js";

/** The day of the last fact that the order is read from. */
const lastEventDate = "2025-12-20";

export interface C6Evidence {
  readonly events: readonly DatedEvent[];
  readonly cause: DatedEvent;
  readonly effect: DatedEvent;
  /** Bitcoin\u2019s closes over the same days. */
  readonly price: readonly PriceDay[];
}

function evaluate(
  { days: panel }: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<C6Evidence> {
  if (!panel) throw new Error("C6: needs the panel days");
  const text = numberText("en");
  const events = orderOfEvents(facts, [String(values.cause), String(values.effect)]);
  const cause = events.find(({ id }) => id === values.cause);
  const effect = events.find(({ id }) => id === values.effect);
  if (!cause || !effect) {
    const reason = `on ${text.day(setting.asOf)} the facts that would date both were not known`;
    return cannotSay("C6", reason, values, setting);
  }
  const days = daysBetween(effect.from, cause.from);
  const verdict = orderVerdict(cause.from, effect.from);
  const evidence = { events, cause, effect, price: priceDays(panel, "btc") };
  return {
    ...emptyFinding("C6", values, setting),
    verdict,
    sentence: sentence(evidence, days),
    readings: [{ words: "causing", verdict, reason: "a cause comes before its effect" }],
    estimate: { value: days, unit: "days", label: "from the loss of depth to the first sign of the cause" },
    counted: events.map(({ label, from }) => ({
      what: label,
      date: from,
      value: daysBetween(effect.from, from),
      unit: "days after the loss of depth",
    })),
    n: events.length,
    effectiveN: events.length,
    evidence,
  };
}

function sentence({ cause, effect }: C6Evidence, days: number): string {
  const text = numberText("en");
  const lost = effectLabels[effect.id as EffectId].replace(/^./, (letter) => letter.toUpperCase());
  const order =
    days > 0
      ? `${text.integer(days)} days before the first dated sign of an exit`
      : days === 0
        ? "on the very day of the first dated sign of an exit"
        : `${text.integer(-days)} days after the first dated sign of an exit`;
  const limit =
    days > 0 ? "" : days === 0 ? "; the order within the day is not held" : "; that proves no cause";
  return `${lost} on ${text.day(effect.from)}, ${order} (${causeLabels[cause.id as CauseId]}, no earlier than ${text.day(cause.from)})${limit}.`;
}

export const c6: Claim<C6Evidence> = {
  id: "C6",
  title: "Investors who left made the order books thin",
  type: "mechanism",
  quotes: [
    {
      language: "en",
      text: "Many retail investors have exited their positions, causing order books to thin across exchanges.",
    },
  ],
  question: "Did small investors leave before the order books thinned, as a cause must?",
  definition:
    "The first dated loss of depth, and the first dated sign that small investors were leaving. A sign that is dated by month counts from its first day, one that sums up days from the first of them: in favour of the claim.",
  verdictRule:
    "Contradicted if depth was lost before the first sign of the cause. If the sign came first, or on the same day, the verdict is inconclusive: order alone proves no cause.",
  pitfalls: [
    "Depth is quoted by market makers, not by small investors, who take it: that they leave need not thin a book, and that market makers step back thins it at once.",
    "The order within the day of the sell-off is that of minutes, and no data by the minute are held: forced closings and the loss of depth fall on one day.",
    "The dates are those of reports: the exits that they sum up may have begun earlier in the days that they cover.",
    "Depth lost for minutes and depth lost for months are two things: the control offers both.",
  ],
  facts: ["F06-04", "F06-02", "F06-03", "F06-08", "F06-07", "F06-11", "F06-12"],
  literature: setUpLiterature.cause,
  nullHypothesis: "Small investors left before depth was lost.",
  changeOfMind:
    "Order books by the minute with accounts by size: sales of small accounts that come before the quotes are withdrawn.",
  series: ["btc"],
  historyFrom: "2025-09-01",
  frequencies: ["daily"],
  settledOn: () => lastEventDate,
  parameters: () => [
    {
      kind: "choice",
      id: "cause",
      label: "sign of an exit",
      default: "etf",
      options: causeIds.map((value) => ({ value, label: causeLabels[value] })),
    },
    {
      kind: "choice",
      id: "effect",
      label: "sign of thin books",
      default: "vanished",
      options: effectIds.map((value) => ({ value, label: effectLabels[value] })),
    },
  ],
  inWords: ({ cause, effect }) =>
    `The exit is dated by ${causeLabels[String(cause) as CauseId]}, the thin books by ${effectLabels[String(effect) as EffectId]}.`,
  panels: ({ asOf }) => ({ days: { query: "crypto-days", frequency: "daily", asOf } }),
  evaluate,
};
