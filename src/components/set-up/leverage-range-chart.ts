import { type C2Evidence, leverageLabels, rangeText } from "../../claims/set-up/c2.js";
import { type LeverageCount, leverageMeasures } from "../../claims/set-up/leverage.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawRangeRows } from "./range-rows.js";

/** Every published count of the leverage removed, on one scale: its share of the open interest before. */
export function leverageRangeChart({ counts, measure, least, before }: C2Evidence): Chart {
  const text = numberText("en");
  const all = {
    low: Math.min(...counts.map(({ share }) => share.low)),
    high: Math.max(...counts.map(({ share }) => share.high)),
  };
  return {
    id: "leverage-range",
    title: `The leverage removed is put at ${rangeText(all)} of the open interest before, by what is counted and by whom.`,
    subtitle: `Share of the open interest before the sell-off, $${text.integer(before)} bn by CoinDesk Data; a bar spans what a source leaves open. The chosen kind is filled.`,
    description: `Ranges by source. ${counts.map((count) => `${leverageLabels[count.measure]}, ${count.source}: ${labelOf(count)}`).join("; ")}. Threshold ${text.percent(least)}.`,
    table: {
      columns: ["Counted", "By", "USD billion", "Share of the open interest before", "Fact"],
      rows: counts.map((count) => [
        leverageLabels[count.measure],
        count.source,
        count.billion ? billionText(count.billion) : null,
        rangeText(count.share),
        count.fact,
      ]),
    },
    series: ["btc", "eth"],
    facts: [...new Set(counts.map(({ fact }) => fact))],
    draw: (width, surroundings) =>
      drawRangeRows(
        {
          groups: leverageMeasures.map((each) => ({
            head: leverageLabels[each].replace(/^./, (first) => first.toUpperCase()),
            rows: counts
              .filter((count) => count.measure === each)
              .map((count) => ({
                id: `${each} ${count.source}`,
                name: count.source,
                label: labelOf(count),
                low: count.share.low,
                high: count.share.high,
                className: each === measure ? "chosen" : "other",
              })),
          })),
          level: { value: least, label: `significant: ${text.percent(least)}` },
          tickText: (value) => text.percent(value),
        },
        width,
        surroundings,
      ),
  };
}

function billionText({ low, high }: { readonly low: number; readonly high: number }): string {
  const text = numberText("en");
  const figure = (value: number) => text.decimal(value, Number.isInteger(value) ? 0 : 2);
  return low === high ? figure(low) : `${figure(low)}\u2013${figure(high)}`;
}

function labelOf({ share }: LeverageCount): string {
  return rangeText(share);
}
