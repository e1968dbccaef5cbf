import { scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import type { Tick } from "./axes.js";
import { dayMilliseconds, type Period } from "./time-period.js";

/** From a time to its place across the drawing. */
export function timeScale({ from, to }: Pick<Period, "from" | "to">, left: number, right: number) {
  const ends = from === to ? [from - dayMilliseconds, to + dayMilliseconds] : [from, to];
  return scaleUtc(ends, [left, right]);
}

const letterWidth = 6.8;
const gap = 6;

/** Ticks at round dates, none between midnights, with words as fine as their distance and room for each. */
export function timeTicks(x: ReturnType<typeof timeScale>, count: number): Tick[] {
  const dates = x.ticks(count).filter((date) => date.getTime() % dayMilliseconds === 0);
  const step = dates[0] && dates[1] ? dates[1].getTime() - dates[0].getTime() : 0;
  const format = utcFormat(formatFor(step / dayMilliseconds, Number(x.domain()[1]) - Number(x.domain()[0])));
  const ticks = dates.map((date) => ({ at: x(date), label: format(date) }));
  const widest = letterWidth * Math.max(0, ...ticks.map(({ label }) => label.length)) + gap;
  const distance = ticks[0] && ticks[1] ? ticks[1].at - ticks[0].at : widest;
  const every = Math.max(1, Math.ceil(widest / distance));
  return ticks.filter((_, i) => i % every === 0);
}

/** Years where ticks are years apart, months where they are months apart, else days. */
function formatFor(stepDays: number, span: number): string {
  if (stepDays > 350 || (stepDays === 0 && span > 3 * 365 * dayMilliseconds)) return "%Y";
  return stepDays > 27 || (stepDays === 0 && span > 75 * dayMilliseconds) ? "%b %Y" : "%-d %b";
}
