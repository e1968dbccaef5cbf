import { disagreements } from "../../claims/milestone/published-closes.js";
import type { R1Evidence } from "../../claims/milestone/r1-crossing.js";
import { countWord, numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawDotRows } from "./dot-rows.js";

/** Each close that a page gives, less the one of the data. */
export function publishedClosesChart({ published }: R1Evidence): Chart {
  const text = numberText("en");
  const apart = disagreements(published);
  const widest = Math.max(...published.map(({ difference }) => Math.abs(difference)), 0);
  const edge = widest > 0 ? widest * 1.15 : 1;
  const digits = 2;
  const largest = published.find(({ difference }) => Math.abs(difference) === widest);
  return {
    id: "published-closes",
    title:
      published.length === 0
        ? "No published close falls on a day of the data."
        : `Of ${countWord(published.length)} published closes ${countWord(apart.length)} differ${apart.length === 1 ? "s" : ""} from the data${apart.length > 0 && largest ? `, by ${text.decimal(widest, digits)} points at most` : ""}.`,
    subtitle: "Close as a page of the facts gives it, less the close of the data, in index points.",
    description: `Dots around zero. ${published.map(({ date, published: page, held }) => `${text.shortDay(date)}: page ${text.decimal(page, digits)}, data ${text.decimal(held, digits)}`).join("; ")}.`,
    table: {
      columns: ["Fact", "Date", "Published", "Held", "Difference"],
      rows:
        published.length === 0
          ? [["none", null, null, null, null]]
          : published.map(({ fact, date, published: page, held, difference }) => [
              fact,
              date,
              text.decimal(page, digits),
              text.decimal(held, digits),
              text.signed(difference, digits),
            ]),
    },
    series: ["rut"],
    draw: (width, surroundings) =>
      drawDotRows(
        {
          rows: published.map(({ date, published: page, held, difference }) => ({
            label: text.shortDay(date),
            value: difference,
            text: `${text.decimal(page, digits)} / ${text.decimal(held, digits)}`,
            series: "rut",
            open: !apart.some((one) => one.date === date),
          })),
          domain: [-edge, edge],
          ticks: [-widest, widest].map((value) => ({ at: value, label: text.signed(value, digits) })),
          reference: { at: 0, label: "no difference" },
        },
        width,
        surroundings,
      ),
  };
}
