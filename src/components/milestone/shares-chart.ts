import { barNoun } from "../../claims/bars.js";
import type { R4Evidence } from "../../claims/milestone/r4.js";
import { clopperPearson } from "../../stats/clopper-pearson.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { type DotRow, drawDotRows } from "./dot-rows.js";

const level = 0.95;

/** How often liquidity was rising: where leadership began, on the dates between, and on all of them. */
export function sharesChart({ study, frequency }: R4Evidence): Chart {
  const text = numberText("en");
  const { episodes, others, usualShare, fisher } = study;
  const noun = barNoun[frequency];
  const row = (label: string, cases: readonly { readonly falling: boolean }[], series?: string): DotRow => {
    const n = cases.length;
    const rising = cases.filter(({ falling }) => !falling).length;
    return {
      label,
      value: n === 0 ? null : rising / n,
      interval: n === 0 ? undefined : clopperPearson({ successes: rising, n, level }),
      text: n === 0 ? "none" : `${rising} of ${n}, ${text.percent(rising / n)}`,
      ...(series ? { series } : {}),
    };
  };
  const rows = [row("where leadership began", episodes, "rut"), row("on dates between episodes", others)];
  const [first, second] = fisher?.shares ?? [];
  return {
    id: "leadership-shares",
    title:
      first !== undefined && second !== undefined
        ? `Liquidity was rising at ${text.percent(first)} of the beginnings of leadership and at ${text.percent(second)} of the dates between them.`
        : "Episodes and other dates cannot be compared.",
    subtitle: `Share of dates on which liquidity was rising, with exact ${text.percent(level)} intervals; the rule: all ${noun}s.`,
    description: `Dots with intervals. ${rows.map((one) => `${one.label}: ${one.text}`).join("; ")}; all ${noun}s ${text.percent(usualShare)}.`,
    table: {
      columns: ["Dates", "Rising", "Falling", "Share rising"],
      rows: [
        ["where leadership began", episodes],
        ["on dates between episodes", others],
      ].map(([label, cases]) => {
        const list = cases as readonly { readonly falling: boolean }[];
        const rising = list.filter(({ falling }) => !falling).length;
        return [
          String(label),
          rising,
          list.length - rising,
          list.length === 0 ? null : text.percent(rising / list.length),
        ];
      }),
    },
    series: [...new Set(["rut", "spx", ...study.liquidity.measure.series])],
    draw: (width, surroundings) =>
      drawDotRows(
        {
          rows,
          domain: [0, 1],
          ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: text.percent(at) })),
          reference: { at: usualShare, label: `all ${noun}s ${text.percent(usualShare)}` },
        },
        width,
        surroundings,
      ),
  };
}
