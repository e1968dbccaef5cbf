import type { Claim } from "../claim.js";

/** The claims of the chapter, in the order of the page. */
export const catalystsClaims: readonly Claim[] = [];
