import { mean } from "../../stats/mean.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import type { Panel } from "../claim.js";
import { type Accounts, netLiquidity, readAccounts } from "./accounts.js";
import { type Definition, definitions, type Measured, measured, windows } from "./l5-definitions.js";

/** How one definition had changed over one window by the day on which things are known. */
export interface Change {
  readonly definition: Definition;
  /** Position among the four windows, and its bars: months for a definition that is monthly only. */
  readonly window: number;
  readonly bars: number;
  readonly monthly: boolean;
  readonly from: string;
  readonly to: string;
  readonly level: number;
  /** In the definition\u2019s unit. */
  readonly change: number;
  /** Its change in standard deviations from the mean of all such changes before it; null with too few of them. */
  readonly z: number | null;
  readonly earlier: number;
}

/** Net liquidity at a Wednesday, and how much it had changed from there to the last one that was out. */
export interface BaseDate {
  readonly date: string;
  readonly change: number;
}

export interface L5Evidence {
  readonly changes: readonly Change[];
  readonly window: number;
  readonly bases: readonly BaseDate[];
  /** The last Wednesday that was out, to which the changes from all base dates run. */
  readonly last: string | null;
  readonly knownOn: string;
}

const fewestEarlier = 24;

/** Every definition over every window, as known on the panels\u2019 day. */
export function measureLiquidity(
  { bars, months, weeks }: { readonly bars: Panel; readonly months: Panel; readonly weeks: Panel },
  window: number,
): L5Evidence {
  const changes = definitions.flatMap((definition) => {
    const panel = definition.monthlyOnly ? months : bars;
    const series = measured(panel, definition);
    return windows[panel.frequency].flatMap((length, at) => changeOf(definition, series, at, length, panel));
  });
  const accounts = readAccounts(weeks).filter(({ availableOn }) => availableOn <= bars.asOf);
  const last = accounts.at(-1);
  return {
    changes,
    window,
    bases: last ? accounts.slice(0, -1).map((row) => baseOf(row, last)) : [],
    last: last?.date ?? null,
    knownOn: bars.asOf,
  };
}

function baseOf(row: Accounts, last: Accounts): BaseDate {
  return { date: row.date, change: netLiquidity(last) - netLiquidity(row) };
}

function changeOf(
  definition: Definition,
  { dates, levels, measure }: Measured,
  window: number,
  bars: number,
  { frequency }: Panel,
): Change[] {
  const at = levels.length - 1;
  const [level, before] = [levels[at], levels[at - bars]];
  if (level === undefined || before === undefined) return [];
  const earlier = Float64Array.from(
    { length: Math.max(0, at - bars) },
    (_, i) => (measure[i + bars] ?? 0) - (measure[i] ?? 0),
  );
  const own = (measure[at] ?? 0) - (measure[at - bars] ?? 0);
  const known = earlier.length >= fewestEarlier;
  return [
    {
      definition,
      window,
      bars,
      monthly: frequency === "monthly",
      from: dates[at - bars] ?? "",
      to: dates[at] ?? "",
      level,
      change: level - before,
      z: known ? (own - mean(earlier)) / standardDeviation(earlier) : null,
      earlier: earlier.length,
    },
  ];
}

/** The change from the last base date on or before a day; null where none is held. */
export function changeSince({ bases }: L5Evidence, day: string): BaseDate | null {
  return bases.findLast(({ date }) => date <= day) ?? null;
}
