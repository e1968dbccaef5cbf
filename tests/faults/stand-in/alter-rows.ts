import type { FaultKind } from "./fault-kinds.js";
import type { HistoryRow } from "./history.js";
import { addDays } from "./spans.js";

/** Rows with another value where `choose` gives one; `back` counts the values from the end, the last being 1. */
function changeValues<Row extends HistoryRow>(
  rows: readonly Row[],
  choose: (value: number, back: number) => number | null,
): Row[] {
  let left = rows.filter(({ value }) => value !== null).length;
  return rows.map((row) => {
    if (row.value === null) return row;
    const value = choose(row.value, left);
    left -= 1;
    return { ...row, value };
  });
}

function lastValues(rows: readonly HistoryRow[], count: number): number[] {
  return rows.flatMap(({ value }) => (value === null ? [] : [value])).slice(-count);
}

function repeatLast<Row extends HistoryRow>(rows: readonly Row[]): readonly Row[] {
  const last = rows.findLast(({ value }) => value !== null);
  if (!last) return rows;
  const again = { ...last, value: (last.value ?? 0) * 1.01 };
  return rows.flatMap((row) => (row === last ? [row, again] : [row]));
}

/** Every second row first, from the second on: out of order as soon as there are two rows. */
function scramble<Row>(rows: readonly Row[]): Row[] {
  return [...rows.filter((_, at) => at % 2 === 1), ...rows.filter((_, at) => at % 2 === 0)];
}

type Alteration = <Row extends HistoryRow>(rows: readonly Row[]) => readonly Row[];

const alterations: Partial<Record<FaultKind, Alteration>> = {
  "header-only": () => [],
  "unit-x1000": (rows) => changeValues(rows, (value) => value * 1000),
  "null-tail": (rows) => changeValues(rows, (value, back) => (back <= 3 ? null : value)),
  "duplicate-dates": repeatLast,
  unsorted: scramble,
  spike: (rows) => changeValues(rows, (value, back) => (back === 1 ? value * 10 : value)),
  negative: (rows) => changeValues(rows, (value, back) => (back === 1 ? -value : value)),
  shortened: (rows) => rows.slice(Math.floor(rows.length / 2)),
  flat: (rows) => {
    const [held = 0] = lastValues(rows, 20);
    return changeValues(rows, (value, back) => (back <= 20 ? held : value));
  },
  "day-shift": (rows) => rows.map((row) => ({ ...row, date: addDays(row.date, 1) })),
};

/** Observations with the faults that are about observations, one after the other; other kinds change nothing. */
export function alterRows<Row extends HistoryRow>(
  rows: readonly Row[],
  kinds: readonly FaultKind[],
): readonly Row[] {
  return kinds.reduce<readonly Row[]>((altered, kind) => alterations[kind]?.(altered) ?? altered, rows);
}
