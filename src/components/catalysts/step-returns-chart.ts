import type { P2Evidence } from "../../claims/catalysts/p2-evidence.js";
import { quantile } from "../../stats/quantile.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { type DotRow, drawDotRows } from "../dot-rows.js";

const tails = { low: 0.05, high: 0.95 };

/** What the asset did at each step of the bill beyond its model, on the range of all days. */
export function stepReturnsChart({ steps, left, returns, choice, assetName, signedMean }: P2Evidence): Chart {
  const text = numberText("en");
  const percent = (value: number) => text.signedPercent(value, 1);
  const right = steps.filter(({ sign, abnormal }) => sign * abnormal > 0).length;
  const rows = steps.map(
    ({ step, day, sign, abnormal }): DotRow => ({
      id: step.fact.id,
      label: `${text.shortDay(day)}, ${step.what}`,
      note: sign > 0 ? "a rise would fit" : "a fall would fit",
      dots: [{ value: abnormal, label: percent(abnormal), hollow: sign * abnormal <= 0 }],
    }),
  );
  const band =
    returns && steps.length > 0
      ? {
          low: quantile(returns.outcomes, tails.low),
          high: quantile(returns.outcomes, tails.high),
          label: `${text.percent(tails.high - tails.low)} of all days`,
        }
      : null;
  const name = assetName.toLowerCase();
  return {
    id: "step-returns",
    title:
      steps.length === 0 || signedMean === null
        ? `No step of the bill had a whole window of ${name}\u2019s closes yet.`
        : `${assetName} moved as the step would have it at ${right === 0 ? "none" : countWord(right)} of ${plural(steps.length, "step")}.`,
    subtitle: `Abnormal log return of ${name} over ${plural(choice.window, "trading day")} from the step on, in percent. Disc: in the direction that fits; ring: against it.`,
    description: `Dots: ${rows.map(({ label, note, dots }) => `${label}, ${note}: ${dots[0]?.label ?? ""}`).join("; ") || "none, for no step has enough days before and after it"}.`,
    table: {
      columns: ["Day", "Step", "Direction", "Abnormal return"],
      rows: [
        ...steps.map(({ day, step, sign, abnormal }) => [
          day,
          step.what,
          sign > 0 ? "towards a law" : "away from it",
          percent(abnormal),
        ]),
        ...left.map(({ fact, what }) => [fact.date, what, "no whole window held", null]),
      ],
    },
    series: [choice.asset, "spx"],
    facts: steps.map(({ step }) => step.fact.id),
    draw: (width, surroundings) =>
      drawDotRows({ rows, band, tickText: (value) => text.signedPercent(value) }, width, surroundings),
  };
}
