import type { NotCompared } from "../every-number.js";

/** Numbers of the time-series reference files that the library does not compute. */
export const notCompared: readonly NotCompared[] = [];
