import type { PanelFrequency } from "../../series/series.js";
import type { MaximumLead } from "../../stats/maximum-lead-test.js";
import { minimumDetectableCorrelation } from "../../stats/minimum-detectable-effect.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import type { PValue, Split } from "../claim.js";
import { significance } from "../verdict.js";
import type { History } from "./history.js";
import { partsOfLink } from "./l4-parts.js";
import { partialRSquared, remaindersOf, type Slope, slopeAt } from "./l4-regression.js";
import { followRelease, type Response } from "./l4-response.js";
import { makeSample, type Sample, type SampleChoice } from "./l4-sample.js";
import { type Leads, leadTest } from "./shifts.js";

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
  readonly links: Map<string, Link | null>;
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

/** Whether a link\u2019s parts are wanted in any case, or only where its verdict rests on them: they take most of the time. */
export type PartsWanted = "always" | "if-rare";

/** The signal\u2019s slope at a lead with its tests and its parts; null where the sample is too short. */
export function linkAt(
  history: History,
  choice: SampleChoice,
  { lead, parts }: { readonly lead: number; readonly parts: PartsWanted },
): Link | null {
  const entry = prepare(history, choice);
  const key = `${lead} ${parts}`;
  const known = entry.links.get(key);
  if (known !== undefined) return known;
  const link = makeLink(entry, choice, lead, familyLeads[history.frequency]);
  const needsParts =
    link && (parts === "always" || (link.slope.value > 0 && link.familyWiseP.value <= significance));
  const whole = needsParts ? { ...link, ...partsOfLink(entry.sample, lead) } : link;
  entry.links.set(key, whole);
  return whole;
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
    subPeriods: [],
    dropOne: [],
  };
}

const power = 0.8;

function detectableSlope(sample: Sample): number {
  const remainders = remaindersOf(sample);
  if (!remainders) return 0;
  const correlation = minimumDetectableCorrelation({ n: remainders.signal.length, alpha: 0.05, power });
  return (correlation * standardDeviation(remainders.outcome)) / standardDeviation(remainders.signal);
}

/** What followed a release of USD 100 billion, by local projections; null where the sample is too short. */
export function responseOf(history: History, choice: SampleChoice): Response | null {
  const entry = prepare(history, choice);
  if (entry.response === undefined) entry.response = followRelease(entry.sample, followed[history.frequency]);
  return entry.response;
}
