import { matchedPlacebo } from "../../stats/matched-placebo.js";
import { mean } from "../../stats/mean.js";
import { StatisticsError } from "../../stats/statistics-error.js";
import type { Split } from "../claim.js";
import { yearAfterHalving } from "../halvings.js";
import { numberRows } from "./h1-rows.js";
import type { H1Data } from "./h1-specification.js";
import type { Study } from "./h1-study.js";

/** The parts of the sample that the register names, by the year in which each ends. */
const periods = [
  { from: 0, to: 2019 },
  { from: 2020, to: 2022 },
  { from: 2023, to: 9999 },
] as const;
type Period = (typeof periods)[number];

const ordinals = ["first", "second", "third", "fourth"] as const;

/** The estimate in three stretches of years, and in each year after a halving of bitcoin. */
export function subPeriods(data: H1Data, study: Study): Split[] {
  const byYears = partsOfStudy(study, numberRows(data, "period", periodOf));
  const byHalving = partsOfStudy(study, numberRows(data, "year of the cycle", yearAfterHalving));
  return [
    ...periods.flatMap((period, part) => splitOf(study, byYears, part, periodLabel(data, study, period))),
    ...ordinals.flatMap((ordinal, part) =>
      splitOf(study, byHalving, part, `${ordinal} year after a halving`),
    ),
  ];
}

function periodOf(date: string): number {
  const year = Number(date.slice(0, 4));
  return periods.findIndex(({ from, to }) => year >= from && year <= to);
}

function periodLabel({ history }: H1Data, { firstRow, outcomes }: Study, { from, to }: Period): string {
  const yearOf = (row: number) => Number(history.dates[row]?.slice(0, 4));
  const first = Math.max(from, yearOf(firstRow));
  const last = Math.min(to, yearOf(firstRow + outcomes.length - 1));
  return first === last ? `${first}` : `${first} to ${last}`;
}

/** In which part each admissible start lies; NaN in none. */
function partsOfStudy({ firstRow, outcomes }: Study, parts: Float64Array): Float64Array {
  return parts.subarray(firstRow, firstRow + outcomes.length);
}

/**
 * The events of one part: their mean outcome less that of every start of the part, and the share of those shifts that
 * leave all of them in it that do as well. Null where it has no event, or nowhere else to stand; nothing for a part
 * without a start.
 */
function splitOf({ outcomes, events }: Study, of: Float64Array, part: number, label: string): Split[] {
  const own = events.filter((event) => of[event] === part);
  const states = new Uint8Array(of.length);
  const usual: number[] = [];
  for (let start = 0; start < of.length; start += 1) {
    if (of[start] !== part) continue;
    states[start] = 1;
    usual.push(outcomes[start] as number);
  }
  if (usual.length === 0) return [];
  if (own.length === 0) return [{ label, n: 0, value: null, p: null }];
  const after = Float64Array.from(own, (event) => Number(outcomes[event]));
  const value = mean(after) - mean(Float64Array.from(usual));
  return [{ label, n: own.length, value, p: pWithin(outcomes, own, states) }];
}

function pWithin(outcomes: Float64Array, events: Int32Array, states: Uint8Array): number | null {
  try {
    return matchedPlacebo({ outcomes, events, states, alternative: "greater" }).p;
  } catch (error) {
    if (error instanceof StatisticsError) return null;
    throw error;
  }
}
