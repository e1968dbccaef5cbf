import { daysBetween, daysInBar } from "../bars.js";
import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";

/** The fewest coins of which a share says anything. */
export const fewestCoins = 5;

export interface ConvergenceChoice {
  readonly year: number;
  /** How many of the coins must beat bitcoin, as a fraction, for how many bars in a row. */
  readonly share: number;
  readonly bars: number;
  readonly mean: "arithmetic" | "geometric";
}

/** A bar with everything that the three readings need; null where it is not held. */
export interface ConvergenceBar {
  readonly date: string;
  readonly eth: number | null;
  /** Share of the altcoins held that beat bitcoin over three months; null with fewer than five. */
  readonly share: number | null;
  readonly held: number;
  /** Ether over the Russell, and the mean of that up to and with this bar. */
  readonly ratio: number | null;
  readonly ratioMean: number | null;
}

/** A reading of a year: whether it came true, or null while it has not and the year is not over in the data. */
export interface YearReading {
  readonly cameTrue: boolean;
  readonly due: boolean;
  /** The day on which it came true, or of the value that came closest; null where nothing is held. */
  readonly date: string | null;
  readonly value: number | null;
}

export interface YearOf {
  readonly year: number;
  readonly record: YearReading & { readonly before: number | null };
  readonly season: YearReading & { readonly through: string | null };
  readonly ratio: YearReading & { readonly fromAbove: boolean | null };
}

const made = new WeakMap<Panel, Map<string, readonly ConvergenceBar[]>>();

/** The bars of the panel, with the expanding mean of ether over the Russell. */
export function convergenceBars(panel: Panel, mean: ConvergenceChoice["mean"]): readonly ConvergenceBar[] {
  const byMean = made.get(panel) ?? new Map<string, readonly ConvergenceBar[]>();
  made.set(panel, byMean);
  const known = byMean.get(mean) ?? makeBars(panel, mean);
  byMean.set(mean, known);
  return known;
}

function makeBars(panel: Panel, mean: ConvergenceChoice["mean"]): ConvergenceBar[] {
  const [eth, rut] = [numbers(panel, "eth"), numbers(panel, "rut")];
  const [held, beating] = [numbers(panel, "held"), numbers(panel, "beating")];
  let sum = 0;
  let count = 0;
  return panel.dates.map((date, row) => {
    const [ether, russell, coins] = [eth[row] ?? null, rut[row] ?? null, held[row] ?? 0];
    const ratio = ether === null || russell === null ? null : ether / russell;
    if (ratio !== null) {
      sum += mean === "geometric" ? Math.log(ratio) : ratio;
      count += 1;
    }
    const average = count === 0 ? null : sum / count;
    return {
      date,
      eth: ether,
      share: coins < fewestCoins ? null : (beating[row] ?? 0) / coins,
      held: coins,
      ratio,
      ratioMean: average !== null && mean === "geometric" ? Math.exp(average) : average,
    };
  });
}

/** The three readings of one year, from what the bars hold of it. */
export function readYear(
  bars: readonly ConvergenceBar[],
  choice: ConvergenceChoice,
  frequency: Panel["frequency"],
): YearOf {
  const [first, last] = [`${choice.year}-01-01`, `${choice.year}-12-31`];
  const before = bars.filter(({ date }) => date < first);
  const within = bars.filter(({ date }) => date >= first && date <= last);
  const over = (date: string | undefined) =>
    date !== undefined && daysBetween(date, last) < daysInBar[frequency];
  return {
    year: choice.year,
    record: readRecord(before, within, over),
    season: readSeason(within, choice, over),
    ratio: readRatio(before, within, over),
  };
}

type Over = (date: string | undefined) => boolean;

function readRecord(before: readonly ConvergenceBar[], within: readonly ConvergenceBar[], over: Over) {
  const highest = (bars: readonly ConvergenceBar[]) =>
    bars.reduce<ConvergenceBar | null>((a, b) => (b.eth !== null && b.eth > (a?.eth ?? 0) ? b : a), null);
  const [old, own] = [highest(before), highest(within)];
  const cameTrue = old?.eth != null && own?.eth != null && own.eth > old.eth;
  return {
    cameTrue,
    due: cameTrue || (old !== null && over(within.findLast(({ eth }) => eth !== null)?.date)),
    date: own?.date ?? null,
    value: own?.eth ?? null,
    before: old?.eth ?? null,
  };
}

function readSeason(
  within: readonly ConvergenceBar[],
  { share: wanted, bars }: ConvergenceChoice,
  over: Over,
) {
  let run = 0;
  let longest = 0;
  let end: string | null = null;
  const known = within.filter(({ share }) => share !== null);
  for (const { share, date } of known) {
    run = (share ?? 0) > wanted ? run + 1 : 0;
    if (run > longest) [longest, end] = [run, date];
  }
  const cameTrue = longest >= bars;
  const through = known.at(-1)?.date ?? null;
  return {
    cameTrue,
    due: cameTrue || over(through ?? undefined),
    date: end,
    value: known.length === 0 ? null : longest,
    through,
  };
}

function readRatio(before: readonly ConvergenceBar[], within: readonly ConvergenceBar[], over: Over) {
  const above = ({ ratio, ratioMean }: ConvergenceBar) =>
    ratio === null || ratioMean === null ? null : ratio > ratioMean;
  const start = before.findLast((bar) => above(bar) !== null);
  const fromAbove = start ? above(start) : null;
  const crossing = within.find((bar) => fromAbove !== null && above(bar) === !fromAbove);
  const last = within.findLast(({ ratio }) => ratio !== null);
  return {
    cameTrue: crossing !== undefined,
    due: crossing !== undefined || (fromAbove !== null && over(last?.date)),
    date: (crossing ?? last)?.date ?? null,
    value: (crossing ?? last)?.ratio ?? null,
    fromAbove,
  };
}
