import type { FactRow } from "../claim.js";
import { factOf } from "../known-facts.js";
import { factValue, figuresIn } from "./fact-figures.js";

/** What "leverage removed" can mean: the fall in open interest, the same at constant prices, or the positions closed by force. */
export type LeverageMeasure = "constant" | "dollars" | "liquidations";
export const leverageMeasures: readonly LeverageMeasure[] = ["constant", "dollars", "liquidations"];

/** One published count of the leverage removed; a single figure has low = high. */
export interface LeverageCount {
  readonly measure: LeverageMeasure;
  readonly source: string;
  readonly fact: string;
  /** USD billion; null where only a share follows. */
  readonly billion: { readonly low: number; readonly high: number } | null;
  /** Share of the open interest before, from 0 to 1. */
  readonly share: { readonly low: number; readonly high: number };
}

/** Price changes over the days of the sell-off, fractions; what the same positions lost in dollars without being closed. */
export type PriceChanges = readonly number[];

/** Every published count, on one scale: the share of the open interest before the sell-off. Empty where the facts are not known. */
export function leverageCounts(facts: readonly FactRow[], prices: PriceChanges): LeverageCount[] {
  const [before, after] = figuresIn(factOf(facts, "F06-03"), /from \$(\d+)bn .*? to \$(\d+)bn/) ?? [];
  if (before === undefined || after === undefined) return [];
  const falls = openInterestFalls(facts, before, after);
  return [
    ...falls.map((fall) => atConstantPrices(fall, prices)).filter((count) => count !== null),
    ...falls,
    ...liquidations(facts, before),
  ];
}

/** The open interest before the sell-off, in USD billion; null where the fact is not known. */
export function openInterestBefore(facts: readonly FactRow[]): number | null {
  return figuresIn(factOf(facts, "F06-03"), /from \$(\d+)bn/)?.[0] ?? null;
}

function openInterestFalls(facts: readonly FactRow[], before: number, after: number): LeverageCount[] {
  const fact = factOf(facts, "F06-03");
  const printed = factValue(fact);
  const share = printed === null ? (before - after) / before : -printed / 100;
  const [other] = figuresIn(fact, /COINOTAG cites a \$(\d+)bn/) ?? [];
  const fall = (source: string, billion: number, part: number): LeverageCount => ({
    measure: "dollars",
    source,
    fact: "F06-03",
    billion: { low: billion, high: billion },
    share: { low: part, high: part },
  });
  return [
    fall("CoinDesk Data", before - after, share),
    ...(other === undefined ? [] : [fall("COINOTAG", other, other / before)]),
  ];
}

/** What is left, valued at the prices before: with each coin\u2019s fall in turn, the range between them. */
function atConstantPrices(fall: LeverageCount, prices: PriceChanges): LeverageCount | null {
  if (prices.length === 0) return null;
  const shares = prices.map((change) => 1 - (1 - fall.share.high) / (1 + change));
  const share = { low: Math.min(...shares), high: Math.max(...shares) };
  return { ...fall, measure: "constant", billion: null, share };
}

function liquidations(facts: readonly FactRow[], before: number): LeverageCount[] {
  const fact = factOf(facts, "F06-02");
  const count = (source: string, figures: readonly number[] | null): LeverageCount[] => {
    const [low, high = low] = figures ?? [];
    if (low === undefined || high === undefined) return [];
    const share = { low: low / before, high: high / before };
    return [{ measure: "liquidations", source, fact: "F06-02", billion: { low, high }, share }];
  };
  const headline = factValue(fact);
  return [
    ...count("Amberdata", figuresIn(fact, /Amberdata's own count \$([\d.]+)bn/)),
    ...count("CoinGlass, headline", headline === null ? null : [headline]),
    ...count("CoinGlass, later", figuresIn(fact, /true figure may be \$(\d+)-(\d+)bn/)),
  ];
}
