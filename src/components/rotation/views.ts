import type { H1Evidence } from "../../claims/rotation/h1-evidence.js";
import type { Views } from "../views.js";
import { basketBias } from "./basket-bias.js";
import { breakoutPaths } from "./breakout-paths.js";
import { calendarTime } from "./calendar-time.js";
import { choicesGrid } from "./choices-grid.js";
import { definitionsStrip } from "./definitions-strip.js";
import { episodeMultiples } from "./episode-multiples.js";
import { halvingCycle } from "./halving-cycle.js";
import { leadViews } from "./lead-views.js";
import { placeboHistogram } from "./placebo-histogram.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const rotationViews: Views = {
  H1: {
    "breakout-paths": ({ evidence }) => breakoutPaths(evidence as H1Evidence),
    "episode-multiples": ({ evidence }) => episodeMultiples(evidence as H1Evidence),
    "placebo-histogram": ({ evidence }) => placeboHistogram(evidence as H1Evidence),
    "definitions-strip": ({ evidence }) => definitionsStrip(evidence as H1Evidence),
    "choices-grid": ({ evidence }) => choicesGrid(evidence as H1Evidence),
    "halving-cycle": ({ evidence }) => halvingCycle(evidence as H1Evidence),
    "calendar-time": ({ evidence }) => calendarTime(evidence as H1Evidence),
    "basket-bias": ({ evidence }) => basketBias(evidence as H1Evidence),
  },
  ...leadViews,
};
