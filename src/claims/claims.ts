import { catalystsClaims } from "./catalysts/claims.js";
import type { Claim } from "./claim.js";
import { liquidityClaims } from "./liquidity/claims.js";
import { milestoneClaims } from "./milestone/claims.js";
import { rotationClaims } from "./rotation/claims.js";
import { scorecardClaims } from "./scorecard/claims.js";
import { setUpClaims } from "./set-up/claims.js";

/** The claims of each chapter, by the name of its page, in the order of the articles\u2019 argument. */
export const claimsOfChapter = {
  milestone: milestoneClaims,
  liquidity: liquidityClaims,
  rotation: rotationClaims,
  "set-up": setUpClaims,
  catalysts: catalystsClaims,
  scorecard: scorecardClaims,
} as const satisfies Readonly<Record<string, readonly Claim[]>>;

export type Chapter = keyof typeof claimsOfChapter;

/** Every claim that the report tests, in the order of the articles\u2019 argument. */
export const claims: readonly Claim[] = Object.values(claimsOfChapter).flat();

export function claimById(id: string): Claim {
  const claim = claims.find((candidate) => candidate.id === id);
  if (!claim) throw new Error(`no claim ${id}; the report tests ${claims.map((c) => c.id).join(", ")}`);
  return claim;
}

/** The chapter in which a claim is tested. */
export function chapterOfClaim(id: string): Chapter {
  const found = (Object.keys(claimsOfChapter) as Chapter[]).find((chapter) =>
    claimsOfChapter[chapter].some((claim) => claim.id === id),
  );
  if (!found) throw new Error(`no chapter tests claim ${id}`);
  return found;
}
