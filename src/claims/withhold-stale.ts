import { seriesById } from "../series/catalogue.js";
import { freshnessOf } from "../series/freshness.js";
import type { Series } from "../series/series.js";
import { numberText } from "../text/numbers.js";
import type { Claim, Finding } from "./claim.js";
import { type Holding, lastHeld } from "./frequencies.js";

interface Lapse {
  readonly series: Series;
  readonly last: string;
  readonly age: number;
}

/**
 * The finding, or "cannot say" in its place where a series of the claim is past its error age on the as-of day and what
 * is held of it does not reach the day on which the answer is settled. What was counted, estimated and drawn stays, as
 * the state of the last observation; the verdict, of the claim and of its readings, does not.
 */
export function withholdStale<Evidence>(
  claim: Claim,
  finding: Finding<Evidence>,
  holdings: readonly Holding[],
  asOf: string,
): Finding<Evidence> {
  const settledOn = claim.settledOn(finding.parameters);
  const [oldest] = claim.series
    .flatMap((id) => lapseOf(seriesById(id), holdings, asOf))
    .filter(({ last }) => settledOn === null || last < settledOn)
    .sort((a, b) => b.age - a.age);
  if (!oldest) return finding;
  const upTo = finding.verdict === "cannot-say" ? "" : ` Up to then: ${finding.sentence}`;
  return {
    ...finding,
    verdict: "cannot-say",
    readings: [],
    sentence: `We cannot say: ${reasonOf(oldest, asOf)}.${upTo}`,
  };
}

function lapseOf(series: Series, holdings: readonly Holding[], asOf: string): Lapse[] {
  const last = lastHeld(holdings, series.id, asOf);
  if (last === null) return [];
  const { age, state } = freshnessOf(series, last, asOf);
  return state === "stale" ? [{ series, last, age }] : [];
}

function reasonOf({ series, last, age }: Lapse, asOf: string): string {
  const text = numberText("en");
  const { shortTitle, publisher, staleAfterDays } = series;
  return `the last observation of ${shortTitle} (${publisher}) is of ${text.day(last)}, ${days(age)} before ${text.day(asOf)}; past ${days(staleAfterDays)} no verdict is given`;
}

function days(count: number): string {
  return `${numberText("en").integer(count)} days`;
}
