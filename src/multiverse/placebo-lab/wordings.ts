import { familyHorizons, familyWordings } from "../../claims/rotation/h1-grid.js";
import type { Specification } from "../../claims/rotation/h1-specification.js";
import { sameWording } from "../../claims/rotation/h1-strip.js";
import type { PanelFrequency } from "../../series/series.js";

/**
 * Every wording that one may choose from: the definitions and waits of H1\u2019s specification curve at each of its horizons,
 * what else is chosen as given; and the given one, where it is none of these. Neighbours share their breakouts.
 */
export function wordingsOf(frequency: PanelFrequency, choice: Specification): Specification[] {
  const family = familyWordings(frequency).flatMap((wording) =>
    familyHorizons[frequency].map((horizon) => ({ ...choice, ...wording, horizon })),
  );
  return family.some((one) => one.horizon === choice.horizon && sameWording(one, choice))
    ? family
    : [...family, choice];
}
