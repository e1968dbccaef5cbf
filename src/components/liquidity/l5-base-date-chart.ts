import { signedBillions } from "../../claims/liquidity/dollars.js";
import { baseDates } from "../../claims/liquidity/l5.js";
import { changeSince, type L5Evidence } from "../../claims/liquidity/l5-evidence.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawTimeLines, type TimeMark } from "../time-lines.js";

/** How much net liquidity had changed by the articles, from every Wednesday that one could start from. */
export function baseDateChart(evidence: L5Evidence): Chart {
  const text = numberText("en");
  const { bases, last } = evidence;
  const marked = baseDates.flatMap((day) => changeSince(evidence, day) ?? []);
  const told = marked.map(({ date, change }) => `${signedBillions(change)} from ${text.shortDay(date)}`);
  const up = bases.filter(({ change }) => change > 0).length;
  return {
    id: "base-date",
    title:
      told.length > 0
        ? `The base date decides: ${text.list(told)}; from ${text.integer(up)} of ${text.integer(bases.length)} Wednesdays it is a rise.`
        : "No earlier balance sheet is held.",
    subtitle: `Change of net liquidity from the Wednesday across to ${last ? text.day(last) : "the last one known"}, the last balance sheet that was out when the articles appeared, USD billion.`,
    description: `Line chart of the change of net liquidity to ${last ? text.day(last) : "the articles"} by the Wednesday from which it is counted.`,
    table: {
      columns: ["From", "USD billion"],
      rows: bases.map(({ date, change }) => [date, text.signed(change, 1)]),
    },
    series: ["walcl", "wtregen", "rrp"],
    draw: (width, surroundings) =>
      drawTimeLines(
        {
          lines: [
            {
              id: "base-date",
              label: "Net liquidity",
              colour: "fed",
              points: bases.map(({ date, change }) => ({ date, value: change })),
            },
          ],
          marks: marked.map(
            ({ date, change }, i): TimeMark => ({
              date,
              value: change,
              label: `${signedBillions(change)}, ${text.shortDay(date)}`,
              anchor: "end",
              ...(i === 0 ? {} : { side: "below" as const }),
            }),
          ),
          log: false,
          level: { value: 0, label: "no change" },
          valueText: (value) => signedBillions(value),
          tickText: (value) => text.signed(value, 0),
          dateText: text.shortDay,
        },
        width,
        surroundings,
      ),
  };
}
