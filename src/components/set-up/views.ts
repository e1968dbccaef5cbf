import type { C1Evidence } from "../../claims/set-up/c1.js";
import type { C1bEvidence } from "../../claims/set-up/c1b.js";
import type { C2Evidence } from "../../claims/set-up/c2.js";
import type { C3Evidence } from "../../claims/set-up/c3.js";
import type { C4Evidence } from "../../claims/set-up/c4.js";
import type { C5Evidence } from "../../claims/set-up/c5.js";
import type { C6Evidence } from "../../claims/set-up/c6.js";
import type { C8Evidence } from "../../claims/set-up/c8-finding.js";
import type { Views } from "../views.js";
import { depthSlopesChart } from "./depth-slopes-chart.js";
import { drawdownsChart } from "./drawdowns-chart.js";
import { fearGridChart } from "./fear-grid-chart.js";
import { fearPathsChart } from "./fear-paths-chart.js";
import { holdersTimelineChart } from "./holders-timeline-chart.js";
import { leverageRangeChart } from "./leverage-range-chart.js";
import { monthCountsChart } from "./month-counts-chart.js";
import { monthlyChangesChart } from "./monthly-changes-chart.js";
import { orderOfEventsChart } from "./order-of-events-chart.js";
import { sellOffChart } from "./sell-off-chart.js";
import { sentimentChart } from "./sentiment-chart.js";
import { vendorDifferencesChart } from "./vendor-differences-chart.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const setUpViews: Views = {
  C1: {
    "monthly-changes": ({ evidence }) => monthlyChangesChart(evidence as C1Evidence),
    "month-counts": ({ evidence }) => monthCountsChart(evidence as C1Evidence),
    "vendor-differences": ({ evidence }) => vendorDifferencesChart(evidence as C1Evidence),
  },
  C1b: { drawdowns: ({ evidence }) => drawdownsChart(evidence as C1bEvidence) },
  C2: {
    "leverage-range": ({ evidence }) => leverageRangeChart(evidence as C2Evidence),
    "sell-off": ({ evidence }) => sellOffChart(evidence as C2Evidence),
  },
  C3: { "depth-slopes": ({ evidence }) => depthSlopesChart(evidence as C3Evidence) },
  C4: { sentiment: ({ evidence }) => sentimentChart(evidence as C4Evidence) },
  C5: { "holders-timeline": ({ evidence }) => holdersTimelineChart(evidence as C5Evidence) },
  C6: { "order-of-events": ({ evidence }) => orderOfEventsChart(evidence as C6Evidence) },
  C8: {
    "fear-paths": ({ evidence }) => fearPathsChart(evidence as C8Evidence),
    "fear-grid": ({ evidence }) => fearGridChart(evidence as C8Evidence),
  },
};
