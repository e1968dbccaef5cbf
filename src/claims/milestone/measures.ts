import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";

/** How a measure\u2019s change is told: growth in percent, or a difference in its own unit. */
export type ChangeUnit = "percent" | "index points" | "percentile points";

/** Something that can stand for liquidity or for the appetite for risk: a level a bar, larger meaning more of it. */
export interface Measure {
  readonly id: string;
  /** As a control offers it, and as a sentence names it. */
  readonly label: string;
  readonly name: string;
  /** Over a chart. */
  readonly title: string;
  readonly unit: ChangeUnit;
  /** Catalogue ids that it is made of. */
  readonly series: readonly string[];
  /** The level at each row, null where it is not known. */
  level(panel: Panel): (number | null)[];
}

const millionsInBillion = 1000;

/** Smallest amount, in USD billion, from which growth of stablecoins is told: below it everything is growth. */
const fewestStablecoins = 1;

export const liquidityMeasures: readonly Measure[] = [
  {
    id: "net",
    label: "net liquidity: Fed assets less the Treasury\u2019s account less reverse repos",
    name: "net liquidity",
    title: "Net liquidity",
    unit: "percent",
    series: ["walcl", "wtregen", "rrp"],
    level: (panel) => {
      const treasury = numbers(panel, "wtregen");
      const reverse = numbers(panel, "rrp");
      return numbers(panel, "walcl").map((assets, row) =>
        combine(
          [assets, treasury[row], reverse[row]],
          ([a = 0, t = 0, r = 0]) => (a - t) / millionsInBillion - r,
        ),
      );
    },
  },
  {
    id: "walcl",
    label: "Fed assets alone",
    name: "the Fed\u2019s balance sheet",
    title: "Fed balance sheet",
    unit: "percent",
    series: ["walcl"],
    level: (panel) => numbers(panel, "walcl"),
  },
  {
    id: "wresbal",
    label: "bank reserves",
    name: "the stock of bank reserves",
    title: "Bank reserves",
    unit: "percent",
    series: ["wresbal"],
    level: (panel) => numbers(panel, "wresbal"),
  },
  {
    id: "nfci",
    label: "financial conditions (NFCI, falling is easier)",
    name: "financial ease (the NFCI with its sign turned)",
    title: "NFCI, sign turned",
    unit: "index points",
    series: ["nfci"],
    level: (panel) => numbers(panel, "nfci").map((value) => value && -value),
  },
  {
    id: "m2",
    label: "M2 money stock",
    name: "the M2 money stock",
    title: "M2",
    unit: "percent",
    series: ["m2"],
    level: (panel) => numbers(panel, "m2"),
  },
  {
    id: "stablecoins",
    label: "stablecoins in circulation",
    name: "the stock of stablecoins",
    title: "Stablecoins",
    unit: "percent",
    series: ["stablecoins"],
    level: (panel) =>
      numbers(panel, "stablecoins").map((value) =>
        value !== null && value >= fewestStablecoins ? value : null,
      ),
  },
];

export const appetiteMeasures: readonly Measure[] = [
  {
    id: "vix",
    label: "calm: the VIX\u2019s percentile, sign turned",
    name: "calm (the VIX\u2019s percentile with its sign turned)",
    title: "VIX percentile, sign turned",
    unit: "percentile points",
    series: ["vix"],
    level: (panel) => expandingPercentile(numbers(panel, "vix")).map((value) => value && -value),
  },
  {
    id: "nasdaq",
    label: "the Nasdaq against the S&P 500",
    name: "the Nasdaq against the S&P 500",
    title: "Nasdaq against S&P 500",
    unit: "percent",
    series: ["ixic", "spx"],
    level: (panel) => ratio(panel, "ixic", "spx"),
  },
  {
    id: "russell",
    label: "the Russell against the S&P 500 (circular)",
    name: "the Russell against the S&P 500",
    title: "Russell against S&P 500",
    unit: "percent",
    series: ["rut", "spx"],
    level: (panel) => ratio(panel, "rut", "spx"),
  },
];

/** The measure that is made of the Russell itself and so cannot be evidence for it. */
export const circularMeasure = "russell";

export function measureOf(measures: readonly Measure[], id: string): Measure {
  const measure = measures.find((candidate) => candidate.id === id);
  if (!measure) throw new Error(`no measure ${id}; there are ${measures.map((one) => one.id).join(", ")}`);
  return measure;
}

/** The change of a measure from one level to another: growth in percent, or the difference. */
export function changeBetween(unit: ChangeUnit, from: number, to: number): number {
  return unit === "percent" ? 100 * (Math.log(to) - Math.log(from)) : to - from;
}

function ratio(panel: Panel, over: string, under: string): (number | null)[] {
  const below = numbers(panel, under);
  return numbers(panel, over).map((value, row) => combine([value, below[row]], ([a = 0, b = 1]) => a / b));
}

function combine(
  cells: readonly (number | null | undefined)[],
  make: (values: number[]) => number,
): number | null {
  const known = cells.flatMap((cell) => (cell == null ? [] : [cell]));
  return known.length === cells.length ? make(known) : null;
}

/** Bars of history before the first percentile. */
const fewestBefore = 12;

/** Where each value stands among all up to it, from 0 to 100: what was known on its day. */
function expandingPercentile(values: readonly (number | null)[]): (number | null)[] {
  const before: number[] = [];
  return values.map((value) => {
    if (value === null) return null;
    const at = insertionPoint(before, value);
    before.splice(at, 0, value);
    return before.length <= fewestBefore ? null : (100 * at) / (before.length - 1);
  });
}

function insertionPoint(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
