import type { L3Evidence } from "../../claims/liquidity/l3.js";
import type { L6Evidence } from "../../claims/liquidity/l6.js";
import type { L7Evidence } from "../../claims/liquidity/l7.js";
import type { L8Evidence } from "../../claims/liquidity/l8.js";
import type { L9Evidence } from "../../claims/liquidity/l9.js";
import type { Views } from "../views.js";
import { mortgageAccountsChart } from "./mortgage-accounts-chart.js";
import { mortgageRoomChart } from "./mortgage-room-chart.js";
import { refundsChart } from "./refunds-chart.js";
import { tariffDividendChart } from "./tariff-dividend-chart.js";
import { treasuryAccountChart } from "./treasury-account-chart.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const liquidityViews: Views = {
  L3: { "treasury-account": ({ evidence }) => treasuryAccountChart(evidence as L3Evidence) },
  L6: { "mortgage-room": ({ evidence }) => mortgageRoomChart(evidence as L6Evidence) },
  L7: { "mortgage-accounts": ({ evidence }) => mortgageAccountsChart(evidence as L7Evidence) },
  L8: { "tariff-dividend": ({ evidence }) => tariffDividendChart(evidence as L8Evidence) },
  L9: { refunds: ({ evidence }) => refundsChart(evidence as L9Evidence) },
};
