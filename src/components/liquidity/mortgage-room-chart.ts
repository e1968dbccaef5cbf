import { factNumber, shortFactDate } from "../../claims/fact-words.js";
import type { L6Evidence } from "../../claims/liquidity/l6.js";
import { agencies } from "../../claims/liquidity/mortgage-facts.js";
import { numberText } from "../../text/numbers.js";
import { type AmountRow, drawAmountBars } from "../amount-bars.js";
import type { Chart } from "../chart.js";

/** What the two agencies held, what they were ordered to buy, and the caps that limit them. */
export function mortgageRoomChart({ order, held, cap, room }: L6Evidence): Chart {
  const text = numberText("en");
  const billion = (value: number) => `$${text.integer(value)} bn`;
  const [ordered, before] = [factNumber(order), held ? factNumber(held) : 0];
  const limit = cap ? agencies * factNumber(cap) : null;
  const rows: AmountRow[] = [
    {
      label: "Held and ordered",
      note: held ? `held as reported ${shortFactDate(held)}, order of ${shortFactDate(order)}` : "",
      segments: [
        ...(held ? [{ value: before, kind: "held" as const, text: `held ${billion(before)}` }] : []),
        { value: ordered, kind: "added", text: `ordered ${billion(ordered)}` },
      ],
    },
    ...(cap && limit !== null
      ? [
          {
            label: "Caps of both",
            note: `lifted ${shortFactDate(cap)}, ${billion(factNumber(cap))} each`,
            segments: [{ value: limit, kind: "limit" as const, text: billion(limit) }],
          },
        ]
      : []),
  ];
  const fits = room !== null && ordered <= room;
  return {
    id: "mortgage-room",
    title:
      room === null
        ? `The order is for ${billion(ordered)}; what the agencies may hold after it was not known yet.`
        : `The order ${fits ? "fits" : "does not fit"} under the lifted caps: they leave room for ${billion(room)}.`,
    subtitle:
      "Mortgage bonds of Fannie Mae and Freddie Mac together, USD billion. What was bought is not known.",
    description: `Bars: ${rows.map(({ label, segments }) => `${label}: ${segments.map((segment) => segment.text).join(" and ")}`).join("; ")}.`,
    table: {
      columns: ["What", "Date", "USD billion"],
      rows: [
        ...(held ? [["Held", shortFactDate(held), text.integer(before)]] : []),
        ["Ordered", shortFactDate(order), text.integer(ordered)],
        ...(cap && limit !== null ? [["Caps of both", shortFactDate(cap), text.integer(limit)]] : []),
      ],
    },
    series: [],
    facts: [order, held, cap].flatMap((fact) => (fact ? [fact.id] : [])),
    draw: (width, surroundings) => drawAmountBars({ rows, valueText: billion }, width, surroundings),
  };
}
