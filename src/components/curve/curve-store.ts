import { createStore, get, set } from "idb-keyval";
import type { CurveRecord } from "../../multiverse/curve-record.js";

/** What a kept curve depends on: the data, the day and bars, the list of specifications, the shifts, and the code. */
export interface CurveKey {
  readonly vintage: string;
  readonly asOf: string;
  readonly frequency: string;
  readonly hash: string;
  readonly shifts: number;
  readonly code: string;
}

const kept = () => createStore("after-the-breakout", "curves");

function keyOf({ vintage, asOf, frequency, hash, shifts, code }: CurveKey): string {
  return [vintage, asOf, frequency, hash, shifts, code].join(" ");
}

/** The curve that this browser keeps under a key; null where it keeps none, or keeps nothing at all. */
export async function keptCurve(key: CurveKey): Promise<CurveRecord | null> {
  if (!("indexedDB" in globalThis)) return null;
  return (await get<CurveRecord>(keyOf(key), kept()).catch(() => null)) ?? null;
}

/** Keeps a curve for the next visit; false where the browser does not let it. */
export async function keepCurve(key: CurveKey, record: CurveRecord): Promise<boolean> {
  if (!("indexedDB" in globalThis)) return false;
  return set(keyOf(key), record, kept()).then(
    () => true,
    () => false,
  );
}
