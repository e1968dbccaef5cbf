import type { Terms } from "./catalogue-publishers.js";
import type { Frequency, Series } from "./series.js";

const freshness: Record<Frequency, Pick<Series, "ageingAfterDays" | "staleAfterDays">> = {
  daily: { ageingAfterDays: 7, staleAfterDays: 45 },
  weekly: { ageingAfterDays: 14, staleAfterDays: 45 },
  monthly: { ageingAfterDays: 65, staleAfterDays: 100 },
  event: { ageingAfterDays: 45, staleAfterDays: 120 },
};

type Own = Pick<Series, "id" | "title" | "shortTitle" | "unit" | "nativeFrequency"> & {
  readonly bounds: readonly [lower: number, upper: number];
  readonly releaseLagDays: number;
  readonly lagInBusinessDays?: boolean;
  readonly resample?: Series["resample"];
  readonly revised?: boolean;
};

/** A catalogue entry from what is the series' own and its publisher's terms; freshness follows from its frequency. */
export function entry(own: Own, terms: Terms): Series {
  const { bounds, resample = "last", revised = false, lagInBusinessDays = false, ...rest } = own;
  const [lowerBound, upperBound] = bounds;
  return {
    ...rest,
    ...terms,
    lowerBound,
    upperBound,
    resample,
    revised,
    lagInBusinessDays,
    ...freshness[own.nativeFrequency],
  };
}
