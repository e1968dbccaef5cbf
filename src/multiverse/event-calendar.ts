/** Outcomes on rows of a panel: the row of the first start, and one value for every start. */
export interface RowOutcomes {
  readonly firstRow: number;
  readonly values: Float64Array;
}

/** The rows of a panel that any specification looks at, as one circle on which the events move. */
export interface Calendar {
  readonly firstRow: number;
  readonly size: number;
}

/** The smallest calendar that holds the windows of all outcomes: an event outside of it is never followed. */
export function calendarOf(outcomes: Iterable<RowOutcomes>): Calendar {
  let first = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const { firstRow, values } of outcomes) {
    if (values.length < 2) continue;
    first = Math.min(first, firstRow);
    end = Math.max(end, firstRow + values.length);
  }
  return end === 0 ? { firstRow: 0, size: 2 } : { firstRow: first, size: end - first };
}

/** Where rows stand on a calendar, in order; those outside of it are left out. */
export function placesOn({ firstRow, size }: Calendar, rows: Iterable<number>): Int32Array {
  return Int32Array.from(rows, (row) => row - firstRow).filter((place) => place >= 0 && place < size);
}
