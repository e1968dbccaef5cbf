import type { R1Evidence } from "../../claims/milestone/r1.js";
import type { Views } from "../views.js";
import { recordClosesChart } from "./record-closes-chart.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const milestoneViews: Views = {
  R1: { "record-closes": ({ evidence }) => recordClosesChart(evidence as R1Evidence) },
};
