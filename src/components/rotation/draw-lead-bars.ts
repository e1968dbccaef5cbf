import { scaleLinear } from "d3-scale";
import type { BestLead, LeadLink } from "../../claims/rotation/lead-link.js";
import { numberText, plural } from "../../text/numbers.js";
import { bottomAxis, horizontalGrid } from "../axes.js";
import type { ReadablePoint } from "../chart.js";
import type { Group } from "../draw.js";
import { round } from "../draw.js";
import { type Box, segment, words } from "./box.js";

export interface LeadPanel {
  readonly id: string;
  readonly link: LeadLink;
  readonly best: BestLead;
  readonly from: number;
  readonly to: number;
  readonly noun: string;
  /** The sentence before a value that the pointer reads. */
  readonly reading: string;
  /** How many bars of leads below zero are shown. */
  readonly behind: number;
}

/** The least and the greatest that the panel draws. */
export function leadExtent({ link, behind, best }: LeadPanel): [number, number] {
  const values = [
    ...link.leads.flatMap(({ low, high }) => [low, high]),
    ...link.behind.slice(0, behind),
    best.threshold,
    -link.band,
  ];
  return [Math.min(0, ...values), Math.max(0, ...values)];
}

/** Correlations by lead as bars with intervals, the band of a single lead, and what the best of those asked for must exceed. */
export function drawLeadBars(
  group: Group,
  panel: LeadPanel,
  [low, high]: readonly [number, number],
  box: Box,
): ReadablePoint[] {
  const { link, best, from, to, noun, behind } = panel;
  const text = numberText("en");
  const longest = link.leads.length - 1;
  const x = scaleLinear([-behind - 0.6, longest + 0.6], [box.left, box.right]);
  const y = scaleLinear([low, high], [box.bottom, box.top]).nice(5);
  const half = Math.max(0.7, (x(1) - x(0)) * 0.34);
  drawGround(group, [x(from - 0.5), x(to + 0.5)], box);
  horizontalGrid(
    group,
    y.ticks(5).map((value) => ({ at: y(value), label: text.decimal(value, 1), base: value === 0 })),
    box.left,
    box.right,
  );
  drawBand(group, [y(link.band), y(-link.band)], box);
  segment(group, "threshold", [x(from - 0.5), y(best.threshold)], [x(to + 0.5), y(best.threshold)]);
  const bars = [
    ...link.behind.slice(0, behind).map((correlation, i) => ({ lead: -1 - i, correlation })),
    ...link.leads,
  ];
  for (const { lead, correlation } of bars) {
    const asked = lead >= from && lead <= to;
    const own = lead === best.lead ? " best" : "";
    group
      .append("rect")
      .attr("class", `lead-bar${asked ? " asked" : ""}${own}`)
      .attr("x", round(x(lead) - half))
      .attr("y", round(Math.min(y(0), y(correlation))))
      .attr("width", round(2 * half))
      .attr("height", round(Math.max(0.4, Math.abs(y(correlation) - y(0)))));
  }
  for (const { lead, low: l, high: h } of link.leads)
    segment(group, "whisker", [x(lead), y(l)], [x(lead), y(h)]);
  const ticks = x.ticks(box.right - box.left < 400 ? 5 : 9).filter(Number.isInteger);
  bottomAxis(
    group,
    ticks.map((lead) => ({ at: x(lead), label: text.integer(lead) })),
    box.bottom,
  );
  const at = x(best.lead);
  words(
    group,
    "best-label",
    [at, y(Math.max(best.high, best.threshold)) - 6],
    `${text.decimal(best.correlation, 2)} at ${plural(best.lead, noun)}`,
    at > (box.left + box.right) / 2 ? "end" : "start",
  );
  return bars.map(({ lead, correlation }) => ({
    x: x(lead),
    y: y(correlation),
    line: panel.id,
    text: `${panel.reading}, ${leadWords(lead, noun)}: ${text.decimal(correlation, 2)}`,
  }));
}

function leadWords(lead: number, noun: string): string {
  if (lead === 0) return `same ${noun}`;
  return `${plural(Math.abs(lead), noun)} ${lead > 0 ? "before" : "after"}`;
}

function drawGround(group: Group, [left, right]: readonly [number, number], box: Box): void {
  group
    .append("rect")
    .attr("class", "asked-ground")
    .attr("x", round(left))
    .attr("y", box.top)
    .attr("width", round(right - left))
    .attr("height", box.bottom - box.top);
}

function drawBand(group: Group, [top, bottom]: readonly [number, number], box: Box): void {
  group
    .append("rect")
    .attr("class", "band")
    .attr("x", box.left)
    .attr("y", round(top))
    .attr("width", round(box.right - box.left))
    .attr("height", round(bottom - top));
}
