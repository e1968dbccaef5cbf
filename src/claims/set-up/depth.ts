import type { FactRow } from "../claim.js";
import { factOf } from "../known-facts.js";
import { factValue, figuresIn } from "./fact-figures.js";
import { dayOf, type LargeCoin, meanClose, type PriceDay } from "./price-days.js";
import { dayBefore } from "./sell-off.js";

/** How far from the mid price depth was summed, and of which coin. */
export interface DepthKind {
  readonly id: string;
  readonly coin: LargeCoin;
  /** Fraction of the mid price. */
  readonly band: number;
}

/** The fact that holds them. */
export const depthFact = "F06-08";

interface DepthSource extends DepthKind {
  /** Finds depth before and after in the statement of the fact. */
  readonly pattern: RegExp;
  /** Whether the figures are limits: more than before, less than after. */
  readonly limits: boolean;
  /** The days of the earlier figure. */
  readonly from: { readonly first: string; readonly last: string };
}

/** “Early October”: the days of the month up to the last close before the sell-off. */
const earlyOctober = { first: "2025-10-01", last: dayBefore };
const lastDay = { first: dayBefore, last: dayBefore };

/** CoinDesk Research\u2019s figures, as the fact words them. */
export const depthKinds: readonly DepthSource[] = [
  {
    id: "btc-one",
    coin: "btc",
    band: 0.01,
    pattern: /depth at 1% fell from ~\$(\d+)m .*? to \$(\d+)m/,
    limits: false,
    from: earlyOctober,
  },
  {
    id: "btc-half",
    coin: "btc",
    band: 0.005,
    pattern: /0\.5%: ([\d.]+) to <([\d.]+)/,
    limits: true,
    from: earlyOctober,
  },
  {
    id: "btc-five",
    coin: "btc",
    band: 0.05,
    pattern: /; 5%: >([\d.]+) to <([\d.]+)/,
    limits: true,
    from: earlyOctober,
  },
  {
    id: "eth-one",
    coin: "eth",
    band: 0.01,
    pattern: /ETH 1%: >([\d.]+) .*?to <([\d.]+)/,
    limits: true,
    from: lastDay,
  },
];

/** Depth in early October and in November 2025, in dollars and in coins; changes are fractions. */
export interface DepthChange extends DepthKind {
  readonly limits: boolean;
  /** USD million. */
  readonly before: number;
  readonly after: number;
  readonly afterDate: string;
  readonly dollars: number;
  readonly price: number;
  readonly coins: number;
}

/** A later report of depth below its peak, and what the price had done by then; change of depth in coins if it was in dollars. */
export interface LaterDepth {
  readonly fact: string;
  readonly date: string;
  /** Whether the report says more than so much. */
  readonly atLeast: boolean;
  readonly dollars: number;
  readonly price: number;
  readonly coins: number;
}

type Paths = Readonly<Record<LargeCoin, readonly PriceDay[]>>;

/** What the committed fact says of depth before and after, with the price over the same days from our closes. */
export function depthChanges(facts: readonly FactRow[], paths: Paths): DepthChange[] {
  const fact = factOf(facts, depthFact);
  if (!fact) return [];
  return depthKinds.flatMap(({ pattern, from: days, ...kind }): DepthChange[] => {
    const [before, after] = figuresIn(fact, pattern) ?? [];
    const from = meanClose(paths[kind.coin], days.first, days.last);
    const to = dayOf(paths[kind.coin], fact.date)?.close;
    if (before === undefined || after === undefined || from === null || to === undefined) return [];
    const [dollars, price] = [after / before - 1, to / from - 1];
    const coins = (1 + dollars) / (1 + price) - 1;
    return [{ ...kind, before, after, afterDate: fact.date, dollars, price, coins }];
  });
}

/** Reports of bitcoin\u2019s depth below its high of the year, against the price\u2019s own distance from its high. */
export function laterDepths(facts: readonly FactRow[], paths: Paths): LaterDepth[] {
  return ["F06-12", "F06-27"].flatMap((id) => {
    const fact = factOf(facts, id);
    const value = factValue(fact);
    const day = fact && dayOf(paths.btc, fact.date);
    if (!fact || value === null || !day) return [];
    const dollars = value / 100;
    const coins = (1 + dollars) / (1 + day.drawdown) - 1;
    const atLeast = />\s*\d/.test(fact.statement);
    return [{ fact: id, date: fact.date, atLeast, dollars, price: day.drawdown, coins }];
  });
}
