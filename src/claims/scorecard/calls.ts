import { announcedDate } from "../article.js";
import { addDays } from "../bars.js";
import type { FactRow, Panel } from "../claim.js";
import { factOf } from "../known-facts.js";

/** A public call of the narrative: from which day it is scored, and why from that one. */
export interface Call {
  readonly id: "october" | "articles" | "june";
  readonly date: string;
  readonly who: string;
  readonly why: string;
  /** The fact that documents it. */
  readonly fact: string;
}

/** The post of Bull Theory that called the autumn\u2019s break the first signal of a season of altcoins: its day, from the register. */
const octoberPost = "2025-10-04";

/** The next round level, at which the call was made again, in index points. */
export const nextLevel = 3000;

/** The facts that date the first close above the next level. */
export const levelFact = "F01-26";
export const closeFact = "F10-06";

export interface FirstClose {
  readonly date: string;
  readonly close: number;
  /** What a page of the facts says is that day; null where the fact is not known. */
  readonly published: string | null;
}

/** The first close of the Russell above the next level among the days of the hold-out; null before it. */
export function firstCloseAbove(holdOut: Panel, facts: readonly FactRow[]): FirstClose | null {
  const closes = holdOut.columns.rut ?? [];
  const row = closes.findIndex((close, i) => {
    const before = closes[i - 1];
    return (
      typeof close === "number" && close > nextLevel && typeof before === "number" && before <= nextLevel
    );
  });
  if (row < 0) return null;
  return {
    date: holdOut.dates[row] ?? "",
    close: Number(closes[row]),
    published: factOf(facts, closeFact)?.date ?? null,
  };
}

/** The calls that had been made by the panel\u2019s last day, in order; `later` days after the day of each. */
export function callsOf(first: FirstClose | null, lastDay: string, later: number): Call[] {
  const calls: Call[] = [
    {
      id: "october",
      date: octoberPost,
      who: "Bull Theory, October",
      why: "the day of the post that called the break of the old high the first signal of a season of altcoins",
      fact: "F09-02",
    },
    {
      id: "articles",
      date: announcedDate,
      who: "The articles, January",
      why: "the day of the close that the articles announce",
      fact: "F08-01",
    },
    ...(first
      ? [
          {
            id: "june" as const,
            date: first.date,
            who: "Ash Crypto, June",
            why: "the day of the first close above the next round level, at which the call was made again",
            fact: levelFact,
          },
        ]
      : []),
  ];
  return calls
    .map((call) => ({ ...call, date: addDays(call.date, later) }))
    .filter(({ date }) => date <= lastDay);
}
