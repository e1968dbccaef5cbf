import type { R1Evidence } from "../../claims/milestone/r1-crossing.js";
import type { R2Evidence } from "../../claims/milestone/r2.js";
import type { R3Evidence } from "../../claims/milestone/r3.js";
import type { R4Evidence } from "../../claims/milestone/r4.js";
import type { Views } from "../views.js";
import { aroundChart } from "./around-chart.js";
import { crossingChart } from "./crossing-chart.js";
import { episodesChart } from "./episodes-chart.js";
import { leadChart } from "./lead-chart.js";
import { publishedClosesChart } from "./published-closes-chart.js";
import { recordClosesChart } from "./record-closes-chart.js";
import { riskGapsChart } from "./risk-gaps-chart.js";
import { rollingRiskChart } from "./rolling-risk-chart.js";
import { sharesChart } from "./shares-chart.js";
import { waysChart } from "./ways-chart.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const milestoneViews: Views = {
  R1: {
    "record-closes": ({ evidence }) => recordClosesChart(evidence as R1Evidence),
    "ways-to-be-first": ({ evidence }) => waysChart(evidence as R1Evidence),
    "published-closes": ({ evidence }) => publishedClosesChart(evidence as R1Evidence),
  },
  R2: {
    "liquidity-around-breakouts": ({ evidence }) => aroundChart(evidence as R2Evidence),
    "net-liquidity-crossing": ({ evidence }) => crossingChart(evidence as R2Evidence),
    "who-leads": ({ evidence }) => leadChart(evidence as R2Evidence),
  },
  R3: {
    "rolling-risk": ({ evidence }) => rollingRiskChart(evidence as R3Evidence),
    "risk-gaps": ({ evidence }) => riskGapsChart(evidence as R3Evidence),
  },
  R4: {
    "leadership-episodes": ({ evidence }) => episodesChart(evidence as R4Evidence),
    "leadership-shares": ({ evidence }) => sharesChart(evidence as R4Evidence),
  },
};
