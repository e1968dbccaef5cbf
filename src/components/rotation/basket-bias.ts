import { altcoinIds, basketCaveat } from "../../claims/alt-basket.js";
import type { BasketHistory } from "../../claims/rotation/h1-basket-history.js";
import type { H1Evidence } from "../../claims/rotation/h1-evidence.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawTimeLines, type TimeLine } from "../time-lines.js";
import { timesText } from "./times-text.js";

const kinds = [
  { kind: "survivors", label: "survivors only", colour: "survivors" },
  { kind: "listed", label: "listed then", colour: "alt" },
  { kind: "written-off", label: "delisted lost", colour: "written-off" },
] as const;

/** One basket of altcoins three times: what was listed, the same with delisted coins lost, and survivors only. */
export function basketBias({ basket }: H1Evidence): Chart {
  const text = numberText("en");
  return {
    id: "basket-bias",
    title: basket ? titleOf(basket) : "The vintage never holds enough altcoins at once to make a basket.",
    subtitle: basket
      ? `An equal part in every altcoin of the list that had a price at the end of the month, bought anew each month: ${text.integer(Math.min(...basket.members))} coins at first, ${text.integer(Math.max(...basket.members))} at most. Value of one, log scale.`
      : "An equal part in every altcoin of the list, bought anew each month.",
    description: basket
      ? `Line chart from ${text.month(basket.dates[0] ?? "")} to ${text.month(basket.dates.at(-1) ?? "")}. ${basketCaveat}`
      : "Nothing to draw.",
    table: {
      columns: ["Month end", ...kinds.map(({ label }) => label), "Coins held"],
      rows: (basket?.dates ?? []).map((date, i) => [
        date,
        ...kinds.map(({ kind }) => {
          const level = basket?.levels[kind][i] ?? null;
          return level === null ? null : text.decimal(level, 2);
        }),
        basket?.members[i] ?? null,
      ]),
    },
    series: altcoinIds,
    draw: (width, surroundings) =>
      drawTimeLines(
        {
          lines: linesOf(basket),
          marks: [],
          log: true,
          level: null,
          valueText: timesText,
          tickText: timesText,
          dateText: text.shortDay,
        },
        width,
        surroundings,
      ),
  };
}

function titleOf({ levels, dates, biasAYear, gone }: BasketHistory): string {
  const text = numberText("en");
  const [living, all] = [levels.survivors.at(-1), levels.listed.at(-1)];
  if (living == null || all == null || biasAYear === null || gone.length === 0) {
    return "Every altcoin of the list still trades: the basket and its survivors are the same.";
  }
  return `Only the altcoins that still trade at the end made ${timesText(living)} since ${text.month(dates[0] ?? "")}, all that could be bought ${timesText(all)}: choosing survivors adds ${text.percent(Math.expm1(biasAYear))} a year.`;
}

/** A line for each kind, over the months for which it has a level that a log scale can show. */
function linesOf(basket: BasketHistory | null): TimeLine[] {
  if (!basket) return [];
  return kinds.map(({ kind, label, colour }) => ({
    ...{ id: kind, label, colour },
    points: basket.dates.flatMap((date, i) => {
      const value = basket.levels[kind][i] ?? null;
      return value === null || value <= 0 ? [] : [{ date, value }];
    }),
  }));
}
