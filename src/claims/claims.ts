import { c1 } from "./set-up/c1.js";
import type { Claim } from "./claim.js";
import { h1 } from "./rotation/h1.js";
import { h7 } from "./scorecard/h7.js";
import { l3 } from "./liquidity/l3.js";
import { r1 } from "./milestone/r1.js";

/** Every claim that the report tests, in the order of the articles' argument. */
export const claims: readonly Claim[] = [r1, l3, c1, h1, h7];

export function claimById(id: string): Claim {
  const claim = claims.find((candidate) => candidate.id === id);
  if (!claim) throw new Error(`no claim ${id}; the report tests ${claims.map((c) => c.id).join(", ")}`);
  return claim;
}
