import { block, type Surroundings } from "../components/draw.js";
import { scrollingTable } from "../components/scrolling-table.js";
import { catalogue } from "../series/catalogue.js";
import type { Series } from "../series/series.js";
import { plural } from "../text/numbers.js";

/** When an observation of each series could first be known: the lag that every panel applies. */
export function releaseLags({ document }: Surroundings): HTMLElement {
  const byLag = new Map<string, Series[]>();
  for (const series of [...catalogue].sort((a, b) => a.releaseLagDays - b.releaseLagDays)) {
    const lag = lagText(series);
    byLag.set(lag, [...(byLag.get(lag) ?? []), series]);
  }
  const revised = catalogue.filter((series) => series.revised).map(({ shortTitle }) => shortTitle);
  const root = block(document, "div", "release-lags");
  root.node()?.append(
    scrollingTable(document, {
      caption: `Known how long after its date; revised later: ${revised.join(", ")}`,
      columns: ["Lag", "Series"],
      rows: [...byLag].map(([lag, series]) => [lag, series.map(({ shortTitle }) => shortTitle).join(", ")]),
    }),
  );
  return root.node() as HTMLElement;
}

function lagText({ releaseLagDays, lagInBusinessDays }: Series): string {
  if (releaseLagDays === 0) return "the same day";
  return plural(releaseLagDays, lagInBusinessDays ? "business day" : "day");
}
