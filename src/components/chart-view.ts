/** How values stand in a chart; "rebased" is 100 at the left edge of what is seen. */
export type ScaleName = "linear" | "log" | "rebased";

/** How the reader looks at a chart: what is absent is as the chart has it. Days are YYYY-MM-DD. */
export interface ChartView {
  readonly scale?: ScaleName;
  readonly from?: string;
  readonly to?: string;
}

/** A period of days, both ends in it (YYYY-MM-DD). */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The period that a drawing over dates shows, the one it could show, and where it stands in the drawing. */
export interface DateFrame extends Days {
  readonly whole: Days;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Whether a date read in one line is shown in the drawing\u2019s other lines too: those of stacked panels. */
  readonly linked?: true;
}

/** The scales that a drawing offers, in the order of their buttons, and the one it is drawn on. */
export interface OfferedScales {
  readonly offered: readonly ScaleName[];
  readonly shown: ScaleName;
}

/** The same view without its period. */
export function wholePeriod({ scale }: ChartView): ChartView {
  return scale ? { scale } : {};
}
