import type { Published } from "../published.js";

/** What others said of the agencies\u2019 purchases. */
export const mortgageLiterature: readonly Published[] = [
  {
    who: "Loomis Sayles",
    where: "Three questions on the GSEs\u2019 $200 billion agency MBS purchase program, January 2026",
    url: "https://www.loomissayles.com/insights/three-questions-on-gses-200-billion-agency-mbs-purchase-program",
    finding:
      "The retained portfolios stood near $247 bn and the caps left about 200: purchases of that size would roughly offset the Federal Reserve\u2019s own run-off.",
  },
  {
    who: "Scotsman Guide",
    where: "Fannie and Freddie MBS plan brings short-lived rate relief amid unclear execution, February 2026",
    url: "https://www.scotsmanguide.com/news/fannie-and-freddie-mbs-plan-brings-short-lived-rate-relief-amid-unclear-execution",
    finding:
      "Spreads narrowed at once and were wider again within weeks; how the order is carried out had not been set out.",
  },
];
