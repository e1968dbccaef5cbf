import { barsWithout } from "../bars.js";
import type { Panel } from "../claim.js";
import { numbers, texts } from "../columns.js";

/** A record close of the Russell 2000 after some time without one. */
export interface Breakout {
  /** Row of the panel, and its date. */
  readonly row: number;
  readonly date: string;
  readonly close: number;
  readonly previousRecord: number;
  readonly previousRecordDate: string;
  /** Bars without a record before it. */
  readonly quiet: number;
}

/** Every record close of the panel `breakouts`, in date order, with the time that passed since the one before. */
export function recordCloses(panel: Panel): Breakout[] {
  const rut = numbers(panel, "rut");
  const rutDate = texts(panel, "rut_date");
  const record = numbers(panel, "previous_record");
  const recordDate = texts(panel, "previous_record_date");
  return panel.dates.flatMap((date, row) => {
    const close = rut[row];
    const previousRecord = record[row];
    const previousRecordDate = recordDate[row];
    const isNew = row > 0 && rutDate[row] !== null && rutDate[row] !== rutDate[row - 1];
    if (!isNew || close == null || previousRecord == null || !previousRecordDate || close <= previousRecord)
      return [];
    const quiet = barsWithout(previousRecordDate, date, panel.frequency);
    return [{ row, date, close, previousRecord, previousRecordDate, quiet }];
  });
}
