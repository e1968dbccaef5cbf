import type { L3Evidence } from "../../claims/liquidity/l3.js";
import type { Views } from "../views.js";
import { treasuryAccountChart } from "./treasury-account-chart.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const liquidityViews: Views = {
  L3: { "treasury-account": ({ evidence }) => treasuryAccountChart(evidence as L3Evidence) },
};
