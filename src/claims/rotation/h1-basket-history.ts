import { altBasket, type BasketKind } from "../alt-basket.js";
import { daysBetween } from "../bars.js";
import { keeper } from "../kept.js";
import type { H1Data } from "./h1-specification.js";

/** The three baskets of altcoins at the ends of months: what each kind makes of the same list. */
export interface BasketHistory {
  readonly dates: readonly string[];
  readonly levels: Readonly<Record<BasketKind, readonly (number | null)[]>>;
  /** Coins held by the basket of those listed at the time. */
  readonly members: readonly number[];
  /** Coins that no longer trade at the end. */
  readonly gone: readonly string[];
  /** Growth a year of survivors over those listed, as a log difference. */
  readonly biasAYear: number | null;
}

const histories = keeper<BasketHistory | null>();
const daysInYear = 365.25;

/** The baskets from the first day of the one that holds what was listed; null where there is none. */
export function basketHistory(data: H1Data): BasketHistory | null {
  return histories(data, "", () => makeHistory(data));
}

function makeHistory({ altcoins }: H1Data): BasketHistory | null {
  const listed = altBasket(altcoins, "listed");
  if (!listed) return null;
  const monthOf = (row: number) => altcoins.dates[row]?.slice(0, 7);
  const rows = Array.from(listed.values, (_, i) => listed.from + i).filter(
    (row, i, all) => i === 0 || i === all.length - 1 || monthOf(row) !== monthOf(row + 1),
  );
  const levelsOf = (kind: BasketKind) => {
    const basket = altBasket(altcoins, kind);
    const base = basket?.values[listed.from - basket.from];
    return rows.map((row) => {
      const level = basket?.values[row - basket.from];
      return level === undefined || base === undefined ? null : level / base;
    });
  };
  const levels = {
    listed: levelsOf("listed"),
    "written-off": levelsOf("written-off"),
    survivors: levelsOf("survivors"),
  };
  const dates = rows.map((row) => altcoins.dates[row] ?? "");
  const years = daysBetween(dates[0] ?? "", dates.at(-1) ?? "") / daysInYear;
  const [living, all] = [levels.survivors.at(-1), levels.listed.at(-1)];
  return {
    dates,
    levels,
    members: rows.map((row) => listed.members[row - listed.from] ?? 0),
    gone: listed.gone,
    biasAYear: living && all && years > 0 ? Math.log(living / all) / years : null,
  };
}
