import type { Claim } from "../claim.js";
import { l1 } from "./l1.js";
import { l2 } from "./l2.js";
import { l3 } from "./l3.js";
import { l4 } from "./l4.js";
import { l5 } from "./l5.js";
import { l10 } from "./l10.js";

/** The claims of the chapter, in the order of the page. */
export const liquidityClaims: readonly Claim[] = [l1, l2, l3, l4, l5, l10];
