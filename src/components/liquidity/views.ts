import type { L1Evidence } from "../../claims/liquidity/l1-evidence.js";
import type { L2Evidence } from "../../claims/liquidity/l2-evidence.js";
import type { L3Evidence } from "../../claims/liquidity/l3.js";
import type { L4Evidence } from "../../claims/liquidity/l4.js";
import type { L5Evidence } from "../../claims/liquidity/l5-evidence.js";
import type { L6Evidence } from "../../claims/liquidity/l6.js";
import type { L7Evidence } from "../../claims/liquidity/l7.js";
import type { L8Evidence } from "../../claims/liquidity/l8.js";
import type { L9Evidence } from "../../claims/liquidity/l9.js";
import type { L10Evidence } from "../../claims/liquidity/l10.js";
import type { Views } from "../views.js";
import { billPurchasesChart } from "./l1-bill-purchases-chart.js";
import { reservesChart } from "./l2-reserves-chart.js";
import { leadsChart } from "./l4-leads-chart.js";
import { levelsChart } from "./l4-levels-chart.js";
import { responseChart } from "./l4-response-chart.js";
import { baseDateChart } from "./l5-base-date-chart.js";
import { definitionsChart } from "./l5-definitions-chart.js";
import { chainChart } from "./l10-chain-chart.js";
import { mortgageAccountsChart } from "./mortgage-accounts-chart.js";
import { mortgageRoomChart } from "./mortgage-room-chart.js";
import { refundsChart } from "./refunds-chart.js";
import { tariffDividendChart } from "./tariff-dividend-chart.js";
import { treasuryAccountChart } from "./treasury-account-chart.js";

/** The charts of the chapter\u2019s claims, in the order of their cards. */
export const liquidityViews: Views = {
  L1: { "bill-purchases": ({ evidence }) => billPurchasesChart(evidence as L1Evidence) },
  L2: { reserves: ({ evidence }) => reservesChart(evidence as L2Evidence) },
  L3: { "treasury-account": ({ evidence }) => treasuryAccountChart(evidence as L3Evidence) },
  L4: {
    "levels-trap": ({ evidence }) => levelsChart(evidence as L4Evidence),
    leads: ({ evidence }) => leadsChart(evidence as L4Evidence),
    responses: ({ evidence }) => responseChart(evidence as L4Evidence),
  },
  L5: {
    definitions: ({ evidence }) => definitionsChart(evidence as L5Evidence),
    "base-date": ({ evidence }) => baseDateChart(evidence as L5Evidence),
  },
  L6: { "mortgage-room": ({ evidence }) => mortgageRoomChart(evidence as L6Evidence) },
  L7: { "mortgage-accounts": ({ evidence }) => mortgageAccountsChart(evidence as L7Evidence) },
  L8: { "tariff-dividend": ({ evidence }) => tariffDividendChart(evidence as L8Evidence) },
  L9: { refunds: ({ evidence }) => refundsChart(evidence as L9Evidence) },
  L10: { chain: ({ evidence }) => chainChart(evidence as L10Evidence) },
};
