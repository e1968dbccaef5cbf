import type { Claim } from "../claim.js";
import { c1 } from "./c1.js";
import { c1b } from "./c1b.js";
import { c2 } from "./c2.js";
import { c3 } from "./c3.js";
import { c4 } from "./c4.js";
import { c5 } from "./c5.js";
import { c6 } from "./c6.js";
import { c8 } from "./c8.js";

/** The claims of the chapter, in the order of the page. */
export const setUpClaims: readonly Claim[] = [c1, c1b, c2, c3, c4, c5, c6, c8];
