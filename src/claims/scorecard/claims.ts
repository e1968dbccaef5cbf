import type { Claim } from "../claim.js";
import { h7 } from "./h7.js";

/** The claims of the chapter, in the order of the page. */
export const scorecardClaims: readonly Claim[] = [h7];
