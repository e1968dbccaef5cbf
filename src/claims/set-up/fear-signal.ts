import type { PanelFrequency } from "../../series/series.js";
import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";
import { keeper } from "../kept.js";

export type Signal = "fear" | "fall" | "both" | "vix";

export interface SignalChoice {
  readonly signal: Signal;
  /** Fear: the index below it. */
  readonly threshold: number;
  /** A flush: the asset so far below its highest close of the quarter, a fraction. */
  readonly fall: number;
  readonly asset: string;
}

/** Bars in the quarter whose highest close a fall is measured from. */
export const quarterBars: Readonly<Record<PanelFrequency, number>> = { daily: 91, weekly: 13, monthly: 3 };
/** VIX: at or above this share of its own values up to the bar. */
export const vixPercentile = 0.9;

const states = keeper<(boolean | null)[]>(32);

/** Whether the signal is on at each bar of the panel `sentiment`, by what was known then; null where that is not known. */
export function signalStates(panel: Panel, choice: SignalChoice): readonly (boolean | null)[] {
  const { signal, threshold, fall, asset } = choice;
  if (signal === "vix") return states(panel, "vix", () => highVix(panel));
  const fear = () => states(panel, `fear ${threshold}`, () => below(numbers(panel, "fng"), threshold));
  if (signal === "fear") return fear();
  const bars = quarterBars[panel.frequency];
  const flush = () => states(panel, `${asset} ${fall}`, () => fallen(numbers(panel, asset), fall, bars));
  if (signal === "fall") return flush();
  const fell = flush();
  return fear().map((on, row) => (on === null || fell[row] == null ? null : on && (fell[row] ?? false)));
}

/** The bars on which a signal goes on after it was known to be off for at least so many bars. */
export function entries(known: readonly (boolean | null)[], barsOff: number): number[] {
  let off = 0;
  return known.flatMap((on, bar) => {
    const entered = on === true && off >= barsOff;
    off = on === false ? off + 1 : 0;
    return entered ? [bar] : [];
  });
}

function below(values: readonly (number | null)[], threshold: number): (boolean | null)[] {
  return values.map((value) => (value === null ? null : value < threshold));
}

function fallen(closes: readonly (number | null)[], fall: number, bars: number): (boolean | null)[] {
  return closes.map((close, row) => {
    if (close === null || row < bars) return null;
    let highest = close;
    for (let back = 1; back <= bars; back += 1) {
      const earlier = closes[row - back];
      if (earlier == null) return null;
      highest = Math.max(highest, earlier);
    }
    return close <= (1 - fall) * highest;
  });
}

function highVix(panel: Panel): (boolean | null)[] {
  const past: number[] = [];
  return numbers(panel, "vix").map((value) => {
    if (value === null) return null;
    past.push(value);
    return past.filter((earlier) => earlier <= value).length / past.length >= vixPercentile;
  });
}
