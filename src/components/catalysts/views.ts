import type { A1Evidence } from "../../claims/catalysts/a1.js";
import type { F1Evidence } from "../../claims/catalysts/f1.js";
import type { P1Evidence } from "../../claims/catalysts/p1.js";
import type { P2Evidence } from "../../claims/catalysts/p2-evidence.js";
import type { P3Evidence } from "../../claims/catalysts/p3.js";
import type { P4Evidence } from "../../claims/catalysts/p4.js";
import type { P5Evidence } from "../../claims/catalysts/p5.js";
import type { Views } from "../views.js";
import { clarityTimelineChart } from "./clarity-timeline-chart.js";
import { convergenceChart } from "./convergence-chart.js";
import { reasonsChart } from "./reasons-chart.js";
import { stepReturnsChart } from "./step-returns-chart.js";
import { trackRecordChart } from "./track-record-chart.js";
import { twoSentencesChart } from "./two-sentences-chart.js";
import { voicesChart } from "./voices-chart.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const catalystsViews: Views = {
  P1: {
    "clarity-timeline": ({ evidence, parameters }) =>
      clarityTimelineChart(evidence as P1Evidence, parameters),
  },
  P2: { "step-returns": ({ evidence }) => stepReturnsChart(evidence as P2Evidence) },
  P3: { voices: ({ evidence }) => voicesChart(evidence as P3Evidence) },
  P4: { reasons: ({ evidence }) => reasonsChart(evidence as P4Evidence) },
  P5: { "two-sentences": ({ evidence }) => twoSentencesChart(evidence as P5Evidence) },
  A1: { "track-record": ({ evidence }) => trackRecordChart(evidence as A1Evidence) },
  F1: { convergence: ({ evidence }) => convergenceChart(evidence as F1Evidence) },
};
