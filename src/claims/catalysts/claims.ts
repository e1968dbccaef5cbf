import type { Claim } from "../claim.js";
import { a1 } from "./a1.js";
import { f1 } from "./f1.js";
import { p1 } from "./p1.js";
import { p2 } from "./p2.js";
import { p3 } from "./p3.js";
import { p4 } from "./p4.js";
import { p5 } from "./p5.js";

/** The claims of the chapter, in the order of the page. */
export const catalystsClaims: readonly Claim[] = [p1, p2, p3, p4, p5, a1, f1];
