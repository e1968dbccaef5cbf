import { significance } from "../../claims/verdict.js";
import { bandLevel } from "../../multiverse/curve-part.js";
import type { JointSummary } from "../../multiverse/curve-record.js";
import type { Specification } from "../../multiverse/space.js";
import { quantile } from "../../stats/quantile.js";
import { numberText } from "../../text/numbers.js";
import { bottomAxis } from "../axes.js";
import type { Chart, Drawing, ReadablePoint, TableView } from "../chart.js";
import { drawing, type Surroundings } from "../draw.js";
import { choiceCodes } from "./choice-codes.js";
import { layoutCurve } from "./curve-layout.js";
import { type CurveView, rankOf, sortedIndices } from "./curve-view.js";
import { drawChoices } from "./draw-choices.js";
import { type CurveScales, drawEstimates, drawMarks, scalesOf } from "./draw-estimates.js";

const text = numberText("en");
const digits = 2;
const half = 1 / 2;

/** Every defensible specification of a claim by its estimate, with the choices that stand behind it. */
export function specificationCurve(view: CurveView): Chart {
  const order = sortedIndices(view);
  return {
    id: "specification-curve",
    title: titleOf(view, order),
    subtitle: subtitleOf(view),
    description: descriptionOf(view, order),
    get table() {
      return choicesTable(view, order);
    },
    figures: { label: "All specifications (CSV)", table: () => specificationsTable(view) },
    series: view.series,
    draw: (width, surroundings) => draw(view, order, width, surroundings),
  };
}

function specifications(count: number): string {
  return `${text.integer(count)} ${count === 1 ? "specification" : "specifications"}`;
}

function withUnit(view: CurveView, value: number): string {
  const { unit } = view.source.estimate;
  return `${text.signed(value, digits)}${unit ? ` ${unit}` : ""}`;
}

function medianOf(view: CurveView, order: Int32Array): number {
  return quantile(
    Float64Array.from(order, (i) => view.estimates[i] ?? 0),
    half,
  );
}

function titleOf(view: CurveView, order: Int32Array): string {
  const { space, joint } = view;
  if (order.length === 0) return "No specification has an estimate.";
  if (!joint) {
    const of = text.integer(space.specifications.length);
    return `${text.integer(order.length)} of ${of} specifications so far, with a median of ${withUnit(view, medianOf(view, order))}.`;
  }
  return `The median of ${specifications(order.length)} is ${withUnit(view, joint.median.observed)}; all of them together have p ${text.pValue(joint.p)}.`;
}

function subtitleOf({ source, joint }: CurveView): string {
  const level = text.decimal(significance, 2);
  const estimate = `${capital(source.estimate.label)}${source.estimate.unit ? `, in ${source.estimate.unit}` : ""}`;
  const band = joint
    ? ` Band: where the curve would lie if the signal had stood elsewhere in the calendar, in ${text.percent(bandLevel)} of ${text.integer(joint.shifts)} shifts.`
    : "";
  return `${estimate}, of every specification from the lowest to the highest, by rank; solid where its own p is at most ${level}.${band} Below, each choice: the darker, the more frequent in that part of the curve.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function descriptionOf(view: CurveView, order: Int32Array): string {
  if (order.length === 0) return "Nothing is drawn.";
  const { estimates, p, joint, marks } = view;
  const ends = [order[0], order.at(-1)].map((i) => withUnit(view, estimates[i ?? -1] ?? 0));
  const significant = order.filter((i) => (p[i] ?? 1) <= significance).length;
  const said = [
    `Sorted estimates of ${specifications(order.length)}, from ${ends[0]} to ${ends[1]}; ${text.integer(significant)} have an own p of at most ${text.decimal(significance, 2)}.`,
    ...marks.map((mark) => {
      const rank = `${text.integer(rankOf(view, order, mark.estimate))} of ${text.integer(order.length)}`;
      return `${capital(mark.label)} gives ${withUnit(view, mark.estimate)}, rank ${rank}.`;
    }),
  ];
  return [...said, ...(joint ? [jointWords(view, joint)] : [])].join(" ");
}

function jointWords(view: CurveView, joint: JointSummary): string {
  const { median, share, stouffer, smallestAttainable } = joint;
  return [
    `Against shifts of the signal, families weighted equally: median ${withUnit(view, median.observed)}, p ${text.pValue(median.p)};`,
    `share significant ${text.percent(share.observed)}, p ${text.pValue(share.p)};`,
    `Stouffer\u2019s Z ${text.signed(stouffer.observed, 1)}, p ${text.pValue(stouffer.p)};`,
    `the smallest of the three, corrected, p ${text.pValue(joint.p)}; no p can be below ${text.pValue(smallestAttainable)}.`,
  ].join(" ");
}

/** One row a choice: how many specifications make it, and what they give. */
function choicesTable(view: CurveView, order: Int32Array): TableView {
  const { space, estimates, p, source } = view;
  const codes = choiceCodes(space);
  const rows = space.dimensions.flatMap((dimension, d) =>
    dimension.options.map((option, position) => {
      const own = order.filter((i) => codes[d]?.[i] === position);
      const significant = own.filter((i) => (p[i] ?? 1) <= significance).length;
      const of = Float64Array.from(own, (i) => estimates[i] ?? 0);
      return [
        `${dimension.label}: ${option.label}`,
        own.length,
        own.length === 0 ? null : text.signed(quantile(of, half), digits),
        own.length === 0 ? null : text.percent(significant / own.length),
      ];
    }),
  );
  const { label, unit } = source.estimate;
  const share = `Share with own p up to ${text.decimal(significance, 2)}`;
  return {
    columns: ["Choice", "Specifications", `Median ${label}${unit ? `, ${unit}` : ""}`, share],
    rows,
  };
}

/** One row a specification, in the order of the list that was hashed: unrounded. */
function specificationsTable(view: CurveView): TableView {
  const { space, estimates, p, n } = view;
  const ids = Object.keys(space.specifications[0]?.parameters ?? {});
  const orNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  return {
    columns: ["specification", "family", ...ids, "estimate", "p", "n"],
    rows: space.specifications.map(({ index, family, parameters }) => [
      index,
      space.families[family]?.id ?? null,
      ...ids.map((id) => parameters[id] ?? null),
      orNull(estimates[index]),
      orNull(p[index]),
      n[index] ?? null,
    ]),
  };
}

function draw(view: CurveView, order: Int32Array, width: number, { document }: Surroundings): Drawing {
  const layout = layoutCurve(view.space.dimensions, width);
  const svg = drawing(document, width, layout.height);
  const plot = svg.append("g").attr("class", "specification-curve");
  const node = svg.node() as SVGSVGElement;
  if (order.length === 0) return { svg: node, points: [] };
  const scales = scalesOf(view, order, layout);
  drawEstimates(plot, view, order, layout, scales);
  bottomAxis(plot, rankTicks(view, order, scales), layout.bottom + 4);
  drawMarks(plot, view, order, layout, scales);
  drawChoices(plot, view, order, layout);
  const points = pointsOf(view, order, scales);
  return { svg: node, points, readsAcross: true };
}

/** Ranks under the curve: the first speaks most for the claim, wherever that is. */
function rankTicks({ source }: CurveView, order: Int32Array, { x }: CurveScales) {
  const last = order.length - 1;
  return [0, half, 1].map((share) => {
    const place = Math.round(share * last);
    const rank = source.alternative === "less" ? place + 1 : last - place + 1;
    return { at: x(place), label: text.integer(rank) };
  });
}

/** Every specification can be read; its words are made when it is. */
function pointsOf(view: CurveView, order: Int32Array, { x, y }: CurveScales): ReadablePoint[] {
  return Array.from(order, (index, place) => ({
    x: x(place),
    y: y(view.estimates[index] as number),
    line: String(index),
    get text() {
      return specificationText(view, index);
    },
  }));
}

/** A specification in words: its estimate, p and number of cases, and every choice that it makes. */
export function specificationText(view: CurveView, index: number): string {
  const { space, estimates, p, n } = view;
  const own = p[index] ?? Number.NaN;
  const said = Number.isNaN(own) ? "no p" : `p ${text.pValue(own)}`;
  const { parameters } = space.specifications[index] as Specification;
  const choices = space.dimensions.map(({ id, label, options }) => {
    const option = options.find(({ value }) => value === parameters[id]);
    return `${label}: ${option?.label ?? String(parameters[id])}`;
  });
  return `${withUnit(view, estimates[index] ?? 0)}, ${said}, n ${text.integer(n[index] ?? 0)}; ${choices.join("; ")}`;
}
