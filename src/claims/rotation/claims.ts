import type { Claim } from "../claim.js";
import { h1 } from "./h1.js";

/** The claims of the chapter, in the order of the page. */
export const rotationClaims: readonly Claim[] = [h1];
