import type { H1Evidence } from "../../claims/rotation/h1-evidence.js";
import type { Views } from "../views.js";
import { breakoutPaths } from "./breakout-paths.js";
import { choicesGrid } from "./choices-grid.js";
import { leadViews } from "./lead-views.js";
import { placeboHistogram } from "./placebo-histogram.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const rotationViews: Views = {
  H1: {
    "breakout-paths": ({ evidence }) => breakoutPaths(evidence as H1Evidence),
    "placebo-histogram": ({ evidence }) => placeboHistogram(evidence as H1Evidence),
    "choices-grid": ({ evidence }) => choicesGrid(evidence as H1Evidence),
  },
  ...leadViews,
};
