import type { Claim } from "../claim.js";
import { l1 } from "./l1.js";
import { l2 } from "./l2.js";
import { l3 } from "./l3.js";
import { l4 } from "./l4.js";
import { l5 } from "./l5.js";
import { l6 } from "./l6.js";
import { l7 } from "./l7.js";
import { l8 } from "./l8.js";
import { l9 } from "./l9.js";
import { l10 } from "./l10.js";

/** The claims of the chapter, in the order of the page. */
export const liquidityClaims: readonly Claim[] = [l1, l2, l3, l4, l5, l6, l7, l8, l9, l10];
