import { correlation } from "../../stats/cross-correlation.js";
import { normalCdf } from "../../stats/distributions.js";
import { outOfSample } from "../../stats/out-of-sample.js";
import { regression } from "../../stats/regression.js";
import type { Split } from "../claim.js";
import { eraLabel, eras, isIn, yearsOf } from "./eras.js";
import type { LeadLink } from "./lead-link.js";
import { ones } from "./ones.js";

interface Returns {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** What the leader adds at one lead beside the market: the follower\u2019s response to a unit of it. */
export interface BesideMarket {
  readonly coefficient: number;
  readonly t: number;
  readonly p: number;
}

/** The follower\u2019s return on the leader\u2019s and the market\u2019s some bars before, with errors robust to unequal variance. */
export function besideMarket({ x, y }: Returns, market: Float64Array, lead: number): BesideMarket {
  const n = y.length - lead;
  const fit = regression({
    y: y.slice(lead),
    x: [ones(n), x.slice(0, n), market.slice(0, n)],
    covariance: { type: "HC1" },
    distribution: "t",
  });
  return { coefficient: Number(fit.coefficients[1]), t: Number(fit.t[1]), p: Number(fit.p[1]) };
}

/** R\u00b2 of forecasts from one lead, each made from what was over by then, against the mean known by then. */
export function leadOutOfSample({ x, y }: Returns, lead: number): number {
  const returns = y.slice(lead - 1);
  const predictor = x.slice(0, returns.length);
  const firstOrigin = Math.floor(returns.length / 2);
  return outOfSample({ returns, predictor, horizon: 1, firstOrigin }).rSquared;
}

const fewestPairs = 12;

/** The correlation at one lead among the bars that some test of their dates keeps; p one-sided, by Fisher\u2019s z. */
function correlationAmong(
  { x, y }: Returns,
  dates: readonly string[],
  lead: number,
  keep: (date: string) => boolean,
): Omit<Split, "label"> {
  const rows = dates.flatMap((date, t) => (t >= lead && keep(date) ? [t] : []));
  if (rows.length < fewestPairs) return { n: rows.length, value: null, p: null };
  const before = Float64Array.from(rows, (t) => Number(x[t - lead]));
  const after = Float64Array.from(rows, (t) => Number(y[t]));
  const value = correlation(before, after);
  const z = Math.atanh(Math.max(-1 + 1e-12, Math.min(1 - 1e-12, value))) * Math.sqrt(rows.length - 3);
  return { n: rows.length, value, p: normalCdf(-z) };
}

/** The correlation at a lead, and in the same bar, in each part of the sample; `dates` are those of the returns. */
export function leadByEra({ white }: LeadLink, dates: readonly string[], lead: number, at: string): Split[] {
  const own = dates.slice(dates.length - white.y.length);
  return eras
    .filter((era) => own.some((date) => isIn(era, date)))
    .flatMap((era) => [
      {
        label: `${eraLabel(era)}, ${at}`,
        ...correlationAmong(white, own, lead, (date) => isIn(era, date)),
      },
      {
        label: `${eraLabel(era)}, no lead`,
        ...correlationAmong(white, own, 0, (date) => isIn(era, date)),
      },
    ]);
}

/** The correlation at a lead with each calendar year left out. */
export function leadWithoutYears({ white }: LeadLink, dates: readonly string[], lead: number): Split[] {
  const own = dates.slice(dates.length - white.y.length);
  return yearsOf(own).map((year) => ({
    label: year,
    ...correlationAmong(white, own, lead, (date) => !date.startsWith(year)),
  }));
}
