import type { C5Evidence } from "../../claims/set-up/c5.js";
import { countWord } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawEventRows } from "./event-rows.js";

const groups = [
  { id: "against", label: "speaks against" },
  { id: "neither", label: "shows neither" },
  { id: "for", label: "points to an exit" },
];

/** The dated reports on holders and ETF flows, each with the way it points, under the price of the same days. */
export function holdersTimelineChart({ events, price, proxies }: C5Evidence): Chart {
  const count = (group: string) => events.filter((event) => event.group === group).length;
  const [against, towards] = [count("against"), count("for")];
  const words = (n: number) => (n === 0 ? "none" : countWord(n));
  return {
    id: "holders-timeline",
    title: `Of ${countWord(events.length)} dated reports ${words(against)} ${against === 1 ? "speaks" : "speak"} against an exit, ${words(towards)} ${towards === 1 ? "points" : "point"} to one.`,
    subtitle:
      "Reports on short-term holders and on flows of US spot bitcoin ETFs, by the days that they cover; above them bitcoin in US dollars.",
    description: `Timeline. ${events.map(({ label, from, to, group }) => `${label}, ${from === to ? from : `${from} to ${to}`}: ${groups.find(({ id }) => id === group)?.label}`).join("; ")}.`,
    table: {
      columns: ["From", "To", "Report", "Points", "Fact"],
      rows: events.map(({ from, to, label, group, fact, id }) => [
        from,
        to,
        `${label}${proxies.some((proxy) => proxy.id === id) ? "" : " (after the articles, not judged)"}`,
        groups.find((each) => each.id === group)?.label ?? group,
        fact,
      ]),
    },
    series: ["btc"],
    facts: events.map(({ fact }) => fact),
    draw: (width, surroundings) => drawEventRows({ events, groups, price }, width, surroundings),
  };
}
