import type { PanelFrequency } from "../../series/series.js";
import { bootstrapInterval } from "../../stats/bootstrap-interval.js";
import { bootstrapPValue } from "../../stats/bootstrap-p-value.js";
import { randomStream } from "../../stats/random.js";
import { sharedBlockLength } from "../../stats/shared-block-length.js";
import { stationaryBootstrap } from "../../stats/stationary-bootstrap.js";
import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";
import { keepFor } from "./r2-study.js";
import {
  type RiskMeasure,
  type RiskSums,
  resampledGaps,
  riskBetween,
  riskSums,
  riskWithout,
} from "./risk-sums.js";

/** What is said to be the most speculative; the others show what the test makes of something that is not. */
export const subjects = {
  rut: "the Russell 2000",
  spx: "the S&P 500 in its place",
  dealt: "Russell and Nasdaq returns dealt at random (seeded)",
} as const;
export type Subject = keyof typeof subjects;

export interface RiskChoice {
  readonly measure: RiskMeasure;
  readonly subject: Subject;
  /** First date (YYYY-MM-DD) of the sample. */
  readonly start: string;
  /** Bars of a window. */
  readonly window: number;
}

/** An index of the comparison: its totals, and the measure over the whole sample. */
export interface RiskIndex {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly sums: RiskSums;
}

/** The subject less a rival, with a block-bootstrap interval and one-sided p. */
export interface Gap {
  readonly label: string;
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

export interface Rivalry {
  readonly rival: string;
  readonly name: string;
  readonly whole: Gap;
  readonly eras: readonly Gap[];
  /** The gap with each era left out. */
  readonly without: readonly { readonly label: string; readonly n: number; readonly value: number }[];
}

export interface RiskStudy {
  readonly choice: RiskChoice;
  readonly dates: readonly string[];
  readonly indices: readonly RiskIndex[];
  readonly rivalries: readonly Rivalry[];
  /** Mean length of a bootstrap block, in bars. */
  readonly blockLength: number;
  readonly resamples: number;
}

/** Trading bars in a year. */
export const tradingBars: Readonly<Record<PanelFrequency, number>> = { daily: 252, weekly: 52, monthly: 12 };

/** First years of the parts of the sample. */
export const riskEras = [2000, 2007, 2013, 2020] as const;

const count = 499;
const seed = 2600;
const level = 0.95;
const fewestInPart = 24;

interface Returns {
  readonly dates: readonly string[];
  readonly by: Readonly<Record<"rut" | "spx" | "ixic", Float64Array>>;
}

function returnsOf(panel: Panel, start: string): Returns {
  return keepFor(panel, `returns ${start}`, () => {
    const columns = { rut: numbers(panel, "rut"), spx: numbers(panel, "spx"), ixic: numbers(panel, "ixic") };
    const rows = panel.dates.flatMap((date, row) =>
      date >= start && Object.values(columns).every((cells) => cells[row] != null) ? [row] : [],
    );
    const make = (cells: readonly (number | null)[]) =>
      Float64Array.from(rows.slice(1), (row, i) => Math.log((cells[row] ?? 1) / (cells[rows[i] ?? 0] ?? 1)));
    return {
      dates: rows.slice(1).map((row) => panel.dates[row] ?? ""),
      by: { rut: make(columns.rut), spx: make(columns.spx), ixic: make(columns.ixic) },
    };
  });
}

/** How many returns the sample holds. */
export function returnsHeld(panel: Panel, start: string): number {
  return returnsOf(panel, start).dates.length;
}

/** The subject and its rivals; dealt at random, each bar gives the Russell\u2019s return to one of two hands and the Nasdaq\u2019s to the other. */
function contestants(
  { by }: Returns,
  subject: Subject,
): { id: string; name: string; returns: Float64Array }[] {
  const { rut, spx, ixic } = by;
  const russell = { id: "rut", name: "the Russell 2000", returns: rut };
  const large = { id: "spx", name: "the S&P 500", returns: spx };
  const nasdaq = { id: "ixic", name: "the Nasdaq Composite", returns: ixic };
  if (subject === "rut") return [russell, large, nasdaq];
  if (subject === "spx") return [large, russell, nasdaq];
  const random = randomStream(seed, 0);
  const first = Array.from(rut, () => random.integer(2) === 0);
  const hand = (own: boolean) => rut.map((value, i) => (first[i] === own ? value : (ixic[i] ?? 0)));
  return [
    { id: "rut", name: "one hand", returns: hand(true) },
    large,
    { id: "ixic", name: "the other hand", returns: hand(false) },
  ];
}

/** The risk of the subject against its rivals\u2019, over the whole sample and in parts of it. */
export function studyRisk(panel: Panel, choice: RiskChoice): RiskStudy {
  const { measure, subject, start } = choice;
  const kept = keepFor(panel, `risk ${measure} ${subject} ${start}`, () => {
    const returns = returnsOf(panel, start);
    const year = tradingBars[panel.frequency];
    const size = returns.dates.length;
    const all = contestants(returns, subject);
    const indices = all.map(({ id, name, returns: own }) => {
      const sums = riskSums(measure, own, returns.by.spx);
      return { id, name, sums, value: riskBetween(sums, 0, size, year) };
    });
    const squares = all.map(({ returns: own }) => own.map((value) => value * value));
    const { stationary } = sharedBlockLength({ series: squares, significance: "arch", mHat: "first-of-run" });
    const [own, ...rivals] = indices as [RiskIndex, ...RiskIndex[]];
    return {
      dates: returns.dates,
      indices,
      blockLength: stationary,
      resamples: count,
      rivalries: rivals.map((rival) => compare(own, rival, returns.dates, stationary, year)),
    };
  });
  return { choice, ...kept };
}

function compare(
  own: RiskIndex,
  rival: RiskIndex,
  dates: readonly string[],
  blockLength: number,
  year: number,
): Rivalry {
  const size = dates.length;
  const parts = erasOf(dates);
  const gap = (label: string, from: number, to: number): Gap => {
    const [a, b] = [sliced(own.sums, from, to), sliced(rival.sums, from, to)];
    const value = riskBetween(a, 0, to - from, year) - riskBetween(b, 0, to - from, year);
    const meanBlockLength = Math.min(blockLength, Math.max(1, (to - from) / 3));
    const resamples = stationaryBootstrap({ size: to - from, meanBlockLength, count, seed });
    const draws = resampledGaps(a, b, resamples, year);
    const p = bootstrapPValue({
      observed: value,
      draws,
      drawnUnder: "resampled",
      nullValue: 0,
      alternative: "greater",
    });
    return {
      label,
      n: to - from,
      value,
      p,
      ...bootstrapInterval({ observed: value, draws, level, method: "basic" }),
    };
  };
  return {
    rival: rival.id,
    name: rival.name,
    whole: gap("whole sample", 0, size),
    eras: parts.map(({ label, from, to }) => gap(label, from, to)),
    without: parts
      .filter(({ from, to }) => size - (to - from) >= fewestInPart)
      .map(({ label, from, to }) => ({
        label,
        n: size - (to - from),
        value: riskWithout(own.sums, from, to, year) - riskWithout(rival.sums, from, to, year),
      })),
  };
}

function sliced(sums: RiskSums, from: number, to: number): RiskSums {
  return {
    measure: sums.measure,
    size: to - from,
    totals: sums.totals.map((total) => {
      const base = total[from] as number;
      return total.slice(from, to + 1).map((value) => value - base);
    }),
  };
}

function erasOf(dates: readonly string[]): { label: string; from: number; to: number }[] {
  return riskEras.flatMap((year, i) => {
    const next = riskEras[i + 1];
    const from = dates.findIndex((date) => date >= `${year}-01-01` && (!next || date < `${next}-01-01`));
    const end = next ? dates.findIndex((date) => date >= `${next}-01-01`) : -1;
    const to = end < 0 ? dates.length : end;
    if (from < 0 || to - from < fewestInPart) return [];
    return [{ label: next ? `${year} to ${next - 1}` : `from ${year}`, from, to }];
  });
}
