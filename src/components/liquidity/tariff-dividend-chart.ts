import { factNumber, factValue } from "../../claims/fact-words.js";
import type { L8Evidence } from "../../claims/liquidity/l8.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawFactsTimeline } from "../facts-timeline.js";
import { type TimelineItem, timelineItem, timelineTable } from "../timeline-items.js";

/** The proposal, the ruling and the day by which it was to come. */
export function tariffDividendChart({ promise, ruling, deadline }: L8Evidence): Chart {
  const text = numberText("en");
  const items: TimelineItem[] = [
    timelineItem(promise, `at least $${text.integer(factNumber(promise))} a person promised; it needs a law`),
    ...(ruling
      ? [timelineItem(ruling, `the court strikes the tariffs down, ${factValue(ruling)}`, "undone")]
      : []),
  ];
  const rules = deadline ? [{ date: deadline, label: `by ${text.shortDay(deadline)}` }] : [];
  const known = [promise, ...(ruling ? [ruling] : [])];
  return {
    id: "tariff-dividend",
    title: deadline
      ? `By ${text.day(deadline)} no law or payment had followed the promise.`
      : "The day by which the dividend was to come was not over.",
    subtitle: "Dated facts on the tariff dividend. Disc: promised or done; cross: struck down.",
    description: `Timeline: ${items.map(({ head, text: words }) => `${head}, ${words}`).join("; ")}.`,
    table: timelineTable(known),
    series: [],
    facts: known.map(({ id }) => id),
    draw: (width, surroundings) => drawFactsTimeline({ items, rules, path: null }, width, surroundings),
  };
}
