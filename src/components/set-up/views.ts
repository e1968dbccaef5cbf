import type { C1Evidence } from "../../claims/set-up/c1.js";
import type { Views } from "../views.js";
import { monthlyChangesChart } from "./monthly-changes-chart.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const setUpViews: Views = {
  C1: { "monthly-changes": ({ evidence }) => monthlyChangesChart(evidence as C1Evidence) },
};
