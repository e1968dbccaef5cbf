import { factNumber } from "../../claims/fact-words.js";
import { type L7Evidence, signedBillion } from "../../claims/liquidity/l7.js";
import type { Account } from "../../claims/liquidity/l7-accounts.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawTimeLines, type TimeLine } from "../time-lines.js";

/** The Federal Reserve\u2019s mortgage bonds and bank reserves, as changes from the last figures before the order. */
export function mortgageAccountsChart({ accounts, base, end, order, yearBefore }: L7Evidence): Chart {
  const text = numberText("en");
  const from = yearBefore?.date ?? accounts[0]?.date ?? "";
  const shown = accounts.filter(({ date }) => date >= from);
  const line = (id: "mbs" | "reserves", label: string, colour: string): TimeLine => ({
    id,
    label,
    colour,
    points: base ? shown.map((account) => ({ date: account.date, value: account[id] - base[id] })) : [],
  });
  const ordered = factNumber(order);
  const change = (id: keyof Omit<Account, "date">, to: Account | null) =>
    base && to ? signedBillion(to[id] - base[id]) : null;
  return {
    id: "mortgage-accounts",
    title: titleOf({ base, end }),
    subtitle:
      "Change from the last figure before the order, USD billion: mortgage bonds held by the Federal Reserve, and bank reserves. The dashed level is the order in full.",
    description: `Line chart from ${text.day(from)} to ${text.day(shown.at(-1)?.date ?? from)}. By the end the Federal Reserve\u2019s mortgage bonds had changed by ${change("mbs", shown.at(-1) ?? null) ?? "an unknown sum"} and reserves by ${change("reserves", shown.at(-1) ?? null) ?? "an unknown sum"}.`,
    table: {
      columns: ["Date", "Fed mortgage bonds", "Reserves", "Bonds, change", "Reserves, change"],
      rows: shown.map((account) => [
        text.shortDay(account.date),
        text.integer(account.mbs),
        text.integer(account.reserves),
        change("mbs", account),
        change("reserves", account),
      ]),
    },
    series: ["wshomcb", "wresbal"],
    facts: [order.id],
    draw: (width, surroundings) =>
      drawTimeLines(
        {
          lines: [line("mbs", "Fed MBS", "fed"), line("reserves", "Reserves", "reserves")],
          marks: [],
          log: false,
          level: { value: ordered, label: `the order, $${text.integer(ordered)} bn` },
          valueText: signedBillion,
          tickText: (value) => text.signed(value, 0),
          dateText: text.shortDay,
        },
        width,
        surroundings,
      ),
  };
}

function titleOf({ base, end }: Pick<L7Evidence, "base" | "end">): string {
  if (!base || !end) return "What the Federal Reserve held after the order was not known yet.";
  const fell = end.mbs < base.mbs;
  return `While the agencies were told to buy, the Federal Reserve\u2019s own mortgage bonds ${fell ? "fell" : "rose"} by $${numberText("en").integer(Math.abs(end.mbs - base.mbs))} bn.`;
}
