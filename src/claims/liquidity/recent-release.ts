import { articleDate } from "../article.js";
import { addDays } from "../bars.js";
import type { History, HistoryColumn } from "./history.js";
import { lastBefore } from "./l2-evidence.js";

/** What was added before the articles, and how far an index rose over the same weeks. */
export interface Release {
  readonly from: string;
  readonly to: string;
  readonly index: "rut" | "spx";
  /** USD billion towards more liquidity. */
  readonly added: number;
  /** Percent. */
  readonly rise: number;
}

const quarterDays = 91;

/**
 * From the highest account of the quarter before the articles, or from the last week before the Fed\u2019s purchases, to the
 * articles. Null where the weeks are not held or not yet over.
 */
export function recentRelease(weeks: History, signal: HistoryColumn, index: "rut" | "spx"): Release | null {
  const isAccount = signal === "tga" || signal === "tga_close";
  const values = weeks.columns[signal];
  const rows = weeks.dates.flatMap((date, row) =>
    date <= articleDate && date >= addDays(articleDate, -quarterDays) && values[row] != null ? [row] : [],
  );
  const to = rows.at(-1);
  const from = isAccount
    ? rows.reduce((best, row) => ((values[row] ?? 0) > (values[best] ?? 0) ? row : best), rows[0] ?? 0)
    : rows.findLast((row) => (weeks.dates[row] ?? "") < addDays(lastBefore, 7));
  if (
    to === undefined ||
    from === undefined ||
    from >= to ||
    (weeks.dates[to] ?? "") < addDays(articleDate, -7)
  )
    return null;
  const change = (values[to] ?? 0) - (values[from] ?? 0);
  const [before, after] = [weeks.columns[index][from], weeks.columns[index][to]];
  if (before == null || after == null) return null;
  return {
    from: weeks.dates[from] ?? "",
    to: weeks.dates[to] ?? "",
    index,
    added: isAccount ? -change : change,
    rise: 100 * (after / before - 1),
  };
}
