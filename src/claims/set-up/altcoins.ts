import { quantile } from "../../stats/quantile.js";
import { altBasket, altcoinIds } from "../alt-basket.js";
import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";

export interface AltcoinMonth {
  readonly month: string;
  /** How many altcoins have a close of this month and of the one before. */
  readonly members: number;
  /** Change over the month in percent of the member in the middle; null without one. */
  readonly median: number | null;
  /** Change of the basket, equal parts bought anew at each month end; null before it begins and after it ends. */
  readonly basket: number | null;
  /** Change of TOTAL3 over the month in percent; null where it is not held. */
  readonly total3: number | null;
}

/** What the altcoins of the panel `altcoins`, at month ends, did in each month after its first. */
export function altcoinMonths(panel: Panel): AltcoinMonth[] {
  const closes = altcoinIds.map((id) => numbers(panel, id));
  const total3 = numbers(panel, "total3");
  const basket = basketLevels(panel);
  return panel.dates.slice(1).map((month, before) => {
    const changes = closes.flatMap((close) => change(close[before], close[before + 1]) ?? []);
    return {
      month,
      members: changes.length,
      median: changes.length === 0 ? null : quantile(Float64Array.from(changes), 0.5),
      basket: change(basket[before], basket[before + 1]),
      total3: change(total3[before], total3[before + 1]),
    };
  });
}

/** The level of the basket of those listed at the time, row by row of the panel; null where it does not exist. */
export function basketLevels(panel: Panel): (number | null)[] {
  const basket = altBasket(panel, "listed");
  return panel.dates.map((_, row) => (basket ? (basket.values[row - basket.from] ?? null) : null));
}

function change(from: number | null | undefined, to: number | null | undefined): number | null {
  return from == null || to == null ? null : 100 * (to / from - 1);
}
