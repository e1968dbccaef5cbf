import type { Claim } from "../claim.js";
import { c1 } from "./c1.js";

/** The claims of the chapter, in the order of the page. */
export const setUpClaims: readonly Claim[] = [c1];
