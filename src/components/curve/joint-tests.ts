import { significance } from "../../claims/verdict.js";
import type { CurveRecord, JointTestSummary } from "../../multiverse/curve-record.js";
import type { SpecificationSource } from "../../multiverse/source.js";
import { numberText } from "../../text/numbers.js";
import { type Block, block, drawing, round, type Surroundings } from "../draw.js";

export interface JointTestsInput {
  readonly record: Pick<CurveRecord, "joint" | "familyWise" | "unavailable">;
  readonly source: Pick<SpecificationSource, "alternative" | "estimate">;
}

const size = { width: 180, height: 34 };

/** The tests of the whole curve: each statistic, where it lies among its values under the shifts, and its p. */
export function jointTests(
  { record, source }: JointTestsInput,
  { document, locale }: Surroundings,
): HTMLElement {
  const text = numberText(locale);
  const { joint, familyWise, unavailable } = record;
  const { unit } = source.estimate;
  const root = block(document, "section", "joint-tests").attr("aria-label", "Tests of the whole curve");
  const table = scroller(root).append("table");
  table
    .append("caption")
    .text(
      `${text.integer(joint.specifications)} specifications under the same ${text.integer(joint.shifts)} shifts of the calendar`,
    );
  const head = table.append("thead").append("tr");
  for (const title of ["Of the whole curve", "Here", "Under the shifts", "p"])
    head.append("th").attr("scope", "col").text(title);
  const body = table.append("tbody") as unknown as Block<HTMLElement>;
  const more = source.alternative === "greater" ? "greater" : "less";
  const rows: readonly [string, JointTestSummary, string][] = [
    ["Median estimate", joint.median, `${text.signed(joint.median.observed, 2)}${unit ? ` ${unit}` : ""}`],
    [
      `Share significant by itself at ${text.percent(significance)}`,
      joint.share,
      text.percent(joint.share.observed, 1),
    ],
    ["Stouffer\u2019s Z", joint.stouffer, text.signed(joint.stouffer.observed, 1)],
  ];
  for (const [name, test, value] of rows) {
    const line = body.append("tr");
    line.append("th").attr("scope", "row").text(name);
    line.append("td").text(value);
    line
      .append("td")
      .node()
      ?.append(placebo(document, test, name === rows[0]?.[0] ? more : "greater"));
    line.append("td").text(text.pValue(test.p));
  }
  const whole = body.append("tr").attr("class", "together");
  whole.append("th").attr("scope", "row").text("All three together");
  whole.append("td");
  whole
    .append("td")
    .append("small")
    .text(`no p below ${text.pValue(joint.smallestAttainable)} is possible`);
  whole.append("td").text(text.pValue(joint.p));
  root.append("p").text(survivors(familyWise, locale));
  const lacking = missing({ familyWise, unavailable }, locale);
  if (lacking) root.append("p").text(lacking);
  return root.node() as HTMLElement;
}

function scroller(root: Block): Block<HTMLDivElement> {
  return root
    .append("div")
    .attr("class", "scroller")
    .attr("tabindex", "0")
    .attr("role", "region")
    .attr("aria-label", "Table of the tests");
}

/** How many specifications stand by themselves once each is judged as one of all. */
function survivors(familyWise: Float64Array, locale: string): string {
  const text = numberText(locale);
  const judged = familyWise.filter((p) => !Number.isNaN(p));
  const standing = judged.filter((p) => p <= significance).length;
  const least = judged.reduce((smallest, p) => Math.min(smallest, p), 1);
  const who = standing === 0 ? "none" : text.integer(standing);
  return `Judged one by one as members of the whole family (Romano and Wolf\u2019s step-down), ${who} of ${text.integer(judged.length)} specifications keep a p of at most ${text.percent(significance)}; the smallest adjusted p is ${text.pValue(least)}.`;
}

/** How many specifications have no estimate, and why; empty where all have one. */
function missing(
  { familyWise, unavailable }: Pick<CurveRecord, "familyWise" | "unavailable">,
  locale: string,
): string {
  const text = numberText(locale);
  const without = familyWise.filter(Number.isNaN).length;
  if (without === 0) return "";
  const reasons = Object.entries(unavailable).map(([reason, count]) => `${reason} (${text.integer(count)})`);
  const named = Object.values(unavailable).reduce((sum, count) => sum + count, 0);
  const rest = without - named;
  if (rest > 0) reasons.push(`no case that counts (${text.integer(rest)})`);
  return `${text.integer(without)} of ${text.integer(familyWise.length)} specifications have no estimate: ${reasons.join("; ")}.`;
}

/** The statistic under the shifts as bars, and where it lies as a line; the bars as extreme as it are marked. */
function placebo(
  document: Document,
  { observed, placebo: { from, to, counts } }: JointTestSummary,
  alternative: "greater" | "less",
): SVGSVGElement {
  const svg = drawing(document, size.width, size.height).attr("class", "placebo-bars");
  const most = counts.reduce((largest, count) => Math.max(largest, count), 1);
  const step = size.width / counts.length;
  const at = to > from ? ((observed - from) / (to - from)) * size.width : size.width / 2;
  const bars = (reaching: boolean) =>
    counts
      .map((count, i) => {
        const reaches = alternative === "greater" ? (i + 1) * step > at : i * step < at;
        if (count === 0 || reaches !== reaching) return "";
        const height = Math.max(1, (count / most) * (size.height - 2));
        return `M${round(i * step)},${size.height}v${round(-height)}h${round(step * 0.8)}V${size.height}Z`;
      })
      .join("");
  svg.append("path").attr("class", "rest").attr("d", bars(false));
  svg.append("path").attr("class", "reaching").attr("d", bars(true));
  svg.append("line").attr("x1", round(at)).attr("x2", round(at)).attr("y1", 0).attr("y2", size.height);
  return svg.node() as SVGSVGElement;
}
