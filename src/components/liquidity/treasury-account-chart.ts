import type { Balance, L3Evidence } from "../../claims/liquidity/l3.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawTimeLines, type TimeMark } from "../time-lines.js";

/** The Treasury\u2019s balance at the Federal Reserve around the articles\u2019 date. */
export function treasuryAccountChart({
  balances,
  known,
  earlier,
  peak,
  trough,
  afterwards,
  account,
}: L3Evidence): Chart {
  const text = numberText("en");
  const billion = (value: number) => `$${text.integer(value)} bn`;
  const mark = (b: Balance | null, anchor: TimeMark["anchor"]): TimeMark[] =>
    b
      ? [{ date: b.date, value: b.balance, label: `${billion(b.balance)}, ${text.shortDay(b.date)}`, anchor }]
      : [];
  const turned = trough && afterwards && afterwards.balance > trough.balance;
  return {
    id: "treasury-account",
    title:
      known && earlier
        ? `${known.balance < earlier.balance ? "The account was still falling" : "The account was no longer falling"} on the articles\u2019 date${turned ? `, and was up ${billion(afterwards.balance - trough.balance)} from its low by ${text.day(afterwards.date)}` : ""}.`
        : "The balance before the articles\u2019 date is not known.",
    subtitle: `Treasury General Account, ${account === "tga" ? "daily closing balance" : "week average"}, USD billion.`,
    description: `Line chart of the Treasury General Account from ${text.day(balances[0]?.date ?? "")} to ${text.day(balances.at(-1)?.date ?? "")}.`,
    table: {
      columns: ["What", "Date", "USD billion"],
      rows: [
        ["Peak of the three months before", peak],
        ["Start of the look-back", earlier],
        ["Last known on the articles\u2019 date", known],
        ["Low around that date", trough],
        ["Two weeks after the low", afterwards],
      ].map(([what, b]) => {
        const balance = b as Balance | null;
        return [what as string, balance?.date ?? null, balance ? text.integer(balance.balance) : null];
      }),
    },
    series: [account],
    draw: (width, surroundings) =>
      drawTimeLines(
        {
          lines: [
            {
              id: account,
              label: "Treasury account",
              colour: "treasury",
              points: balances.map((b) => ({ date: b.date, value: b.balance })),
            },
          ],
          marks: width < 500 ? mark(trough, "start") : [...mark(peak, "start"), ...mark(trough, "start")],
          log: false,
          level: null,
          valueText: billion,
          tickText: text.integer,
          dateText: text.shortDay,
        },
        width,
        surroundings,
      ),
  };
}
