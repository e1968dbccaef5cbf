import { seriesById } from "../series/catalogue.js";
import { numberText } from "../text/numbers.js";
import type { Chart, Drawing, TableView } from "./chart.js";

/** What stands in a cell of a table where there is nothing. */
export const missingCell = "\u2013";

/** What a chart gives as CSV, under which name, and why it is not more. */
export interface CsvOffer {
  readonly label: string;
  readonly table: TableView;
  /** What stands where there is nothing. */
  readonly missing: string;
  readonly note: string | null;
}

/**
 * All rows where every series of the chart may be passed on; else only the figures that were derived from them, with
 * the names of the series whose publishers do not allow more.
 */
export function csvOffer(chart: Chart, drawing: Drawing | undefined, locale: string): CsvOffer {
  const { figures } = chart;
  if (figures) {
    const table = figures.table;
    return {
      label: figures.label,
      missing: "",
      note: null,
      get table() {
        return table();
      },
    };
  }
  const withheld = chart.series.map(seriesById).filter(({ redistributable }) => !redistributable);
  const rows = withheld.length === 0 ? (chart.rows ?? drawing?.rows?.()) : null;
  if (rows) return { label: "Data (CSV)", table: rows, missing: "", note: null };
  return { label: "Figures (CSV)", table: chart.table, missing: missingCell, note: noteOn(withheld, locale) };
}

function noteOn(withheld: readonly { readonly shortTitle: string }[], locale: string): string | null {
  if (withheld.length === 0) return null;
  const names = numberText(locale).list(withheld.map(({ shortTitle }) => shortTitle));
  const publishers = withheld.length === 1 ? "its publisher does" : "their publishers do";
  return `The CSV holds figures, not the rows of ${names}: ${publishers} not allow them to be passed on.`;
}
