import type { Claim } from "../claims/claim.js";
import type { Chapter } from "../claims/claims.js";
import type { Views } from "./views.js";

/** What a page needs of a chapter to recompute its claims. */
export interface LoadedChapter {
  readonly claims: readonly Claim[];
  readonly views: Views;
}

const loaders: Readonly<Record<Chapter, () => Promise<LoadedChapter>>> = {
  async milestone() {
    const [{ milestoneClaims: claims }, { milestoneViews: views }] = await Promise.all([
      import("../claims/milestone/claims.js"),
      import("./milestone/views.js"),
    ]);
    return { claims, views };
  },
  async liquidity() {
    const [{ liquidityClaims: claims }, { liquidityViews: views }] = await Promise.all([
      import("../claims/liquidity/claims.js"),
      import("./liquidity/views.js"),
    ]);
    return { claims, views };
  },
  async rotation() {
    const [{ rotationClaims: claims }, { rotationViews: views }] = await Promise.all([
      import("../claims/rotation/claims.js"),
      import("./rotation/views.js"),
    ]);
    return { claims, views };
  },
  async "set-up"() {
    const [{ setUpClaims: claims }, { setUpViews: views }] = await Promise.all([
      import("../claims/set-up/claims.js"),
      import("./set-up/views.js"),
    ]);
    return { claims, views };
  },
  async catalysts() {
    const [{ catalystsClaims: claims }, { catalystsViews: views }] = await Promise.all([
      import("../claims/catalysts/claims.js"),
      import("./catalysts/views.js"),
    ]);
    return { claims, views };
  },
  async scorecard() {
    const [{ scorecardClaims: claims }, { scorecardViews: views }] = await Promise.all([
      import("../claims/scorecard/claims.js"),
      import("./scorecard/views.js"),
    ]);
    return { claims, views };
  },
};

/** Loads the claims and charts of one chapter: only what its readers use. */
export function loadChapter(chapter: Chapter): Promise<LoadedChapter> {
  return loaders[chapter]();
}
