import fc from "fast-check";
import { JSDOM } from "jsdom";
import type { Surroundings } from "../../src/components/draw.js";
import type { TimeLinesSpec } from "../../src/components/time-lines.js";
import { dayOf } from "../../src/components/time-period.js";

const day = 86_400_000;

/** A day some days after 1 January 2020. */
export function dayAfter(days: number): string {
  return dayOf(Date.UTC(2020, 0, 1) + days * day);
}

/** Daily points from a day of 2020 on. */
export function daily(values: readonly number[], firstDay = 0) {
  return values.map((value, i) => ({ date: dayAfter(firstDay + i), value }));
}

/** A chart over dates of one or two lines, its words plain. */
export function specOf(lines: readonly (readonly number[])[], changes: Partial<TimeLinesSpec> = {}) {
  const colours = ["rut", "eth", "btc"];
  return {
    lines: lines.map((values, i) => ({
      id: `line${i}`,
      label: `Line ${"ABC"[i]}`,
      colour: colours[i] ?? "spx",
      points: daily(values),
    })),
    marks: [],
    log: false,
    level: null,
    valueText: (value: number) => value.toFixed(2),
    tickText: (value: number) => value.toFixed(0),
    dateText: (date: string) => date,
    ...changes,
  } satisfies TimeLinesSpec;
}

/** A document of its own to draw in. */
export function surroundings(view?: Surroundings["view"]): Surroundings {
  const { document } = new JSDOM("").window;
  return view ? { document, locale: "en", view } : { document, locale: "en" };
}

/** Values of two lines that wander, all positive. */
export const wandering = fc
  .array(
    fc.tuple(fc.double({ min: 1, max: 900, noNaN: true }), fc.double({ min: 1, max: 900, noNaN: true })),
    {
      minLength: 3,
      maxLength: 900,
    },
  )
  .map((pairs) => [pairs.map(([one]) => one), pairs.map(([, other]) => other)] as const);

/** The points of every path of a class in a drawing. */
export function pathPoints(svg: Element, selector: string): [number, number][][] {
  return [...svg.querySelectorAll(selector)].map((path) =>
    [...(path.getAttribute("d") ?? "").matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(
      ([, x, y]): [number, number] => [Number(x), Number(y)],
    ),
  );
}
