import type { Panel, Parameters } from "../claim.js";
import { keeper } from "../kept.js";
import { leadLimits, tooShort } from "./h2-evidence.js";
import { type BesideMarket, besideMarket, leadOutOfSample } from "./lead-checks.js";
import { type BestLead, bestLead, type LeadLink, type LeadPair, leadLink } from "./lead-link.js";
import { barsChoice, type RotationBars, rotationBars } from "./rotation-bars.js";

/** What stands in for money on the move: a supply, and prices of the riskier relative to the less risky. */
export const flowIds = ["stablecoins", "eth_btc", "alts_btc"] as const;

/** How the leader leads one of them. */
export interface FlowLead {
  readonly flow: string;
  readonly bars: RotationBars;
  readonly link: LeadLink;
  readonly from: number;
  readonly to: number;
  readonly best: BestLead;
  readonly besideMarket: BesideMarket;
  readonly outOfSampleRSquared: number;
}

export interface H4Evidence {
  readonly judged: FlowLead;
  /** Every flow that the vintage can answer, the judged one among them; it alone where something stands in. */
  readonly flows: readonly FlowLead[];
}

const keptPairs = keeper<LeadPair>();

/** A supply grows by its own momentum: each side is filtered by its own autoregression. */
function ownFiltered(bars: RotationBars): LeadPair {
  return keptPairs(bars, "own", () => ({ x: bars.x, y: bars.y, filter: "own" }));
}

function flowLead(panel: Panel, values: Parameters, flow: string): FlowLead | string {
  const bars = rotationBars(panel, barsChoice({ ...values, asset: flow }));
  if (typeof bars === "string") return bars;
  const { longest, order, fewest } = leadLimits[panel.frequency];
  if (bars.n < fewest) return tooShort(bars);
  const pair = ownFiltered(bars);
  const link = leadLink(pair, longest, order);
  const [from, to] = [Number(values.leadFrom), Number(values.leadTo)];
  const best = bestLead(link, from, to);
  return {
    flow,
    bars,
    link,
    from,
    to,
    best,
    besideMarket: besideMarket(link.white, bars.m.slice(bars.n - link.n), best.lead),
    outOfSampleRSquared: leadOutOfSample(bars, best.lead),
  };
}

/** What the leader says about each flow some bars later, or why the one asked for cannot be told. */
export function h4Evidence(panel: Panel, values: Parameters): H4Evidence | string {
  const judged = flowLead(panel, values, String(values.flow));
  if (typeof judged === "string") return judged;
  const standsIn = judged.bars.choice.signal !== "rut" || judged.bars.choice.placebo !== "none";
  if (standsIn) return { judged, flows: [judged] };
  const flows = flowIds.flatMap((flow) => {
    const lead = flow === judged.flow ? judged : flowLead(panel, values, flow);
    return typeof lead === "string" ? [] : [lead];
  });
  return { judged, flows };
}
