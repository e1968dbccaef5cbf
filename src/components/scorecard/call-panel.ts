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
    `${label}, ${text.integer(point.x)} days after ${text.shortDay(call.date)}: ${text.signedPercent(point.y, 1)}`;
  const beside = options.beside.flatMap((id): PanelLine[] => {
    const points = path.flatMap((day) =>
      day.beside[id] === null ? [] : [{ x: day.days, y: (day.beside[id] ?? 1) - 1 }],
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
  const own = path.map((day) => ({ x: day.days, y: day.asset - 1 }));
  return {
    title: options.title,
    bands: [{ className: "placebo", points: band.map(({ days, low, high }) => ({ x: days, low, high })) }],
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
    tickText: (value) => (value === 0 ? "0" : text.signedPercent(value)),
  };
}

/** A scored day as a filled dot; one that is open as an open dot on the zero line. */
function markOf({ days, change, date, due }: Score, name: string, colour: string): PanelMark {
  const text = numberText("en");
  const open = change === null;
  return {
    x: days,
    y: change ?? 0,
    label: "",
    className: `series-${colour}`,
    open,
    reading: open
      ? `${days} days, ${text.shortDay(date)}: ${due ? "no data" : "open"}`
      : `${name} after ${days} days, ${text.shortDay(date)}: ${text.signedPercent(change, 1)}`,
  };
}

/** The ends of all that panels draw, for a scale that they share. */
export function endsOf(panels: readonly LinePanel[]): { low: number; high: number } {
  const values = panels.flatMap(({ bands, lines }) => [
    ...bands.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])),
    ...lines.flatMap(({ points }) => points.map(({ y }) => y)),
  ]);
  return { low: Math.min(0, ...values), high: Math.max(0, ...values) };
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
