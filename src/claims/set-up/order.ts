import { numberText } from "../../text/numbers.js";
import { addDays } from "../bars.js";
import type { FactRow } from "../claim.js";
import { factOf } from "../known-facts.js";
import { type DatedEvent, spanOf } from "./dated-event.js";
import { factValue, figuresIn } from "./fact-figures.js";
import { sellOffDate } from "./sell-off.js";

export type CauseId = "etf" | "losses" | "forced";
export type EffectId = "vanished" | "mean";
export const causeIds: readonly CauseId[] = ["etf", "losses", "forced"];
export const effectIds: readonly EffectId[] = ["vanished", "mean"];

export const causeLabels: Readonly<Record<CauseId, string>> = {
  etf: "net withdrawals from US spot bitcoin ETFs",
  losses: "losses that short-term holders took",
  forced: "forced closings in the sell-off",
};
export const effectLabels: Readonly<Record<EffectId, string>> = {
  vanished: "depth near the mid price vanished",
  mean: "mean depth had been measured lower",
};

interface EventSource {
  readonly id: string;
  readonly group: "depth" | "forced" | "retail";
  readonly fact: string;
  /** The words for it, from the fact\u2019s own figures; null where they are not found. */
  readonly label: (fact: FactRow) => string | null;
  /** Its days where they are not those of the fact\u2019s date. */
  readonly span?: (fact: FactRow) => { readonly from: string; readonly to: string };
}

const text = numberText("en");
const onTheDay = () => ({ from: sellOffDate, to: sellOffDate });

function lossDays(fact: FactRow): number {
  return figuresIn(fact, /in (\d+) days/)?.[0] ?? 1;
}

const sources: readonly EventSource[] = [
  {
    id: "vanished",
    group: "depth",
    fact: "F06-04",
    label: () => "Depth near the mid price vanishes for minutes (Kaiko)",
    span: onTheDay,
  },
  {
    id: "forced",
    group: "forced",
    fact: "F06-02",
    label: (fact) =>
      withFigure(
        factValue(fact),
        (value) => `Closed by force: over $${text.integer(value)} bn by the headline count`,
      ),
    span: onTheDay,
  },
  {
    id: "interest",
    group: "forced",
    fact: "F06-03",
    label: (fact) =>
      withFigure(
        factValue(fact),
        (value) => `Open interest ${text.signedPercent(value / 100)} in a day (CoinDesk Data)`,
      ),
  },
  {
    id: "etf",
    group: "retail",
    fact: "F06-07",
    label: (fact) =>
      withFigure(
        factValue(fact),
        (value) => `US spot bitcoin ETFs: net ${text.signed(value, 2)} bn dollars in the month`,
      ),
  },
  {
    id: "mean",
    group: "depth",
    fact: "F06-08",
    label: (fact) => {
      const [before, after] = figuresIn(fact, /depth at 1% fell from ~\$(\d+)m .*? to \$(\d+)m/) ?? [];
      if (before === undefined || after === undefined) return null;
      return `Mean depth of bitcoin $${text.integer(after)} million, after $${text.integer(before)} million (CoinDesk)`;
    },
  },
  {
    id: "losses",
    group: "retail",
    fact: "F06-11",
    label: (fact) =>
      withFigure(
        factValue(fact),
        (value) => `Short-term holders take losses of over $${text.integer(value)} million`,
      ),
    span: (fact) => ({ from: addDays(fact.date, 1 - lossDays(fact)), to: fact.date }),
  },
  {
    id: "still",
    group: "depth",
    fact: "F06-12",
    label: (fact) =>
      withFigure(
        factValue(fact),
        (value) => `Bitcoin\u2019s depth still ${text.percent(-value / 100)} below its high`,
      ),
  },
];

function withFigure(value: number | null, words: (value: number) => string): string | null {
  return value === null ? null : words(value);
}

/** What the facts date of the loss of depth and of those who left, in the order of their first days. */
export function orderOfEvents(facts: readonly FactRow[], chosen: readonly string[]): DatedEvent[] {
  return sources
    .flatMap(({ id, group, fact: factId, label: describe, span }): DatedEvent[] => {
      const fact = factOf(facts, factId);
      const label = fact && describe(fact);
      if (!fact || !label) return [];
      const days = span ? span(fact) : spanOf(fact);
      return [{ id, group, fact: factId, label, ...days, chosen: chosen.includes(id) }];
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
