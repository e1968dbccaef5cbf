import type { C1Evidence } from "../../claims/set-up/c1.js";
import type { Views } from "../views.js";
import { monthCountsChart } from "./month-counts-chart.js";
import { monthlyChangesChart } from "./monthly-changes-chart.js";
import { vendorDifferencesChart } from "./vendor-differences-chart.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const setUpViews: Views = {
  C1: {
    "monthly-changes": ({ evidence }) => monthlyChangesChart(evidence as C1Evidence),
    "month-counts": ({ evidence }) => monthCountsChart(evidence as C1Evidence),
    "vendor-differences": ({ evidence }) => vendorDifferencesChart(evidence as C1Evidence),
  },
};
