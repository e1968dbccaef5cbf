import type { NotCompared } from "../every-number.js";

/** What of the bootstrap, shift, permutation and multiple-testing files no function of the library computes: nothing. */
export const notCompared: readonly NotCompared[] = [];
