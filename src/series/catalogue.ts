import { crypto } from "./catalogue-crypto.js";
import { liquidity } from "./catalogue-liquidity.js";
import { markets } from "./catalogue-markets.js";
import type { Series } from "./series.js";

/** Every series that the report knows, in the order in which vintages list them. */
export const catalogue: readonly Series[] = [...markets, ...liquidity, ...crypto];

const byId: ReadonlyMap<string, Series> = new Map(catalogue.map((series) => [series.id, series]));

/**
 * The catalogue entry of an id.
 * Throws `series "<id>" is not in the catalogue: expected one of rut, spx, …` on an id that it does not list.
 */
export function seriesById(id: string): Series {
  const series = byId.get(id);
  if (!series) {
    throw new Error(`series "${id}" is not in the catalogue: expected one of ${[...byId.keys()].join(", ")}`);
  }
  return series;
}
