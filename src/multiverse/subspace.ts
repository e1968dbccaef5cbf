import type { Parameters } from "../claims/claim.js";
import type { Space } from "./space.js";

/**
 * The specifications of a space that make certain choices, as a space of its own: in the same order, counted from 0, the
 * families that are left weighted equally. The space itself where nothing is chosen.
 */
export function subspace(space: Space, chosen: Parameters): Space {
  const asked = Object.entries(chosen);
  if (asked.length === 0) return space;
  const kept = space.specifications.filter(({ parameters }) =>
    asked.every(([id, value]) => parameters[id] === value),
  );
  const families = [...new Set(kept.map(({ family }) => family))].sort((a, b) => a - b);
  return {
    ...space,
    families: families.flatMap((family) => space.families[family] ?? []),
    specifications: kept.map(({ family, parameters }, index) => ({
      index,
      family: families.indexOf(family),
      parameters,
    })),
  };
}
