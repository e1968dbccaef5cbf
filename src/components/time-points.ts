import { numberText } from "../text/numbers.js";
import type { ReadablePoint } from "./chart.js";
import type { ScaleName } from "./chart-view.js";
import type { TimeLine, TimeLinesSpec } from "./time-lines.js";
import type { PlacedLine, PlacedPoint } from "./time-plot.js";

/** The points of a line that can be read. */
export function readable(
  { valueText, dateText }: TimeLinesSpec,
  { line, points }: PlacedLine,
  scale: ScaleName,
  locale: string,
): ReadablePoint[] {
  const { decimal } = numberText(locale);
  const noteOf = ({ value, shown }: PlacedPoint) =>
    scale === "rebased" ? `${decimal(shown, 1)} (${valueText(value)})` : valueText(value);
  const words = {
    noteOf,
    textOf: (point: PlacedPoint) => `${line.label}, ${dateText(point.date)}: ${noteOf(point)}`,
  };
  return points.map((point) => new TimePoint(point, line, words));
}

interface PointWords {
  noteOf(point: PlacedPoint): string;
  textOf(point: PlacedPoint): string;
}

/** A point of a line over dates, which finds its words when it is read: most points never are. */
class TimePoint implements ReadablePoint {
  readonly x: number;
  readonly y: number;
  readonly date: string;
  readonly line: string;
  readonly subject: string;
  readonly #point: PlacedPoint;
  readonly #words: PointWords;

  constructor(point: PlacedPoint, line: TimeLine, words: PointWords) {
    this.x = point.x;
    this.y = point.y;
    this.date = point.date;
    this.line = line.id;
    this.subject = line.colour;
    this.#point = point;
    this.#words = words;
  }

  get note(): string {
    return this.#words.noteOf(this.#point);
  }

  get text(): string {
    return this.#words.textOf(this.#point);
  }
}
