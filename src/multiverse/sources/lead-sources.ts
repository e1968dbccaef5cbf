import type { Panel, Parameter, Parameters } from "../../claims/claim.js";
import { h2 } from "../../claims/rotation/h2.js";
import { leadLimits } from "../../claims/rotation/h2-evidence.js";
import { h4 } from "../../claims/rotation/h4.js";
import { flowIds } from "../../claims/rotation/h4-evidence.js";
import { barsChoice, type RotationBars, rotationBars } from "../../claims/rotation/rotation-bars.js";
import type { PanelFrequency } from "../../series/series.js";
import { maximumLeadTest } from "../../stats/maximum-lead-test.js";
import { innovations, prewhitenedCrossCorrelation } from "../../stats/prewhitened-cross-correlation.js";
import { fromControls } from "../claim-dimensions.js";
import { bestLeadKernel } from "../kernels.js";
import { memory } from "../memory.js";
import type { CardNumbers, Prepared, SpecificationSource } from "../source.js";
import { listSpace } from "../space.js";

/** The first and the last leads that "several months" could mean. */
const leadRanges: Readonly<Record<PanelFrequency, { from: readonly number[]; to: readonly number[] }>> = {
  daily: { from: [1, 4, 8, 13], to: [13, 26, 39, 52] },
  weekly: { from: [1, 4, 8, 13], to: [13, 26, 39, 52] },
  monthly: { from: [1, 2, 3], to: [3, 6, 9, 12] },
};
const starts = ["2015-08-01", "2016-01-01", "2018-01-01"] as const;

/** A pair of series as their autoregressions leave them, and their correlation at every lead. */
interface White {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly dates: readonly string[];
  readonly correlation: (lead: number) => number;
  readonly n: number;
}

interface LeadClaim {
  readonly claim: string;
  readonly parameters: (frequency: PanelFrequency) => readonly Parameter[];
  /** The control that says what follows, and its values. */
  readonly follower: "asset" | "flow";
  readonly followers: readonly string[];
  /** How the pair is whitened: as the claim\u2019s own evidence does. */
  readonly filter: "common" | "own";
}

function whiten(
  { x, y, returnDates }: RotationBars,
  frequency: PanelFrequency,
  filter: LeadClaim["filter"],
): White {
  const { longest, order } = leadLimits[frequency];
  const options = { x, y, maximumLag: longest, maximumOrder: order, order: "aic", filter } as const;
  const { ofX, ofY, correlations, n } = prewhitenedCrossCorrelation(options);
  const from = Math.max(ofX.order, ofY.order);
  const left = (values: Float64Array, { coefficients, mean }: typeof ofX) =>
    innovations({ values, coefficients, center: mean, from });
  return {
    x: left(x, ofX),
    y: left(y, ofY),
    dates: returnDates.slice(from),
    correlation: (lead) => Number(correlations[longest + lead]),
    n,
  };
}

function cardOf({ x, y, correlation, n }: White, from: number, to: number): CardNumbers {
  let lead = from;
  for (let other = from + 1; other <= to; other++) if (correlation(other) > correlation(lead)) lead = other;
  const alone = maximumLeadTest({ x, y, leads: { from: lead, to: lead }, alternative: "greater" });
  return { estimate: correlation(lead), p: alone.p, smallestAttainable: alone.smallestAttainable, n };
}

function prepare({ bars: panel }: Readonly<Record<string, Panel>>, claim: LeadClaim): Prepared {
  if (!panel) throw new Error(`${claim.claim}: needs the panel bars`);
  const { frequency } = panel;
  const whites = memory<White | string>();
  const whiteOf = (parameters: Parameters) => {
    const asset = parameters[claim.follower] ?? "";
    return whites(`${asset} ${parameters.start} ${parameters.clock}`, () => {
      const bars = rotationBars(panel, barsChoice({ ...parameters, asset }));
      if (typeof bars === "string") return bars;
      if (bars.n < leadLimits[frequency].fewest) return "the sample has too few bars";
      return whiten(bars, frequency, claim.filter);
    });
  };
  const longest = claim.followers
    .flatMap((follower) => {
      const white = whiteOf({ [claim.follower]: follower, start: starts[0], clock: "same" });
      return typeof white === "string" ? [] : [white];
    })
    .sort((a, b) => b.dates.length - a.dates.length)[0];
  return {
    circle: Math.max(2, longest?.x.length ?? 0),
    carryOut(parameters) {
      const white = whiteOf(parameters);
      if (typeof white === "string") return { reason: white };
      const from = longest?.dates.indexOf(white.dates[0] ?? "") ?? -1;
      if (!longest || from < 0 || longest.dates[from + white.dates.length - 1] !== white.dates.at(-1)) {
        return { reason: "its bars are not those of the longest sample" };
      }
      const leads = { from: Number(parameters.leadFrom), to: Number(parameters.leadTo) };
      const card = cardOf(white, leads.from, leads.to);
      return bestLeadKernel({ card, signal: longest.x, outcomes: white.y, from, leads });
    },
  };
}

function leadSource(claim: LeadClaim): SpecificationSource {
  return {
    claim: claim.claim,
    chapter: "rotation",
    alternative: "greater",
    estimate: { label: "largest correlation among the leads", unit: "" },
    space: ({ frequency }) => {
      const parameters = claim.parameters(frequency);
      const { from: leadFrom, to: leadTo } = leadRanges[frequency];
      const clock = frequency === "monthly" ? {} : { clock: ["same", "earlier"] };
      const control = parameters.find(({ id }) => id === claim.follower);
      const labelOf = (value: string) =>
        (control?.kind === "choice" && control.options.find((option) => option.value === value)?.label) ||
        value;
      const families = claim.followers.map((id) => ({
        id,
        label: labelOf(id),
        options: { [claim.follower]: [id] },
      }));
      return listSpace({
        claim: claim.claim,
        frequency,
        ...fromControls(parameters, { start: starts, ...clock, leadFrom, leadTo }, families),
      });
    },
    prepare: (panels) => prepare(panels, claim),
  };
}

/** The curve of H2: the best of all leads of the Russell over ether and over altcoins, coins being families. */
export const h2Source = leadSource({
  claim: "H2",
  parameters: (frequency) => h2.parameters({ frequency, asOf: "", vintage: "" }),
  follower: "asset",
  followers: ["eth", "alts"],
  filter: "common",
});

/** The curve of H4: the same over what stands in for flows. */
export const h4Source = leadSource({
  claim: "H4",
  parameters: (frequency) => h4.parameters({ frequency, asOf: "", vintage: "" }),
  follower: "flow",
  followers: flowIds,
  filter: "own",
});
