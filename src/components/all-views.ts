import { catalystsViews } from "./catalysts/views.js";
import { liquidityViews } from "./liquidity/views.js";
import { milestoneViews } from "./milestone/views.js";
import { rotationViews } from "./rotation/views.js";
import { scorecardViews } from "./scorecard/views.js";
import { setUpViews } from "./set-up/views.js";
import type { Views } from "./views.js";

/** The charts of every claim: for the build and the tests; a page loads those of its chapters only. */
export const allViews: Views = {
  ...milestoneViews,
  ...liquidityViews,
  ...rotationViews,
  ...setUpViews,
  ...catalystsViews,
  ...scorecardViews,
};
