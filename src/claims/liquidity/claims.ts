import type { Claim } from "../claim.js";
import { l3 } from "./l3.js";

/** The claims of the chapter, in the order of the page. */
export const liquidityClaims: readonly Claim[] = [l3];
