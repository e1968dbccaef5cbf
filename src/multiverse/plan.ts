import { shiftPhases } from "../stats/shift-phases.js";
import type { Turns } from "./rows.js";
import type { Prepared } from "./source.js";

/** So many shifts where the circle has as many places. */
export const usualShifts = 2000;

/** The level at which a specification counts as significant by itself. */
export const level = 0.05;

/** How many shifts a curve has: those asked for, or all of the smallest circle. */
export function shiftsOf({ circle }: Prepared, asked: number = usualShifts): number {
  return Math.min(asked, circle);
}

/** The turns of every circle at so many shifts, each computed once. */
export function turnsOf(shifts: number): Turns {
  const known = new Map<number, Int32Array>();
  return (circle) => {
    const turns = known.get(circle) ?? shiftPhases({ count: shifts, size: circle });
    known.set(circle, turns);
    return turns;
  };
}
