import { scaleLinear, scaleLog } from "d3-scale";
import type { ChartView, OfferedScales, ScaleName } from "./chart-view.js";

/** From a value to its height in the drawing. */
export interface ValueScale {
  (value: number): number;
  readonly ticks: readonly number[];
}

export interface ScaledSpec {
  readonly log: boolean;
  readonly scales?: readonly ScaleName[];
}

/**
 * The scales that a chart offers and the one it is drawn on. Prices on a log scale can be seen on a linear one and
 * rebased; other charts say what they offer. Values of zero or less leave the linear scale only.
 */
export function chooseScale(spec: ScaledSpec, allPositive: boolean, view: ChartView = {}): OfferedScales {
  const usual: ScaleName = spec.log ? "log" : "linear";
  const wanted = spec.scales ?? (spec.log ? (["log", "linear", "rebased"] as const) : []);
  const offered = allPositive ? wanted : wanted.filter((scale) => scale === "linear");
  return { offered, shown: view.scale && offered.includes(view.scale) ? view.scale : usual };
}

/** A scale over the values seen, with room above and below, and its ticks. */
export function valueScale(
  low: number,
  high: number,
  log: boolean,
  [bottom, top]: readonly [number, number],
): ValueScale {
  if (log) {
    const domain = [low * 0.95, high * 1.04] as const;
    const scale = scaleLog(domain, [bottom, top]);
    return Object.assign((value: number) => scale(value), { ticks: logTicks(...domain) });
  }
  const ends = low === high ? [low - Math.abs(low || 1) / 10, high + Math.abs(high || 1) / 10] : [low, high];
  const scale = scaleLinear(ends, [bottom, top]).nice(5);
  const ticks = scale.ticks(5);
  return Object.assign((value: number) => scale(value), { ticks });
}

const steps = [[1, 1.5, 2, 2.5, 3, 4, 5, 7], [1, 2, 3, 5], [1, 2, 5], [1, 3], [1]] as const;
const mostTicks = 8;

/** Round values on a log scale: as fine as is still legible, evenly spaced where less than a doubling is seen. */
export function logTicks(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  const fine = steps.map((multiples) =>
    powers
      .flatMap((power) => multiples.map((multiple) => Number(`${multiple}e${power}`)))
      .filter((value) => value >= low && value <= high),
  );
  const chosen = fine.find((ticks) => ticks.length <= mostTicks);
  if (!chosen) return (fine.at(-1) ?? []).filter((_, i) => i % 2 === 0);
  return chosen.length >= 3 ? chosen : scaleLinear([low, high], [0, 1]).ticks(5);
}

/** The ticks with their words; fewer where the words would repeat, as when the reader has zoomed in beyond their digits. */
export function tickLabels(
  ticks: readonly number[],
  text: (value: number) => string,
): readonly { readonly value: number; readonly label: string }[] {
  for (let every = 1; every < ticks.length; every += 1) {
    const labels = ticks.filter((_, i) => i % every === 0).map((value) => ({ value, label: text(value) }));
    if (new Set(labels.map(({ label }) => label)).size === labels.length) return labels;
  }
  return ticks.slice(0, 1).map((value) => ({ value, label: text(value) }));
}
