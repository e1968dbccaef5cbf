import { scaleLinear } from "d3-scale";
import type { C1Evidence } from "../../claims/set-up/c1.js";
import { coinTitle } from "../../claims/set-up/coins.js";
import type { VendorDifference } from "../../claims/set-up/vendor-differences.js";
import { numberText } from "../../text/numbers.js";
import { bottomAxis } from "../axes.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, round, type Surroundings } from "../draw.js";

/** What vendors print for the same months beside our closes: one row a month, ours and theirs. */
export function vendorDifferencesChart({ vendors }: C1Evidence): Chart {
  const text = numberText("en");
  const percent = (value: number) => text.signedPercent(value / 100, 2);
  return {
    id: "vendor-differences",
    title: titleOf(vendors),
    subtitle:
      "Change of the month or quarter in percent: from our closes (filled) and as the vendor prints it (open).",
    description: `Rows of two marks. ${vendors.map((v) => `${coinTitle(v.coin)} ${periodText(v.period)}: ours ${percent(v.ours)}, ${v.source} ${percent(v.theirs)}`).join("; ")}.`,
    table: {
      columns: ["Coin", "Period", "Our closes", "Vendor", "As printed", "Difference, points"],
      rows: vendors.length
        ? vendors.map((v) => [
            coinTitle(v.coin),
            periodText(v.period),
            percent(v.ours),
            v.source,
            percent(v.theirs),
            text.signed(v.theirs - v.ours, 2),
          ])
        : [["\u2013", "\u2013", "\u2013", "\u2013", "\u2013", "\u2013"]],
    },
    series: ["btc", "eth"],
    facts: [...new Set(vendors.map(({ fact }) => fact))],
    draw: (width, surroundings) => draw(vendors, width, surroundings),
  };
}

function titleOf(vendors: readonly VendorDifference[]): string {
  if (vendors.length === 0) return "No vendor\u2019s figure was known by then.";
  const text = numberText("en");
  const widest = Math.max(...vendors.map(({ theirs, ours }) => Math.abs(theirs - ours)));
  const turned = vendors.filter(({ theirs, ours }) => theirs < 0 !== ours < 0).length;
  return `Vendors differ from our closes by up to ${text.decimal(widest, 2)} points; ${turned === 0 ? "no month changes its sign" : "a month changes its sign"}.`;
}

/** "Oct 2025", "Q4 2025". */
function periodText(period: string): string {
  const [year = "", part = ""] = period.split("-");
  return part.startsWith("Q") ? `${part} ${year}` : numberText("en").shortMonth(`${period}-01`);
}

function draw(vendors: readonly VendorDifference[], width: number, { document }: Surroundings): Drawing {
  const text = numberText("en");
  const margin = { top: 10, right: 16, bottom: 30, left: width < 500 ? 112 : 150 };
  const rowHeight = 34;
  const height = margin.top + Math.max(1, vendors.length) * rowHeight + margin.bottom;
  const values = vendors.flatMap(({ theirs, ours }) => [theirs, ours]);
  const x = scaleLinear(
    [Math.min(-1, ...values), Math.max(0, ...values)],
    [margin.left, width - margin.right],
  ).nice(5);
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "vendor-rows");
  bottomAxis(
    plot,
    x.ticks(width < 500 ? 4 : 6).map((value) => ({ at: x(value), label: text.signedPercent(value / 100) })),
    height - margin.bottom,
  );
  vendors.forEach((vendor, i) => {
    const y = margin.top + (i + 0.5) * rowHeight;
    const row = plot.append("g").attr("class", `vendor-row series-${vendor.coin}`);
    row
      .append("line")
      .attr("class", "grid")
      .attr("x1", margin.left)
      .attr("x2", width - margin.right)
      .attr("y1", round(y))
      .attr("y2", round(y));
    row
      .append("text")
      .attr("class", "row-name")
      .attr("x", margin.left - 10)
      .attr("y", round(y))
      .attr("dy", "0.34em")
      .attr("text-anchor", "end")
      .text(`${coinTitle(vendor.coin)}, ${periodText(vendor.period)}`);
    row
      .append("circle")
      .attr("class", "ours")
      .attr("cx", round(x(vendor.ours)))
      .attr("cy", round(y))
      .attr("r", 5);
    row
      .append("circle")
      .attr("class", "theirs")
      .attr("cx", round(x(vendor.theirs)))
      .attr("cy", round(y))
      .attr("r", 7);
  });
  const points = vendors.map((vendor, i) => ({
    x: x(vendor.ours),
    y: margin.top + (i + 0.5) * rowHeight,
    line: `${vendor.coin} ${vendor.period}`,
    text: `${coinTitle(vendor.coin)}, ${periodText(vendor.period)}: ours ${text.signedPercent(vendor.ours / 100, 2)}, ${vendor.source} ${text.signedPercent(vendor.theirs / 100, 2)}`,
  }));
  return { svg: svg.node() as SVGSVGElement, points };
}
