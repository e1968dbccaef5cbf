import { keeper } from "../kept.js";
import type { H1Data } from "./h1-specification.js";

const rowsKept = keeper<Float64Array>();

/** A number for each row of the panel of history, from its date; made once for each name. NaN where there is none. */
export function numberRows(data: H1Data, name: string, of: (date: string) => number | null): Float64Array {
  return rowsKept(data, name, () => Float64Array.from(data.history.dates, (date) => of(date) ?? Number.NaN));
}
