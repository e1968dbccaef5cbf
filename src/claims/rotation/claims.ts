import type { Claim } from "../claim.js";
import { h1 } from "./h1.js";
import { h2 } from "./h2.js";
import { h3 } from "./h3.js";
import { h4 } from "./h4.js";
import { h5 } from "./h5.js";
import { h6 } from "./h6.js";

/** The claims of the chapter, in the order of the page. */
export const rotationClaims: readonly Claim[] = [h1, h2, h3, h4, h5, h6];
