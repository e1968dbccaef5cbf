import { billions } from "../../claims/liquidity/dollars.js";
import { firstPurchase } from "../../claims/liquidity/l1-evidence.js";
import { accountWords, type Balance, type L3Evidence } from "../../claims/liquidity/l3.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import type { TimeMark } from "../time-lines.js";
import { drawTimePanels, type TimePanel } from "../time-panels.js";

const shownFrom = "2025-07-01";

/** The Treasury\u2019s balance and the Fed\u2019s assets, one above the other on one axis of time. */
export function treasuryAccountChart(evidence: L3Evidence): Chart {
  const text = numberText("en");
  const { known, earlier, peak, trough, afterwards, account } = evidence;
  const balances = evidence.balances.filter(({ date }) => date >= shownFrom);
  const fed = evidence.fed.filter(({ date }) => date >= shownFrom);
  const turned = trough && afterwards && afterwards.balance > trough.balance;
  return {
    id: "treasury-account",
    title:
      known && earlier
        ? `${known.balance < earlier.balance ? "The Treasury\u2019s account was still falling" : "The Treasury\u2019s account was no longer falling"} on the articles\u2019 date${turned ? `, and was up ${billions(afterwards.balance - trough.balance)} from its low by ${text.day(afterwards.date)}` : ""}${fedWords(evidence)}.`
        : "The balance before the articles\u2019 date is not known.",
    subtitle: `Treasury General Account, ${accountWords[account] ?? account}; below it the Federal Reserve\u2019s total assets of each Wednesday. USD billion, each with its own scale.`,
    description: `Two line charts on one axis of time from ${text.day(balances[0]?.date ?? shownFrom)} to ${text.day(balances.at(-1)?.date ?? shownFrom)}: the Treasury General Account, and the total assets of the Federal Reserve.`,
    table: {
      columns: ["What", "Date", "USD billion"],
      rows: [
        ...[
          ["Peak of the three months before", peak],
          ["Compared with", earlier],
          ["Last known on the articles\u2019 date", known],
          ["Low around that date", trough],
          ["Two weeks after the low", afterwards],
        ].map(([what, b]) => {
          const balance = b as Balance | null;
          return [what as string, balance?.date ?? null, balance ? text.integer(balance.balance) : null];
        }),
        ...fed
          .slice(-1)
          .map(({ date, assets }) => ["The Fed\u2019s assets, last", date, text.integer(assets)]),
      ],
    },
    series: [account === "wtregen" ? "wtregen" : "tga", "walcl"],
    draw: (width, surroundings) =>
      drawTimePanels(panelsOf(evidence, balances, fed, width < 500), width, surroundings),
  };
}

/** What the Fed\u2019s assets did over the same weeks as the account, in a clause. */
function fedWords({ fed, peak, known }: L3Evidence): string {
  const from = peak && fed.findLast(({ date }) => date <= peak.date);
  const to = known && fed.findLast(({ date }) => date <= known.date);
  if (!from || !to || from.date >= to.date) return "";
  const change = to.assets - from.assets;
  return `; the Fed\u2019s assets were ${billions(Math.abs(change))} ${change < 0 ? "lower" : "higher"} than at its peak`;
}

function panelsOf(
  { account, peak, trough }: L3Evidence,
  balances: readonly Balance[],
  fed: L3Evidence["fed"],
  narrow: boolean,
): TimePanel[] {
  const text = numberText("en");
  const mark = (b: Balance | null, anchor: TimeMark["anchor"], side?: "below"): TimeMark[] =>
    b && b.date >= shownFrom
      ? [
          {
            date: b.date,
            value: b.balance,
            label: `${billions(b.balance)}, ${text.shortDay(b.date)}`,
            anchor,
            ...(side ? { side } : {}),
          },
        ]
      : [];
  const shared = {
    log: false,
    level: null,
    valueText: (value: number) => billions(value),
    tickText: text.integer,
    dateText: text.shortDay,
  };
  return [
    {
      ...shared,
      title: "Treasury General Account",
      weight: 1.25,
      events: [{ date: firstPurchase, label: "bill purchases begin" }],
      lines: [
        {
          id: account,
          label: "Treasury account",
          colour: "treasury",
          points: balances.map((b) => ({ date: b.date, value: b.balance })),
        },
      ],
      marks: narrow
        ? mark(trough, "start", "below")
        : [...mark(peak, "end"), ...mark(trough, "start", "below")],
    },
    {
      ...shared,
      title: "Federal Reserve, total assets",
      lines: [
        {
          id: "walcl",
          label: "Fed assets",
          colour: "fed",
          points: fed.map(({ date, assets }) => ({ date, value: assets })),
        },
      ],
      marks: [],
    },
  ];
}
