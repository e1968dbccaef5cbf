import { scaleLinear, scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { articleDate } from "../../claims/article.js";
import { billions } from "../../claims/liquidity/dollars.js";
import type { L1Evidence } from "../../claims/liquidity/l1-evidence.js";
import { numberText } from "../../text/numbers.js";
import { articleRule, bottomAxis, horizontalGrid } from "../axes.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

interface Month {
  /** First day, and the first of the next. */
  readonly from: string;
  readonly to: string;
  readonly bought: number;
  readonly operations: number;
  readonly isOver: boolean;
}

/** Bills bought in each month, and the pace that was announced. */
export function billPurchasesChart(evidence: L1Evidence): Chart {
  const text = numberText("en");
  const { atArticles, now, paces, asOf } = evidence;
  const months = monthsOf(evidence);
  const later = asOf > articleDate ? `, and ${billions(now.bought)} by ${text.day(now.last ?? asOf)}` : "";
  const lowest =
    paces.length > 1 ? ` The announced pace fell to ${billions(paces.at(-1)?.pace ?? 0)} a month.` : "";
  return {
    id: "bill-purchases",
    title: `The Fed had bought ${billions(atArticles.bought)} of bills when the articles appeared${later}.${lowest}`,
    subtitle:
      "Treasury bills bought outright by the New York Fed in each month, USD billion; the lines are the pace announced for reserve management, principal of mortgages reinvested not counted.",
    description: `Bar chart of bills bought in ${text.integer(months.length)} months from ${text.month(months[0]?.from ?? asOf)} on.`,
    table: {
      columns: ["Month", "Operations", "USD billion"],
      rows: months.map(({ from, operations, bought }) => [
        text.month(from),
        operations,
        text.decimal(bought, 1),
      ]),
    },
    series: ["bill_purchases"],
    draw: (width, surroundings) => draw(months, evidence, width, surroundings),
  };
}

function monthsOf({ purchases, asOf }: L1Evidence): Month[] {
  const months = [...new Set(purchases.map(({ date }) => date.slice(0, 7)))];
  return months.map((month) => {
    const own = purchases.filter(({ date }) => date.startsWith(month));
    const [year = 0, number = 1] = month.split("-").map(Number);
    const to = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
    return {
      from: `${month}-01`,
      to,
      bought: own.reduce((sum, { bought }) => sum + bought, 0),
      operations: own.length,
      isOver: to <= asOf,
    };
  });
}

const at = (date: string) => new Date(`${date}T00:00:00Z`);

function draw(
  months: readonly Month[],
  { paces }: L1Evidence,
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const narrow = width < 500;
  const height = narrow ? 250 : 290;
  const margin = { top: 24, right: 10, bottom: 34, left: narrow ? 34 : 40 };
  const ends = [months[0]?.from ?? articleDate, months.at(-1)?.to ?? articleDate] as const;
  const x = scaleUtc([at(ends[0]), at(ends[1])], [margin.left, width - margin.right]);
  const highest = Math.max(...months.map(({ bought }) => bought), ...paces.map(({ pace }) => pace));
  const y = scaleLinear([0, highest], [height - margin.bottom, margin.top + 8]).nice(5);
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  horizontalGrid(
    plot,
    y.ticks(5).map((value) => ({ at: y(value), label: text.integer(value), base: value === 0 })),
    margin.left,
    width - margin.right,
  );
  const bars = plot.append("g").attr("class", "bars month-bars series-fed");
  for (const month of months) {
    const [left, right] = [x(at(month.from)), x(at(month.to))];
    bars
      .append("rect")
      .attr("class", month.isOver ? "bar" : "bar unfinished")
      .attr("x", round(left + 3))
      .attr("y", round(y(month.bought)))
      .attr("width", round(right - left - 6))
      .attr("height", round(y(0) - y(month.bought)));
  }
  const label = utcFormat(narrow ? "%b" : "%b %Y");
  bottomAxis(
    plot,
    months
      .filter((_, i) => !narrow || i % 2 === 0)
      .map(({ from, to }) => ({ at: (x(at(from)) + x(at(to))) / 2, label: label(at(from)) })),
    height - margin.bottom,
  );
  paces.forEach(({ from, pace }, i) => {
    const start = Math.max(x(at(from)), margin.left);
    const next = paces[i + 1];
    drawPace(plot, y(pace), start, next ? x(at(next.from)) - 3 : width - margin.right, {
      label: i === 0 && !narrow ? `announced: ${billions(pace)} a month` : billions(pace),
      anchor: i === 0 ? "start" : "end",
    });
  });
  if (articleDate >= ends[0] && articleDate <= ends[1])
    articleRule(plot, x(at(articleDate)), margin.top, height - margin.bottom, "the articles", "start");
  return {
    svg: svg.node() as SVGSVGElement,
    points: months.map(({ from, to, bought, operations }) => ({
      x: (x(at(from)) + x(at(to))) / 2,
      y: y(bought),
      line: "bills",
      subject: "fed",
      text: `${text.month(from)}: ${billions(bought, 1)} in ${operations} operations`,
    })),
  };
}

interface PaceLabel {
  readonly label: string;
  readonly anchor: "start" | "end";
}

function drawPace(plot: Group, y: number, from: number, to: number, { label, anchor }: PaceLabel): void {
  const level = plot.append("g").attr("class", "level pace");
  level
    .append("line")
    .attr("x1", round(from))
    .attr("x2", round(to))
    .attr("y1", round(y))
    .attr("y2", round(y));
  level
    .append("text")
    .attr("x", round(anchor === "end" ? to - 4 : from + 4))
    .attr("y", round(y) - 5)
    .attr("text-anchor", anchor)
    .text(label);
}
