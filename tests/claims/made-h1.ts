import { altcoinIds } from "../../src/claims/alt-basket.js";
import { addDays } from "../../src/claims/bars.js";
import type { Panel, PanelCell } from "../../src/claims/claim.js";
import { type H1Data, h1Data, type Specification } from "../../src/claims/rotation/h1-specification.js";
import type { PanelFrequency } from "../../src/series/series.js";
import { randomFrom } from "./made-vintage.js";

/** A panel from columns, as the database would give it. */
export function panelFrom(
  query: string,
  dates: readonly string[],
  columns: Readonly<Record<string, readonly PanelCell[]>>,
  frequency: PanelFrequency = "daily",
): Panel {
  return {
    query,
    frequency,
    asOf: dates.at(-1) ?? "",
    rows: dates.length,
    dates,
    columns: { date: dates, ...columns },
  };
}

/** A random walk of so many prices. */
export function walkOf(length: number, start: number, spread: number, random: () => number): number[] {
  let log = Math.log(start);
  return Array.from({ length }, (_, i) => {
    if (i > 0) log += spread * (random() - 0.492);
    return Math.exp(log);
  });
}

export interface MadeH1 {
  readonly data: H1Data;
  readonly dates: readonly string[];
  readonly signalDates: readonly string[];
  readonly closes: Readonly<Record<"rut" | "spx" | "ixic" | "btc" | "eth", readonly number[]>>;
}

/** Days of crypto and weekdays of New York from a day on; all prices are random walks, of a seed. `upTo` cuts what is known. */
export function madeH1(
  { from, days, before, seed }: { from: string; days: number; before: number; seed: number },
  upTo = days,
): MadeH1 {
  const random = randomFrom(seed);
  const isWeekday = (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  const every = Array.from({ length: before + days }, (_, i) => addDays(from, i - before));
  const weekdays = every.filter(isWeekday);
  const [rut, spx, ixic] = [700, 2000, 5000].map((start) => walkOf(weekdays.length, start, 0.03, random)) as [
    number[],
    number[],
    number[],
  ];
  const [btc, eth] = [400, 10].map((start) => walkOf(days, start, 0.09, random)) as [number[], number[]];
  const dates = every.slice(before, before + upTo);
  const last = dates.at(-1) ?? "";
  const known = weekdays.filter((date) => date <= last);
  const cut = (values: readonly number[]) => values.slice(0, known.length);
  const lastKnown = (values: readonly number[]) =>
    dates.map((date) => values[weekdays.findLastIndex((day) => day <= date)] ?? null);
  const history = panelFrom("breakouts", dates, {
    ...{ rut: lastKnown(rut), spx: lastKnown(spx) },
    ...{ btc: btc.slice(0, upTo), eth: eth.slice(0, upTo) },
  });
  const signals = panelFrom("signals", known, {
    days_to_know: known.map(() => 0),
    ...{ rut: cut(rut), spx: cut(spx), ixic: cut(ixic) },
  });
  const altcoins = panelFrom(
    "altcoins",
    [],
    Object.fromEntries([...altcoinIds, "total3"].map((id): [string, PanelCell[]] => [id, []])),
  );
  const closes = {
    rut: cut(rut),
    spx: cut(spx),
    ixic: cut(ixic),
    btc: btc.slice(0, upTo),
    eth: eth.slice(0, upTo),
  };
  return { data: h1Data({ history, signals, altcoins }), dates, signalDates: known, closes };
}

/** The default specification by day, with changes. */
export function specification(changes: Partial<Specification> = {}): Specification {
  return {
    signal: "rut",
    definition: "record",
    gap: 90,
    entered: 60,
    asset: "eth",
    follower: "itself",
    measure: "rise",
    adjust: "none",
    horizon: 60,
    delay: 0,
    entry: 0,
    start: "2015-08-01",
    ...changes,
  };
}
