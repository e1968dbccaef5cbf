import type { H2Evidence } from "../../claims/rotation/h2-evidence.js";
import type { H3Evidence } from "../../claims/rotation/h3-evidence.js";
import type { H4Evidence } from "../../claims/rotation/h4-evidence.js";
import type { H5Evidence } from "../../claims/rotation/h5-evidence.js";
import type { H6Evidence } from "../../claims/rotation/h6-evidence.js";
import type { Views } from "../views.js";
import { grangerStrip } from "./h2-granger-strip.js";
import { largeMovesChart } from "./h2-large-moves-chart.js";
import { leadBarsChart } from "./h2-lead-bars-chart.js";
import { levelsTrapChart } from "./h2-levels-trap-chart.js";
import { projectionsChart } from "./h2-projections-chart.js";
import { lagsChart } from "./h3-lags-chart.js";
import { turningPointsChart } from "./h3-turning-points-chart.js";
import { flowLeadsChart } from "./h4-flow-leads-chart.js";
import { coefficientsChart } from "./h5-coefficients-chart.js";
import { equityChart } from "./h6-equity-chart.js";
import { forecastErrorsChart } from "./h6-forecast-errors-chart.js";
import { shiftsChart } from "./h6-shifts-chart.js";

/** The charts of the claims about leads, sequence, flows, increment and trade. */
export const leadViews: Views = {
  H2: {
    "levels-trap": ({ evidence }) => levelsTrapChart(evidence as H2Evidence),
    "lead-bars": ({ evidence }) => leadBarsChart(evidence as H2Evidence),
    "granger-strip": ({ evidence }) => grangerStrip(evidence as H2Evidence),
    "local-projections": ({ evidence }) => projectionsChart(evidence as H2Evidence),
    "large-moves": ({ evidence }) => largeMovesChart(evidence as H2Evidence),
  },
  H3: {
    "turning-points": ({ evidence }) => turningPointsChart(evidence as H3Evidence),
    lags: ({ evidence }) => lagsChart(evidence as H3Evidence),
  },
  H4: { "flow-leads": ({ evidence }) => flowLeadsChart(evidence as H4Evidence) },
  H5: { coefficients: ({ evidence }) => coefficientsChart(evidence as H5Evidence) },
  H6: {
    "forecast-errors": ({ evidence }) => forecastErrorsChart(evidence as H6Evidence),
    equity: ({ evidence }) => equityChart(evidence as H6Evidence),
    shifts: ({ evidence }) => shiftsChart(evidence as H6Evidence),
  },
};
