import { factNumber, shortFactDate } from "../../claims/fact-words.js";
import type { L9Evidence } from "../../claims/liquidity/l9.js";
import { numberText } from "../../text/numbers.js";
import { type AmountRow, drawAmountBars } from "../amount-bars.js";
import type { Chart } from "../chart.js";

/** The average refund of the season, that of the year before, and what had been projected. */
export function refundsChart({ projection, refund, before }: L9Evidence): Chart {
  const text = numberText("en");
  const dollars = (value: number) => `$${text.integer(value)}`;
  const row = (label: string, note: string, value: number, kind: "held" | "limit"): AmountRow => ({
    label,
    note,
    segments: [{ value, kind, text: dollars(value) }],
  });
  const now = refund ? factNumber(refund) : null;
  const rows: AmountRow[] = [
    ...(before === null ? [] : [row("A year before", "implied by the growth reported", before, "held")]),
    ...(refund && now !== null && before !== null
      ? [
          {
            label: "This season",
            note: `by ${shortFactDate(refund)}`,
            segments: [
              { value: before, kind: "held" as const, text: dollars(before) },
              { value: now - before, kind: "added" as const, text: `+${dollars(now - before)}` },
            ],
          },
        ]
      : []),
    ...(projection && before !== null
      ? [
          row(
            "Projected, at least",
            `${dollars(factNumber(projection))} more, ${shortFactDate(projection)}`,
            before + factNumber(projection),
            "limit",
          ),
        ]
      : projection
        ? [row("Projected growth", shortFactDate(projection), factNumber(projection), "limit")]
        : []),
  ];
  return {
    id: "refunds",
    title:
      now !== null && before !== null
        ? `The average refund was ${dollars(now - before)} larger than a year before${projection ? `, of ${dollars(factNumber(projection))} projected` : ""}.`
        : "Only a projection of the refunds was known.",
    subtitle: "Average income tax refund, USD. Early filers only; disposable income is not held.",
    description: `Bars: ${rows.map(({ label, note, segments }) => `${label} (${note}): ${dollars(segments.reduce((sum, { value }) => sum + value, 0))}`).join("; ")}.`,
    table: {
      columns: ["What", "When", "USD"],
      rows: rows.map(({ label, note, segments }) => [
        label,
        note,
        text.integer(segments.reduce((sum, { value }) => sum + value, 0)),
      ]),
    },
    series: [],
    facts: [projection, refund].flatMap((fact) => (fact ? [fact.id] : [])),
    draw: (width, surroundings) => drawAmountBars({ rows, valueText: dollars }, width, surroundings),
  };
}
