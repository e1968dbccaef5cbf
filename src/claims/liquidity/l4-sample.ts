import { randomStream } from "../../stats/random.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import type { History, HistoryColumn } from "./history.js";

/** Everything that decides which numbers enter the regression, but not how far the signal leads. */
export interface SampleChoice {
  /** What is called liquidity: a column whose rise adds it, or falls where `releases` says so. */
  readonly signal: HistoryColumn;
  /** Further parts of liquidity that are held fixed. */
  readonly others: readonly HistoryColumn[];
  readonly outcome: "rut" | "spx" | "eth" | "btc" | "walk";
  /** The index whose return of the same bar is held fixed. */
  readonly market: "spx" | null;
  readonly seasonal: boolean;
  readonly start: string;
  readonly replaced: "own" | "shifted" | "walk";
}

/** Rows without a gap: returns in percent, changes in USD 100 billion towards more liquidity, as known on the row\u2019s date. */
export interface Sample {
  readonly dates: readonly string[];
  readonly outcome: Float64Array;
  readonly before: Float64Array;
  readonly market: Float64Array | null;
  readonly signal: Float64Array;
  readonly others: readonly Float64Array[];
  /** Of each row: its week or month of the year; null where the season is left in. */
  readonly season: Int32Array | null;
}

/** A fall of these adds liquidity. */
const releases: ReadonlySet<HistoryColumn> = new Set(["tga", "tga_close", "rrp"]);

const seeds = { signal: 41, outcome: 42 };
/** USD billion in a unit of the signal. */
export const dollarsPerUnit = 100;

/** The longest run of rows up to the last one in which nothing is missing; empty where there is none. */
export function makeSample(history: History, choice: SampleChoice): Sample {
  const outcomeColumn = choice.outcome === "walk" ? "rut" : choice.outcome;
  const needed: HistoryColumn[] = [
    outcomeColumn,
    choice.signal,
    ...choice.others,
    ...(choice.market ? [choice.market] : []),
  ];
  const complete = (row: number) => needed.every((name) => history.columns[name][row] != null);
  const last = history.dates.findLastIndex((_, row) => complete(row));
  let first = last;
  while (first > 0 && complete(first - 1)) first -= 1;
  const rows: number[] = [];
  for (let row = first + 2; row <= last; row++)
    if ((history.dates[row] ?? "") >= choice.start) rows.push(row);
  const returns = (name: HistoryColumn, back = 0) =>
    Float64Array.from(rows, (row) => returnAt(history, name, row - back));
  const outcome = returns(outcomeColumn);
  const signal = Float64Array.from(rows, (row) => changeAt(history, choice.signal, row));
  return {
    dates: rows.map((row) => history.dates[row] ?? ""),
    ...(choice.outcome === "walk"
      ? lagged(walkLike(outcome, seeds.outcome))
      : { outcome, before: returns(outcomeColumn, 1) }),
    market: choice.market && choice.market !== choice.outcome ? returns(choice.market) : null,
    signal: replace(signal, choice.replaced),
    others: choice.others.map((name) => Float64Array.from(rows, (row) => changeAt(history, name, row))),
    season: choice.seasonal
      ? Int32Array.from(rows, (row) => seasonOf(history.dates[row] ?? "", history.frequency === "monthly"))
      : null,
  };
}

function returnAt({ columns }: History, name: HistoryColumn, row: number): number {
  return 100 * Math.log((columns[name][row] ?? Number.NaN) / (columns[name][row - 1] ?? Number.NaN));
}

function changeAt({ columns }: History, name: HistoryColumn, row: number): number {
  const change = (columns[name][row] ?? Number.NaN) - (columns[name][row - 1] ?? Number.NaN);
  return ((releases.has(name) ? -1 : 1) * change) / dollarsPerUnit;
}

function lagged(values: Float64Array): { outcome: Float64Array; before: Float64Array } {
  return { outcome: values, before: values.map((_, i) => values[i - 1] ?? 0) };
}

function replace(signal: Float64Array, replaced: SampleChoice["replaced"]): Float64Array {
  if (replaced === "walk") return walkLike(signal, seeds.signal);
  if (replaced === "own") return signal;
  const half = Math.floor(signal.length / 2);
  return signal.map((_, i) => signal[(i + half) % signal.length] ?? 0);
}

/** Steps of a seeded random walk with the spread of the series that it stands for. */
function walkLike(series: Float64Array, seed: number): Float64Array {
  if (series.length < 2) return series;
  const spread = standardDeviation(series);
  const stream = randomStream(seed, 0);
  return series.map(() => spread * stream.normal());
}

const dayMilliseconds = 86_400_000;
const lastWeek = 51;

function seasonOf(date: string, monthly: boolean): number {
  if (monthly) return Number(date.slice(5, 7));
  const dayOfYear = (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / dayMilliseconds;
  return Math.min(lastWeek, Math.floor(dayOfYear / 7));
}
