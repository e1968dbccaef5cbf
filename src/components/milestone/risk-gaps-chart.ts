import type { R3Evidence } from "../../claims/milestone/r3.js";
import type { Gap } from "../../claims/milestone/r3-study.js";
import { riskMeasures } from "../../claims/milestone/risk-sums.js";
import { countWord, numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { capital } from "./around-chart.js";
import { type DotRow, drawDotRows } from "./dot-rows.js";

/** The gap to each rival, over the whole sample and in its parts, with intervals. */
export function riskGapsChart({ study, rivalry }: R3Evidence): Chart {
  const text = numberText("en");
  const { measure } = study.choice;
  const { unit } = riskMeasures[measure];
  const own = study.indices[0]?.name ?? "";
  const rows = study.rivalries.flatMap(({ name, whole, eras }) =>
    [whole, ...eras].map(
      (gap, i): DotRow => ({
        label: gap.label,
        value: gap.value,
        interval: { low: gap.low, high: gap.high },
        text: `${text.signed(gap.value, 2)}, p ${text.pValue(gap.p)}`,
        series: study.indices[0]?.id ?? "rut",
        open: gap.low <= 0 && gap.high >= 0,
        ...(i === 0 ? { group: `less ${name}` } : {}),
      }),
    ),
  );
  const ends = study.rivalries.flatMap(({ whole, eras }) =>
    [whole, ...eras].flatMap(({ low, high }: Gap) => [low, high]),
  );
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (high - low) * 0.04;
  const ahead = rivalry.eras.filter((gap) => gap.value > 0).length;
  return {
    id: "risk-gaps",
    title:
      `${capital(own)} was ahead of ${rivalry.name} in ${ahead === 0 ? "none" : countWord(ahead)} of ${countWord(rivalry.eras.length)} parts of the sample; the whole gives ${text.signed(rivalry.whole.value, 2)} ${unit === "beta" ? "" : unit}`
        .trim()
        .concat("."),
    subtitle: `${capital(riskMeasures[measure].name)} of ${own} less that of each rival, ${unit}, with block-bootstrap intervals; open: the interval holds zero.`,
    description: `Dots with intervals. ${rows.map(({ group, label, text: words }) => `${group ? `${group}, ` : ""}${label}: ${words}`).join("; ")}.`,
    table: {
      columns: ["Rival", "Part", "n", "Difference", "Interval", "p"],
      rows: study.rivalries.flatMap(({ name, whole, eras }) =>
        [whole, ...eras].map((gap) => [
          name,
          gap.label,
          gap.n,
          text.signed(gap.value, 2),
          `${text.signed(gap.low, 2)} to ${text.signed(gap.high, 2)}`,
          text.pValue(gap.p),
        ]),
      ),
    },
    series: ["rut", "spx", "ixic"],
    draw: (width, surroundings) =>
      drawDotRows(
        {
          rows,
          domain: [low - room, high + room],
          ticks: [low, 0, high].map((at) => ({
            at,
            label: text.signed(at, Math.abs(high - low) < 4 ? 1 : 0),
          })),
          reference: { at: 0, label: "no difference" },
        },
        width,
        surroundings,
      ),
  };
}
