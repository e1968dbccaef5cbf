import type { H7Evidence } from "../../claims/scorecard/h7.js";
import type { Views } from "../views.js";
import { callsChart } from "./calls-chart.js";
import { holdOutChart } from "./hold-out-chart.js";
import { scorecardChart } from "./scorecard-chart.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const scorecardViews: Views = {
  H7: {
    "hold-out": ({ evidence }) => holdOutChart(evidence as H7Evidence),
    scorecard: ({ evidence }) => scorecardChart(evidence as H7Evidence),
    "three-calls": ({ evidence }) => callsChart(evidence as H7Evidence),
  },
};
