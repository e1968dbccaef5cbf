import { barNoun } from "../../claims/bars.js";
import type { H2Evidence } from "../../claims/rotation/h2-evidence.js";
import { leadsInWords } from "../../claims/rotation/h2-parameters.js";
import { capital, followerWithin, leaderWithin, seriesOf } from "../../claims/rotation/rotation-names.js";
import { significance } from "../../claims/verdict.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawing } from "../draw.js";
import { drawLeadBars, type LeadPanel, leadExtent } from "./draw-lead-bars.js";

/** Correlations of the leader\u2019s and the follower\u2019s returns by lead, with what chance makes of the best of them. */
export function leadBarsChart(evidence: H2Evidence): Chart {
  const text = numberText("en");
  const { bars, link, best, from, to } = evidence;
  const noun = barNoun[bars.frequency];
  const leader = leaderWithin(bars.choice.signal);
  const follower = followerWithin(bars.choice.asset);
  const panel: LeadPanel = {
    id: "leads",
    link,
    best,
    from,
    to,
    noun,
    reading: `${capital(leader)} and ${follower}`,
    behind: noun === "week" ? 13 : 3,
  };
  const passes = best.familyWiseP <= significance ? "stands out from" : "is within";
  return {
    id: "lead-bars",
    title: `The best of the ${leadsInWords(from, to, bars)}, ${text.decimal(best.correlation, 2)}, ${passes} what chance gives the best of so many (p ${text.pValue(best.familyWiseP)}).`,
    subtitle: `Correlation of ${leader} with ${follower} by ${noun}s between them, returns whitened; left of zero ${follower} comes first. Whiskers: ${text.percent(link.level)} intervals. Grey: band of a single lead. Dashed: what the best must exceed.`,
    description: `Bar chart of lead correlations. Same ${noun}: ${text.decimal(Number(link.leads[0]?.correlation), 2)}. Best of those asked for: ${text.decimal(best.correlation, 2)} at ${plural(best.lead, noun)}; to stand out it must exceed ${text.decimal(best.threshold, 2)}. Among circular shifts alone its family-wise p is ${text.pValue(best.shiftP)}, with ${text.pValue(best.smallestShiftP)} the smallest possible.`,
    table: {
      columns: [`Lead, ${noun}s`, "Correlation", "Interval from", "to", "Without whitening"],
      rows: link.leads.map(({ lead, correlation, low, high, raw }) => [
        lead,
        ...[correlation, low, high, raw].map((value) => text.decimal(value, 3)),
      ]),
    },
    series: [...new Set([...seriesOf(bars.choice.signal), ...seriesOf(bars.choice.asset)])],
    draw(width, { document }) {
      const height = width < 500 ? 300 : 340;
      const svg = drawing(document, width, height);
      const box = { left: 44, right: width - 8, top: 16, bottom: height - 42 };
      const group = svg.append("g");
      const points = drawLeadBars(group, panel, leadExtent(panel), box);
      group
        .append("text")
        .attr("class", "axis-note")
        .attr("x", box.right)
        .attr("y", height - 6)
        .attr("text-anchor", "end")
        .text(`${noun}s by which ${shortLeader(leader)} comes first`);
      return { svg: svg.node() as SVGSVGElement, points };
    },
  };
}

function shortLeader(leader: string): string {
  return leader.length > 20 ? "it" : leader;
}
