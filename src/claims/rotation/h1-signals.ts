import { addDays } from "../bars.js";
import { numbers } from "../columns.js";
import { keeper } from "../kept.js";
import type { H1Data } from "./h1-specification.js";
import { streams, walkLike } from "./h1-walk.js";

/** What breaks out: the Russell, or what stands in its place when the test is tested. */
export type SignalId = "rut" | "spx" | "ixic" | "walk" | "shifted";

export const signalNames: Readonly<Record<SignalId, string>> = {
  rut: "the Russell 2000",
  spx: "the S&P 500",
  ixic: "the Nasdaq Composite",
  walk: "a random walk with the Russell\u2019s volatility and autocorrelation",
  shifted: "the Russell 2000 with its calendar moved by a fixed random amount",
};

/** The catalogue series of a signal. */
export const seriesOfSignal: Readonly<Record<SignalId, readonly string[]>> = {
  rut: ["rut"],
  spx: ["spx"],
  ixic: ["ixic"],
  walk: ["rut"],
  shifted: ["rut"],
};

/** Closes of what breaks out, bar by bar of New York; a day number counts days from one origin. */
export interface Signal {
  readonly id: SignalId;
  readonly dates: readonly string[];
  readonly days: Float64Array;
  /** The day on which each close was known. */
  readonly knownOn: readonly string[];
  readonly closes: Float64Array;
  /** The closes that a model of its regimes is estimated on: its own, or those that a stand-in imitates. */
  readonly modelled: Float64Array;
  /** The index that it is held against: the S&P 500, or the Russell 2000 for the S&P 500; null before its first close. */
  readonly rival: readonly (number | null)[];
}

const signals = keeper<Signal>();

/** The closes of a signal at every bar on which it has one; none where the vintage holds none. */
export function signalOf(data: H1Data, id: SignalId): Signal {
  return signals(data, id, () => makeSignal(data, id));
}

function makeSignal(data: H1Data, id: SignalId): Signal {
  if (id === "shifted") return { ...signalOf(data, "rut"), id };
  if (id === "walk") {
    const russell = signalOf(data, "rut");
    return { ...russell, id, closes: walkLike(russell.closes.map(Math.log), streams.signal).map(Math.exp) };
  }
  const panel = data.signals;
  const own = numbers(panel, id);
  const other = numbers(panel, id === "spx" ? "rut" : "spx");
  const waits = numbers(panel, "days_to_know");
  const rows = own.flatMap((close, row) => (close === null ? [] : [row]));
  const dates = rows.map((row) => panel.dates[row] ?? "");
  const closes = Float64Array.from(rows, (row) => own[row] ?? 0);
  return {
    id,
    dates,
    days: Float64Array.from(dates, (date) => Date.parse(date) / dayMilliseconds),
    knownOn: dates.map((date, i) => later(date, waits[rows[i] ?? 0] ?? 0)),
    closes,
    modelled: closes,
    rival: rows.map((row) => other[row] ?? null),
  };
}

const dayMilliseconds = 86_400_000;

function later(date: string, days: number): string {
  return days === 0 ? date : addDays(date, days);
}
