import type { C1Evidence } from "../claims/c1.js";
import type { Finding } from "../claims/claim.js";
import type { H1Evidence } from "../claims/h1-evidence.js";
import type { H7Evidence } from "../claims/h7.js";
import type { L3Evidence } from "../claims/l3.js";
import type { R1Evidence } from "../claims/r1.js";
import { breakoutPaths } from "./breakout-paths.js";
import type { Chart } from "./chart.js";
import { choicesGrid } from "./choices-grid.js";
import { holdOutChart } from "./hold-out-chart.js";
import { monthlyChangesChart } from "./monthly-changes-chart.js";
import { placeboHistogram } from "./placebo-histogram.js";
import { recordClosesChart } from "./record-closes-chart.js";
import { treasuryAccountChart } from "./treasury-account-chart.js";

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
