import type { C1Evidence } from "../claims/set-up/c1.js";
import type { Finding } from "../claims/claim.js";
import type { H1Evidence } from "../claims/rotation/h1-evidence.js";
import type { H7Evidence } from "../claims/scorecard/h7.js";
import type { L3Evidence } from "../claims/liquidity/l3.js";
import type { R1Evidence } from "../claims/milestone/r1.js";
import { breakoutPaths } from "./rotation/breakout-paths.js";
import type { Chart } from "./chart.js";
import { choicesGrid } from "./rotation/choices-grid.js";
import { holdOutChart } from "./scorecard/hold-out-chart.js";
import { monthlyChangesChart } from "./set-up/monthly-changes-chart.js";
import { placeboHistogram } from "./rotation/placebo-histogram.js";
import { recordClosesChart } from "./milestone/record-closes-chart.js";
import { treasuryAccountChart } from "./liquidity/treasury-account-chart.js";

/** The charts of each claim, by name, made from its finding. */
const views: Readonly<Record<string, Readonly<Record<string, (finding: Finding) => Chart>>>> = {
  R1: { "record-closes": ({ evidence }) => recordClosesChart(evidence as R1Evidence) },
  L3: { "treasury-account": ({ evidence }) => treasuryAccountChart(evidence as L3Evidence) },
  C1: { "monthly-changes": ({ evidence }) => monthlyChangesChart(evidence as C1Evidence) },
  H1: {
    "breakout-paths": ({ evidence }) => breakoutPaths(evidence as H1Evidence),
    "placebo-histogram": ({ evidence }) => placeboHistogram(evidence as H1Evidence),
    "choices-grid": ({ evidence }) => choicesGrid(evidence as H1Evidence),
  },
  H7: { "hold-out": ({ evidence }) => holdOutChart(evidence as H7Evidence) },
};

/** One chart of a claim. Throws where there is none of that name. */
export function chartOf(finding: Finding, name: string): Chart {
  const make = views[finding.claim]?.[name];
  if (!make) throw new Error(`claim ${finding.claim} has no chart ${name}`);
  return make(finding);
}
