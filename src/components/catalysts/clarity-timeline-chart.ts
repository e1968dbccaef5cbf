import type { ClarityStep } from "../../claims/catalysts/clarity-steps.js";
import { stageOf } from "../../claims/catalysts/clarity-steps.js";
import type { P1Evidence } from "../../claims/catalysts/p1.js";
import type { Parameters } from "../../claims/claim.js";
import { factValue } from "../../claims/fact-words.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawFactsTimeline } from "../facts-timeline.js";
import { timelineItem, timelineTable } from "../timeline-items.js";

/** Every dated step of the bill, with the articles\u2019 date and the deadline. */
export function clarityTimelineChart(
  { steps, stage, reached, due }: P1Evidence,
  { deadline: asked }: Parameters,
): Chart {
  const text = numberText("en");
  const deadline = String(asked);
  const { words } = stageOf(stage);
  const inTime = reached !== null && reached <= deadline;
  const items = steps.map((step) =>
    timelineItem(step.fact, labelOf(step), step.direction === "forward" ? "done" : "undone"),
  );
  return {
    id: "clarity-timeline",
    title: inTime
      ? `The bill was ${words} on ${text.day(reached)}.`
      : due
        ? `By ${text.day(deadline)} the bill was not ${words}; ${plural(steps.length, "dated step")} of it ${steps.length === 1 ? "is" : "are"} known.`
        : `Whether the bill would be ${words} by ${text.day(deadline)} was still open.`,
    subtitle:
      "Dated steps of the CLARITY Act. Disc: a step towards a law; cross: failed, put off or still waiting. Votes are ayes\u2013noes.",
    description: `Timeline: ${items.map((item) => `${item.head}, ${item.text}`).join("; ")}.`,
    table: timelineTable(steps.map(({ fact }) => fact)),
    series: [],
    facts: steps.map(({ fact }) => fact.id),
    draw: (width, surroundings) =>
      drawFactsTimeline(
        { items, rules: [{ date: deadline, label: `deadline, ${text.shortDay(deadline)}` }], path: null },
        width,
        surroundings,
      ),
  };
}

function labelOf({ fact, what, withValue }: ClarityStep): string {
  return withValue ? `${what}, ${factValue(fact)}` : what;
}
