import { mean } from "../../stats/mean.js";
import { quantile } from "../../stats/quantile.js";
import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";

/** The altcoins held, at their month ends: members of the basket and of the median. */
export const altcoinIds = [
  "ada",
  "avax",
  "bch",
  "bnb",
  "doge",
  "eos",
  "etc",
  "link",
  "ltc",
  "sol",
  "trx",
  "xlm",
  "xrp",
] as const;

export interface AltcoinMonth {
  readonly month: string;
  /** How many altcoins have a close of this month and of the one before. */
  readonly members: number;
  /** Change over the month in percent: of the member in the middle, and of equal parts of all; null without a member. */
  readonly median: number | null;
  readonly basket: number | null;
  /** Change of TOTAL3 over the month in percent; null where it is not held. */
  readonly total3: number | null;
}

/** What the altcoins of the panel `altcoin-months` did in each month after its first. */
export function altcoinMonths(panel: Panel): AltcoinMonth[] {
  const closes = altcoinIds.map((id) => numbers(panel, id));
  const total3 = numbers(panel, "total3");
  return panel.dates.slice(1).map((month, before) => {
    const changes = closes.flatMap((close) => change(close[before], close[before + 1]) ?? []);
    return {
      month,
      members: changes.length,
      median: changes.length === 0 ? null : quantile(Float64Array.from(changes), 0.5),
      basket: changes.length === 0 ? null : mean(Float64Array.from(changes)),
      total3: change(total3[before], total3[before + 1]),
    };
  });
}

function change(from: number | null | undefined, to: number | null | undefined): number | null {
  return from == null || to == null ? null : 100 * (to / from - 1);
}
