import type { Views } from "../views.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const catalystsViews: Views = {};
