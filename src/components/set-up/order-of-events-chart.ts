import { daysBetween } from "../../claims/bars.js";
import type { C6Evidence } from "../../claims/set-up/c6.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawEventRows } from "./event-rows.js";

const groups = [
  { id: "depth", label: "depth" },
  { id: "forced", label: "forced selling" },
  { id: "retail", label: "signs of an exit" },
];

/** The loss of depth, forced closings and signs of an exit in the order in which they are dated. */
export function orderOfEventsChart({ events, price, cause, effect }: C6Evidence): Chart {
  const text = numberText("en");
  const days = daysBetween(effect.from, cause.from);
  const order =
    days === 0
      ? "fall on one day"
      : `${text.integer(Math.abs(days))} days ${days > 0 ? "before" : "after"} the first sign of an exit`;
  return {
    id: "order-of-events",
    title:
      days === 0
        ? `The loss of depth and the first sign of an exit ${order}, ${text.day(effect.from)}.`
        : `Depth was lost on ${text.day(effect.from)}, ${order}.`,
    subtitle:
      "What facts date, by the days that they cover, in the order of the first day; above them bitcoin in US dollars. In bold the two that are compared.",
    description: `Timeline. ${events.map(({ label, from, to }) => `${from === to ? from : `${from} to ${to}`}: ${label}`).join("; ")}.`,
    table: {
      columns: ["From", "To", "What", "Shows", "Fact"],
      rows: events.map(({ from, to, label, group, fact }) => [
        from,
        to,
        label,
        groups.find(({ id }) => id === group)?.label ?? group,
        fact,
      ]),
    },
    series: ["btc"],
    facts: events.map(({ fact }) => fact),
    draw: (width, surroundings) => drawEventRows({ events, groups, price }, width, surroundings),
  };
}
