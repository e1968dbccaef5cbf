import { numberText } from "../../text/numbers.js";
import { addDays } from "../bars.js";
import type { FactRow, Verdict } from "../claim.js";
import { factOf } from "../known-facts.js";
import { spanOf } from "./dated-event.js";
import { factValue, figuresIn } from "./fact-figures.js";

export type ProxyId = "share" | "losses" | "breakeven" | "flows";
export const proxyIds: readonly ProxyId[] = ["share", "losses", "breakeven", "flows"];

export const proxyLabels: Readonly<Record<ProxyId, string>> = {
  share: "short-term holders\u2019 share of supply",
  losses: "losses that short-term holders took",
  breakeven: "short-term holders\u2019 break-even",
  flows: "flows of US spot bitcoin ETFs",
};

/** What a fact says of those who might have left, and which way it points. */
export interface HolderProxy {
  readonly id: ProxyId;
  readonly fact: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly verdict: Verdict;
  readonly reason: string;
}

/** What the facts known say of retail investors and short-term holders; `exit` is the share that must have left, a fraction. */
export function readProxies(facts: readonly FactRow[], exit: number): HolderProxy[] {
  return [shareOfSupply(facts), lossesTaken(facts), breakEven(facts), etfFlows(facts, exit)].filter(
    (proxy) => proxy !== null,
  );
}

function shareOfSupply(facts: readonly FactRow[]): HolderProxy | null {
  const fact = factOf(facts, "F06-13");
  const direction = fact?.statement.match(/STH supply share (RISING|FALLING)/)?.[1];
  if (!fact || !direction) return null;
  const rising = direction === "RISING";
  return {
    id: "share",
    fact: fact.id,
    ...spanOf(fact),
    label: `Short-term holders\u2019 share of supply is ${direction.toLowerCase()}`,
    verdict: rising ? "contradicted" : "inconclusive",
    reason: rising
      ? "their share of supply was rising: new holders came in faster than old ones left or aged out of the group"
      : "their share of supply was falling, by sales or by age",
  };
}

function lossesTaken(facts: readonly FactRow[]): HolderProxy | null {
  const fact = factOf(facts, "F06-11");
  const value = factValue(fact);
  const [days] = figuresIn(fact, /in (\d+) days/) ?? [];
  const [held] = figuresIn(fact, /([\d.]+)m BTC of STH under water/) ?? [];
  if (!fact || value === null || days === undefined) return null;
  const text = numberText("en");
  const stillHeld =
    held === undefined
      ? ""
      : `; ${text.decimal(held, 1)} million bitcoin of theirs were still held below cost`;
  return {
    id: "losses",
    fact: fact.id,
    from: addDays(fact.date, 1 - days),
    to: fact.date,
    label: `Short-term holders take losses of over $${text.integer(value)} million in ${text.integer(days)} days`,
    verdict: "inconclusive",
    reason: `some sold at a loss${stillHeld}`,
  };
}

function breakEven(facts: readonly FactRow[]): HolderProxy | null {
  const fact = factOf(facts, "F06-19");
  if (!fact) return null;
  return {
    id: "breakeven",
    fact: fact.id,
    ...spanOf(fact),
    label: "Short-term holders still sit on a loss",
    verdict: "contradicted",
    reason: "days after the articles the group as a whole still held at a loss: those who hold have not left",
  };
}

function etfFlows(facts: readonly FactRow[], exit: number): HolderProxy | null {
  const text = numberText("en");
  const whole = factOf(facts, "F06-17");
  const fact = whole ?? factOf(facts, "F06-07");
  const value = factValue(fact);
  if (!fact || value === null) return null;
  const [assets] = figuresIn(whole, /AUM (\d+) to \d+bn/) ?? [];
  const share = assets === undefined ? null : -value / assets;
  const label = `US spot bitcoin ETFs: net ${text.signed(value, 2)} billion dollars${whole ? " since the start of November" : " over November"}`;
  const of =
    share === null
      ? ""
      : `, ${text.percent(share, 1)} of their assets, against a threshold of ${text.percent(exit)}`;
  const span = whole ? { from: "2025-11-01", to: whole.date } : spanOf(fact);
  return {
    id: "flows",
    fact: fact.id,
    ...span,
    label,
    verdict: share !== null && share >= exit ? "supported-with-caveat" : "inconclusive",
    reason: `more was withdrawn than put in${of}; who withdrew is not known`,
  };
}
