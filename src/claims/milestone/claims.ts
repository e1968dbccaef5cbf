import type { Claim } from "../claim.js";
import { r1 } from "./r1.js";

/** The claims of the chapter, in the order of the page. */
export const milestoneClaims: readonly Claim[] = [r1];
