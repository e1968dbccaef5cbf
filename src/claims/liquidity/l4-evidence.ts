import type { PanelFrequency } from "../../series/series.js";
import { localProjections } from "../../stats/local-projections.js";
import type { MaximumLead } from "../../stats/maximum-lead-test.js";
import { minimumDetectableCorrelation } from "../../stats/minimum-detectable-effect.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { simultaneousBand } from "../../stats/sup-t-band.js";
import type { PValue, Split } from "../claim.js";
import { significance } from "../verdict.js";
import { underDebtLimit } from "./debt-limit.js";
import type { History } from "./history.js";
import { partialRSquared, remaindersOf, type Slope, slopeAt, slopeWithin } from "./l4-regression.js";
import { makeSample, type Sample, type SampleChoice } from "./l4-sample.js";
import { horizonP, type Leads, leadTest, responseTest } from "./shifts.js";

/** Leads that count for the claim: the same bar and those after. The chart shows as many the other way. */
export const familyLeads: Readonly<Record<PanelFrequency, Leads>> = {
  daily: { from: 0, to: 13 },
  weekly: { from: 0, to: 13 },
  monthly: { from: -1, to: 3 },
};
/** How far a release is followed, in bars, and how many lags the projection holds. */
const followed: Readonly<Record<PanelFrequency, { readonly bars: number; readonly lags: number }>> = {
  daily: { bars: 13, lags: 4 },
  weekly: { bars: 13, lags: 4 },
  monthly: { bars: 6, lags: 1 },
};

/** What followed a release: the sum of returns over the bar of its release and the next h, with the band for all h together. */
export interface ResponsePoint {
  readonly horizon: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Response {
  readonly points: readonly ResponsePoint[];
  /** One-sided p of the sum over the last horizon, corrected for all of them, under the same shifts of the calendar. */
  readonly familyWiseP: number;
  readonly smallestAttainable: number;
  /** Whether it stays rare with the releases of each year left out. */
  readonly holdsWithoutBest: boolean;
}

/** One signal against the outcome, at one lead. */
export interface Link {
  readonly choice: SampleChoice;
  readonly slope: Slope;
  readonly partialRSquared: number | null;
  readonly p: PValue;
  readonly familyWiseP: PValue;
  /** The p of the best lead, whichever it is. */
  readonly bestFamilyWiseP: number;
  /** The smallest slope that the sample finds with eighty percent power. */
  readonly detectable: number;
  readonly subPeriods: readonly Split[];
  readonly dropOne: readonly Split[];
}

interface Prepared {
  readonly sample: Sample;
  readonly test: MaximumLead | null;
  readonly both: readonly Slope[];
  readonly links: Map<number, Link | null>;
  response: Response | null | undefined;
}

const prepared = new WeakMap<History, Map<string, Prepared>>();

/** Sample, tests and slopes of one choice: they do not depend on the lead that a reader looks at, and are kept. */
export function prepare(history: History, choice: SampleChoice): Prepared {
  const known = prepared.get(history) ?? new Map<string, Prepared>();
  prepared.set(history, known);
  const key = JSON.stringify(choice);
  const found = known.get(key) ?? makePrepared(history, choice);
  known.set(key, found);
  return found;
}

function makePrepared(history: History, choice: SampleChoice): Prepared {
  const sample = makeSample(history, choice);
  const remainders = remaindersOf(sample);
  const family = familyLeads[history.frequency];
  const test =
    remainders && remainders.signal.length > 2 * family.to + 3 ? leadTest(remainders, family) : null;
  return { sample, test, both: [], links: new Map(), response: undefined };
}

/** The slope at every lead from as far before to as far after; computed when first asked for. */
export function slopesBothWays(history: History, choice: SampleChoice): readonly Slope[] {
  const entry = prepare(history, choice);
  if (entry.both.length > 0 || entry.sample.dates.length === 0) return entry.both;
  const reach = Math.max(familyLeads[history.frequency].to, followed[history.frequency].bars);
  const slopes = Array.from({ length: 2 * reach + 1 }, (_, i) => slopeAt(entry.sample, i - reach)).flatMap(
    (slope) => (slope ? [slope] : []),
  );
  (entry.both as Slope[]).push(...slopes);
  return entry.both;
}

/** The signal\u2019s slope at a lead with its tests and its parts; null where the sample is too short. */
export function linkAt(history: History, choice: SampleChoice, lead: number): Link | null {
  const entry = prepare(history, choice);
  const known = entry.links.get(lead);
  if (known !== undefined) return known;
  const link = makeLink(entry, choice, lead, familyLeads[history.frequency]);
  entry.links.set(lead, link);
  return link;
}

function makeLink(
  { sample, test }: Prepared,
  choice: SampleChoice,
  lead: number,
  family: Leads,
): Link | null {
  const slope = slopeAt(sample, lead);
  const at = lead - family.from;
  if (!slope || !test || at < 0 || at >= test.correlations.length) return null;
  const shifts = test.shifts;
  return {
    choice,
    slope,
    partialRSquared: partialRSquared(sample, lead),
    p: {
      value: test.leadP[at] ?? 1,
      method: `all ${shifts} circular shifts of the signal against the returns`,
      sided: "one",
      smallestAttainable: 1 / shifts,
    },
    familyWiseP: {
      value: Math.max(test.familyWiseP[at] ?? 1, test.leadP[at] ?? 1),
      method: `the best of ${test.correlations.length} leads under the same shifts`,
      sided: "one",
      smallestAttainable: test.smallestAttainable,
    },
    bestFamilyWiseP: test.p,
    detectable: detectableSlope(sample),
    ...partsOf(sample, lead),
  };
}

const power = 0.8;

function detectableSlope(sample: Sample): number {
  const remainders = remaindersOf(sample);
  if (!remainders) return 0;
  const correlation = minimumDetectableCorrelation({ n: remainders.signal.length, alpha: 0.05, power });
  return (correlation * standardDeviation(remainders.outcome)) / standardDeviation(remainders.signal);
}

/** Eras by what moved the Fed\u2019s balance sheet, and the times of the debt limit against all others; each year left out in turn. */
function partsOf(sample: Sample, lead: number): Pick<Link, "subPeriods" | "dropOne"> {
  const split = (label: string, keeps: (date: string) => boolean): Split[] => {
    const part = slopeWithin(sample, lead, keeps);
    if (!part) return [];
    const test = leadTest(part.remainders, { from: 0, to: 0 });
    return [{ label, n: part.n, value: part.value, p: test.p }];
  };
  const eras = [...new Set(sample.dates.map(eraOf))];
  const years = [...new Set(sample.dates.map((date) => date.slice(0, 4)))];
  return {
    subPeriods: [
      ...eras.flatMap((era) => split(era, (date) => eraOf(date) === era)),
      ...split("under the debt limit, and the quarter after", underDebtLimit),
      ...split("at other times", (date) => !underDebtLimit(date)),
    ],
    dropOne: years.flatMap((year) => split(year, (date) => !date.startsWith(year))),
  };
}

const turns = ["2008", "2014", "2020", "2022"];

/** The years between two turns of the balance sheet, as "2014\u20132019". */
function eraOf(date: string): string {
  const year = date.slice(0, 4);
  const next = turns.findIndex((turn) => turn > year);
  if (next < 0) return `from ${turns.at(-1)}`;
  const last = Number(turns[next]) - 1;
  return next === 0 ? `to ${last}` : `${turns[next - 1]}\u2013${last}`;
}

const draws = 4000;
const seed = 20260109;

/** What followed a release of USD 100 billion, by local projections; null where the sample is too short. */
export function responseOf(history: History, choice: SampleChoice): Response | null {
  const entry = prepare(history, choice);
  if (entry.response === undefined) entry.response = makeResponse(entry.sample, followed[history.frequency]);
  return entry.response;
}

function makeResponse(
  sample: Sample,
  { bars, lags }: { readonly bars: number; readonly lags: number },
): Response | null {
  const remainders = remaindersOf(sample);
  if (!remainders || remainders.signal.length < 3 * (bars + 2 * lags + 2)) return null;
  const estimates = localProjections({
    outcome: remainders.outcome,
    impulse: remainders.signal,
    lags,
    maximumHorizon: bars,
    cumulative: true,
    covariance: "newey-west",
  });
  const { projections } = simultaneousBand({ estimates, level: 0.95, draws, seed });
  const test = responseTest(remainders, bars);
  return {
    points: projections.map(({ horizon, coefficient, low, high }) => ({
      horizon,
      value: coefficient,
      low,
      high,
    })),
    familyWiseP: test.familyWiseP[bars] ?? 1,
    smallestAttainable: test.smallestAttainable,
    holdsWithoutBest: (test.familyWiseP[bars] ?? 1) <= significance && holdsWithoutAnyYear(sample, bars),
  };
}

/** Years are left out of the signal: what followed a year\u2019s releases does not count. */
function holdsWithoutAnyYear(sample: Sample, bars: number): boolean {
  const remainders = remaindersOf(sample);
  if (!remainders) return false;
  const years = new Set(sample.dates.map((date) => date.slice(0, 4)));
  return [...years].every((year) => {
    const signal = remainders.signal.map((value, i) => (sample.dates[i]?.startsWith(year) ? 0 : value));
    return horizonP({ signal, outcome: remainders.outcome }, bars) <= significance;
  });
}
