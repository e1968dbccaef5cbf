import { mean } from "../../stats/mean.js";
import { daysSinceHalving, yearsOfCycle } from "../halvings.js";
import { keeper } from "../kept.js";
import { numberRows } from "./h1-rows.js";
import type { H1Data } from "./h1-specification.js";
import type { Study } from "./h1-study.js";

/** Outcomes by the time since the last halving of bitcoin. */
export interface Cycle {
  readonly points: readonly CyclePoint[];
  /** What every start did, by stretches of the cycle. */
  readonly usual: readonly UsualStretch[];
  readonly years: readonly YearOfCycle[];
}

export interface CyclePoint {
  readonly date: string;
  /** Months since the halving before it. */
  readonly months: number;
  readonly outcome: number;
  readonly followed: boolean;
}

export interface UsualStretch {
  readonly from: number;
  readonly to: number;
  readonly mean: number;
  readonly starts: number;
}

export interface YearOfCycle {
  readonly year: number;
  readonly n: number;
  readonly followed: number;
}

const monthsInStretch = 3;
const daysInMonth = 365.25 / 12;
const stretches = (12 * yearsOfCycle) / monthsInStretch;

const usualKept = keeper<readonly UsualStretch[]>(60);

/** Where in bitcoin\u2019s cycle the breakouts stood, and what every start of the same stretch did. */
export function cycleOf(data: H1Data, study: Study): Cycle {
  const points = study.complete.flatMap(({ date, logReturn, followed }): CyclePoint[] => {
    const days = daysSinceHalving(date);
    return days === null || logReturn === null
      ? []
      : [{ date, months: days / daysInMonth, outcome: logReturn, followed: followed === true }];
  });
  const years = Array.from({ length: yearsOfCycle }, (_, year) => {
    const own = points.filter(({ months }) => Math.min(yearsOfCycle - 1, Math.floor(months / 12)) === year);
    return { year, n: own.length, followed: own.filter(({ followed }) => followed).length };
  });
  return { points, usual: usualByStretch(data, study), years };
}

function usualByStretch(data: H1Data, { firstRow, outcomes }: Study): readonly UsualStretch[] {
  const stretchOf = numberRows(data, "stretch of the cycle", stretchAfterHalving);
  return usualKept(outcomes.buffer, `${firstRow} ${outcomes.length}`, () => {
    const gathered: number[][] = Array.from({ length: stretches }, () => []);
    outcomes.forEach((outcome, i) => {
      gathered[stretchOf[firstRow + i] ?? -1]?.push(outcome);
    });
    return gathered.flatMap((values, i) => {
      if (values.length === 0) return [];
      const [from, to] = [i * monthsInStretch, (i + 1) * monthsInStretch];
      return [{ from, to, mean: mean(Float64Array.from(values)), starts: values.length }];
    });
  });
}

function stretchAfterHalving(date: string): number | null {
  const days = daysSinceHalving(date);
  if (days === null) return null;
  return Math.min(stretches - 1, Math.floor(days / (daysInMonth * monthsInStretch)));
}
