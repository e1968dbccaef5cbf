import type { FactRow, Panel } from "../claim.js";
import { numbers } from "../columns.js";
import { factValue } from "../fact-words.js";
import { factOf, lastDayOf } from "../known-facts.js";

/** Something that somebody said in public, as a row of the facts records it. */
export interface Voice {
  readonly fact: FactRow;
  readonly who: string;
  readonly what: string;
  /** Whether it takes back what had been said. */
  readonly takesBack: boolean;
}

interface Coded {
  readonly who: string;
  what(fact: FactRow): string;
  readonly takesBack?: true;
}

const quoted = (fact: FactRow) => `\u201c${factValue(fact)}\u201d`;

const coded: Readonly<Record<string, Coded>> = {
  "F09-02": {
    who: "Bull Theory",
    what: (fact) => `called the Russell\u2019s break of its old high the first signal of a ${quoted(fact)}`,
  },
  "F08-02": { who: "CZ", what: (fact) => `posted ${quoted(fact)}, by one source\u2019s date` },
  "F08-03": { who: "CZ", what: (fact) => `the same post, ${quoted(fact)}, by another source\u2019s date` },
  "F08-04": { who: "Bull Theory", what: () => "posted again, on the Russell\u2019s next record" },
  "F08-05": {
    who: "CZ",
    what: (fact) => `spoke of a ${quoted(fact)} on television, for regulation\u2019s sake`,
  },
  "F08-01": { who: "Bull Theory", what: (fact) => `the quoted post, ${quoted(fact)}; its day is not shown` },
  "F08-06": { who: "CZ", what: (fact) => `his confidence in it had ${quoted(fact)}`, takesBack: true },
  "F01-26": { who: "Ash Crypto", what: () => "made the same call at the Russell\u2019s next round number" },
};

export const voiceFactIds = Object.keys(coded);

/** Who said what, as far as it is known, in the order of the days. */
export function voices(facts: readonly FactRow[]): Voice[] {
  return Object.entries(coded)
    .flatMap(([id, { who, what, takesBack = false }]): Voice[] => {
      const fact = factOf(facts, id);
      return fact ? [{ fact, who, what: what(fact), takesBack }] : [];
    })
    .sort((a, b) => lastDayOf(a.fact).localeCompare(lastDayOf(b.fact)));
}

export interface ClosePoint {
  readonly date: string;
  readonly value: number;
}

/** Ether\u2019s closes on trading days from a day on; empty where none are held. */
export function etherPath(panel: Panel, from: string): ClosePoint[] {
  const closes = numbers(panel, "eth");
  return panel.dates.flatMap((date, row) => {
    const value = closes[row];
    return date < from || value == null ? [] : [{ date, value }];
  });
}
