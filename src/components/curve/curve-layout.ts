import type { Dimension } from "../../multiverse/space.js";

/** One option of a dimension, and where its strip stands. */
export interface ChoiceRow {
  readonly dimension: Dimension;
  readonly value: string | number;
  readonly label: string;
  /** The middle of the strip. */
  readonly y: number;
  /** The middle of its label: beside the strip, or above it where there is no room. */
  readonly labelY: number;
}

export interface Heading {
  readonly label: string;
  readonly y: number;
}

/** Where everything of a curve stands at a width. */
export interface CurveLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly beside: boolean;
  readonly rows: readonly ChoiceRow[];
  readonly headings: readonly Heading[];
  /** The thickness of a strip, and how many parts it has. */
  readonly strip: number;
  readonly bins: number;
}

/** From this width on, labels have room beside the strips. */
const roomBeside = 800;

/** The curve above; below it a strip for every choice, under the name of its control. */
export function layoutCurve(dimensions: readonly Dimension[], width: number): CurveLayout {
  const beside = width >= roomBeside;
  const narrow = width < 500;
  const top = 40;
  const bottom = top + (narrow ? 200 : 260);
  const pitch = beside ? 15 : 25;
  const rows: ChoiceRow[] = [];
  const headings: Heading[] = [];
  let y = bottom + 44;
  for (const dimension of dimensions) {
    headings.push({ label: dimension.label, y });
    y += beside ? 17 : 15;
    for (const { value, label } of dimension.options) {
      const middle = beside ? y : y + 12;
      rows.push({ dimension, value, label, y: middle, labelY: beside ? middle : y });
      y += pitch;
    }
    y += 9;
  }
  return {
    width,
    height: y,
    left: beside ? Math.round(width * 0.39) : 44,
    right: width - 14,
    top,
    bottom,
    beside,
    rows,
    headings,
    strip: beside ? 10 : 9,
    bins: narrow ? 36 : 48,
  };
}
