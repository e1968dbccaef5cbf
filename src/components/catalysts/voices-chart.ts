import { articleDate } from "../../claims/article.js";
import { daysBetween } from "../../claims/bars.js";
import type { P3Evidence } from "../../claims/catalysts/p3.js";
import { factValue } from "../../claims/fact-words.js";
import { lastDayOf } from "../../claims/known-facts.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawFactsTimeline } from "../facts-timeline.js";
import { timelineItem, timelineTable } from "../timeline-items.js";

/** Who said what and when, and what ether did. */
export function voicesChart({ voices, ether, withdrawn, post }: P3Evidence): Chart {
  const text = numberText("en");
  const dollars = (value: number) => `$${text.integer(value)}`;
  const items = voices.map(({ fact, who, what, takesBack }) =>
    timelineItem(fact, `${who}: ${what}`, takesBack ? "undone" : "done"),
  );
  const facts = voices.map(({ fact }) => fact);
  return {
    id: "voices",
    title: withdrawn
      ? `${plural(daysBetween(articleDate, lastDayOf(withdrawn)), "day")} after the articles his confidence had \u201c${factValue(withdrawn)}\u201d.`.replace(
          /^[a-z]/,
          (letter) => letter.toUpperCase(),
        )
      : `The post, \u201c${factValue(post)}\u201d, was on record when the articles appeared.`,
    subtitle:
      "Public statements by their dates, those known by their month at its end; below, ether\u2019s close, USD. Cross: taken back.",
    description: `Timeline: ${items.map((item) => `${item.head}, ${item.text}`).join("; ")}.`,
    table: timelineTable(facts),
    series: ether.length > 0 ? ["eth"] : [],
    facts: facts.map(({ id }) => id),
    draw: (width, surroundings) =>
      drawFactsTimeline(
        {
          items,
          rules: [],
          path: {
            label: "Ether",
            colour: "eth",
            points: ether,
            valueText: dollars,
            tickText: dollars,
            dateText: text.shortDay,
          },
        },
        width,
        surroundings,
      ),
  };
}
