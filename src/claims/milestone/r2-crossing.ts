import { articleDate } from "../article.js";
import { addDays, daysInBar } from "../bars.js";
import type { Panel } from "../claim.js";
import { numbers, texts } from "../columns.js";
import { changeBetween, type Measure } from "./measures.js";
import { levelsOf } from "./r2-study.js";

/** The Wednesday of the autumn\u2019s record close, with which the one before the crossing is compared: fact F01-04. */
export const autumnRecord = "2025-10-15";

/** A weekly statement, USD billion: net liquidity with the Treasury\u2019s account as the week\u2019s average and as that Wednesday\u2019s balance. */
export interface Statement {
  readonly date: string;
  readonly availableOn: string;
  readonly average: number | null;
  readonly level: number | null;
  readonly walcl: number;
  readonly wresbal: number | null;
}

/** A measure on the articles\u2019 date as known then, and a window before. */
export interface OnTheDay {
  readonly from: string;
  readonly to: string;
  readonly change: number;
}

export interface Crossing {
  readonly statements: readonly Statement[];
  /** The last statement out on the articles\u2019 date, and that of the autumn\u2019s record; null where they are not held. */
  readonly known: Statement | null;
  readonly autumn: Statement | null;
}

export function readCrossing(weeks: Panel): Crossing {
  const available = texts(weeks, "available_on");
  const [assets, average, level, reverse, reserves] = [
    "walcl",
    "treasury_average",
    "treasury_level",
    "rrp",
    "wresbal",
  ].map((name) => numbers(weeks, name));
  const net = (row: number, account: number | null | undefined) => {
    const [total, repos] = [assets?.[row], reverse?.[row]];
    return total == null || repos == null || account == null ? null : total - account - repos;
  };
  const statements = weeks.dates.map((date, row) => ({
    date,
    availableOn: available[row] ?? date,
    average: net(row, average?.[row]),
    level: net(row, level?.[row]),
    walcl: assets?.[row] ?? 0,
    wresbal: reserves?.[row] ?? null,
  }));
  return {
    statements,
    known:
      weeks.asOf < articleDate
        ? null
        : (statements.findLast(({ availableOn }) => availableOn <= articleDate) ?? null),
    autumn: statements.find(({ date }) => date === autumnRecord) ?? null,
  };
}

/**
 * The change of a measure over the window up to the articles\u2019 date, as known then: from the weekly statements where
 * it is made of them and they reach back far enough, else from the bars. Null before that date or without data.
 */
export function onTheDay(
  crossing: Crossing,
  history: Panel,
  measure: Measure,
  window: number,
): OnTheDay | null {
  if (history.asOf < articleDate) return null;
  return (
    fromStatements(crossing, measure, window * daysInBar[history.frequency]) ??
    fromBars(history, measure, window)
  );
}

function fromStatements({ statements, known }: Crossing, measure: Measure, days: number): OnTheDay | null {
  const read = (statement: Statement): number | null => {
    if (measure.id === "net") return statement.average;
    if (measure.id === "walcl") return statement.walcl;
    return measure.id === "wresbal" ? statement.wresbal : null;
  };
  if (!known) return null;
  const earlier = statements.findLast(({ date }) => date <= addDays(known.date, -Math.round(days)));
  const [from, to] = [earlier && read(earlier), read(known)];
  if (!earlier || from == null || to == null) return null;
  return { from: earlier.date, to: known.date, change: changeBetween(measure.unit, from, to) };
}

function fromBars(history: Panel, measure: Measure, window: number): OnTheDay | null {
  const levels = levelsOf(history, measure);
  const row = history.dates.findLastIndex((date) => date <= articleDate);
  const [from, to] = [levels[row - window], levels[row]];
  if (from == null || to == null) return null;
  return {
    from: history.dates[row - window] ?? "",
    to: history.dates[row] ?? "",
    change: changeBetween(measure.unit, from, to),
  };
}
