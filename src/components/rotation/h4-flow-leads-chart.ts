import { barNoun } from "../../claims/bars.js";
import type { FlowLead, H4Evidence } from "../../claims/rotation/h4-evidence.js";
import {
  capital,
  flows as flowNames,
  followerWithin,
  leaderWithin,
  ofManyNouns,
  seriesOf,
} from "../../claims/rotation/rotation-names.js";
import { significance } from "../../claims/verdict.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart, ReadablePoint } from "../chart.js";
import { drawing } from "../draw.js";
import { words } from "./box.js";
import { drawLeadBars, type LeadPanel, leadExtent } from "./draw-lead-bars.js";

/** How the leader correlates with each stand-in for flows, by lead, on one scale. */
export function flowLeadsChart({ flows, judged }: H4Evidence): Chart {
  const text = numberText("en");
  const { bars, link } = judged;
  const noun = barNoun[bars.frequency];
  const leader = leaderWithin(bars.choice.signal);
  const passing = flows.filter(({ best }) => best.familyWiseP <= significance).length;
  const panels = flows.map((flow) => panelOf(flow, leader));
  return {
    id: "flow-leads",
    title: `${capital(ofManyNouns(passing, flows.length, "stand-in"))} for flows ${passing < 2 ? "has" : "have"} a lead that stands out from the best of chance.`,
    subtitle: `Correlation of ${leader} with each, by ${noun}s between them, both whitened; left of zero the other comes first. Whiskers: ${text.percent(link.level)} intervals. Dashed: what the best of the shaded leads must exceed.`,
    description: `Bar charts of lead correlations. ${flows.map(({ flow, best }) => `${capital(followerWithin(flow))}: best ${text.decimal(best.correlation, 2)} at ${plural(best.lead, noun)}, family-wise p ${text.pValue(best.familyWiseP)}`).join(". ")}.`,
    table: {
      columns: [`Lead, ${noun}s`, ...flows.map(({ flow }) => flowNames[flow]?.label ?? flow)],
      rows: link.leads.map(({ lead }, i) => [
        lead,
        ...flows.map((flow) => text.decimal(Number(flow.link.leads[i]?.correlation), 3)),
      ]),
    },
    series: [...new Set(flows.flatMap(({ flow }) => ["rut", ...seriesOf(flow)]))],
    draw(width, { document }) {
      const each = width < 500 ? 230 : 220;
      const svg = drawing(document, width, each * panels.length + 16);
      const extents = panels.map(leadExtent);
      const extent: [number, number] = [
        Math.min(...extents.map(([low]) => low)),
        Math.max(...extents.map(([, high]) => high)),
      ];
      const points = panels.flatMap((panel, i): ReadablePoint[] => {
        const group = svg.append("g");
        words(group, "panel-title", [44, i * each + 14], flowNames[panel.id]?.label ?? panel.id);
        const box = { left: 44, right: width - 8, top: i * each + 32, bottom: (i + 1) * each - 28 };
        return drawLeadBars(group, panel, extent, box);
      });
      words(
        svg.append("g"),
        "axis-note",
        [width - 8, each * panels.length + 8],
        `${noun}s by which the leader comes first`,
        "end",
      );
      return { svg: svg.node() as SVGSVGElement, points };
    },
  };
}

function panelOf({ flow, link, best, from, to, bars }: FlowLead, leader: string): LeadPanel {
  const noun = barNoun[bars.frequency];
  const reading = `${capital(leader)} and ${followerWithin(flow)}`;
  return { id: flow, link, best, from, to, noun, reading, behind: noun === "week" ? 13 : 3 };
}
