import {
  type BandPoint,
  bandShares,
  type Score,
  type ScoredCall,
  scoreDays,
} from "../../claims/scorecard/score.js";
import { numberText } from "../../text/numbers.js";
import type { LinePanel, PanelLine, PanelMark } from "../line-panels.js";

/** What is scored: its name, and the colour that it keeps. */
export interface Followed {
  readonly name: string;
  readonly colour: string;
}

export const besideNames = { btc: "Bitcoin", eth: "Ether", rut: "Russell 2000", spx: "S&P 500" } as const;
type BesideId = keyof typeof besideNames;

/** One call as a panel: the asset heavy, others beside it, its scored days as dots, the band of all starts behind. */
export function callPanel(
  { call, path, scores }: ScoredCall,
  band: readonly BandPoint[],
  { name, colour }: Followed,
  options: { readonly title: string; readonly beside: readonly BesideId[]; readonly labels: boolean },
): LinePanel {
  const text = numberText("en");
  const reading = (label: string) => (point: { x: number; y: number }) =>
    `${label}, ${text.integer(point.x)} days after ${text.shortDay(call.date)}: ${text.signedPercent(Math.expm1(point.y), 1)}`;
  const beside = options.beside.flatMap((id): PanelLine[] => {
    const points = path.flatMap((day) =>
      day.beside[id] === null ? [] : [{ x: day.days, y: Math.log(day.beside[id] ?? 1) }],
    );
    const label = besideNames[id];
    return points.length === 0
      ? []
      : [
          {
            id: `${call.id}-${id}`,
            label: options.labels ? label : "",
            className: `beside series-${id}`,
            points,
            reading: reading(label),
          },
        ];
  });
  const own = path.map((day) => ({ x: day.days, y: Math.log(day.asset) }));
  return {
    title: options.title,
    bands: [
      {
        className: "placebo",
        points: band.map(({ days, low, high }) => ({
          x: days,
          low: Math.log1p(low),
          high: Math.log1p(high),
        })),
      },
    ],
    lines: [
      ...beside,
      {
        id: `${call.id}-own`,
        label: options.labels ? name : "",
        className: `own series-${colour}`,
        points: own,
        reading: reading(name),
      },
    ],
    marks: scores.map((score): PanelMark => markOf(score, name, colour)),
    y: { low: 0, high: 0 },
    tickText: String,
  };
}

/** A scored day as a filled dot; one that is open as an open dot on the zero line. */
function markOf({ days, change, date, due }: Score, name: string, colour: string): PanelMark {
  const text = numberText("en");
  const open = change === null;
  return {
    x: days,
    y: Math.log1p(change ?? 0),
    label: "",
    className: `series-${colour}`,
    open,
    reading: open
      ? `${days} days, ${text.shortDay(date)}: ${due ? "no data" : "open"}`
      : `${name} after ${days} days, ${text.shortDay(date)}: ${text.signedPercent(change, 1)}`,
  };
}

const levels = [0.05, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2, 3, 5, 10, 20, 50];
const room = 0.04;

/** The panels on one log scale, with ticks in percent. */
export function onOneScale(panels: readonly LinePanel[]): LinePanel[] {
  const text = numberText("en");
  const { low, high } = endsOf(panels);
  const y = { low: low - room * (high - low), high: high + room * (high - low) };
  const inside = levels.filter((level) => Math.log(level) >= y.low && Math.log(level) <= y.high);
  const every = Math.ceil(inside.length / mostTicks);
  const zero = inside.indexOf(1);
  const ticks = inside
    .filter((_, i) => (i - zero) % every === 0)
    .map((level) => ({ at: Math.log(level), label: level === 1 ? "0" : text.signedPercent(level - 1) }));
  return panels.map((panel) => ({ ...panel, y, ticks }));
}

const mostTicks = 7;

function endsOf(panels: readonly LinePanel[]): { low: number; high: number } {
  const values = panels.flatMap(({ bands, lines }) => [
    ...bands.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])),
    ...lines.flatMap(({ points }) => points.map(({ y }) => y)),
  ]);
  return { low: Math.min(0, ...values), high: Math.max(0, ...values) };
}

/** Days on the horizontal axis: to the last scoring day, or to the end of the longest path. */
export function daysShown(calls: readonly ScoredCall[]): { low: number; high: number } {
  const ends = calls.map(({ path }) => path.at(-1)?.days ?? 0);
  return { low: 0, high: Math.max(scoreDays.at(-1) ?? 1, ...ends) };
}

/** The scoring days as ticks: all where there is room, every second on a narrow drawing. */
export function scoreTicks(every: number): { at: number; label: string }[] {
  const last = scoreDays.length - 1;
  return [0, ...scoreDays.filter((_, i) => (last - i) % every === 0)].map((at) => ({
    at,
    label: String(at),
  }));
}

/** "the middle 80 % of all starts" */
export function bandInWords(): string {
  return `the middle ${numberText("en").percent(bandShares.high - bandShares.low)} of all starts`;
}
