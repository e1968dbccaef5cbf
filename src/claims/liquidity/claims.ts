import type { Claim } from "../claim.js";
import { l3 } from "./l3.js";
import { l6 } from "./l6.js";
import { l7 } from "./l7.js";
import { l8 } from "./l8.js";
import { l9 } from "./l9.js";

/** The claims of the chapter, in the order of the page. */
export const liquidityClaims: readonly Claim[] = [l3, l6, l7, l8, l9];
