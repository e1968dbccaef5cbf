import type { Claim } from "../claim.js";
import { r1 } from "./r1.js";
import { r2 } from "./r2.js";
import { r3 } from "./r3.js";
import { r4 } from "./r4.js";

/** The claims of the chapter, in the order of the page. */
export const milestoneClaims: readonly Claim[] = [r1, r2, r3, r4];
