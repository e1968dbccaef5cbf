import { beforeAll, describe, expect, test } from "vitest";
import { breakoutSource } from "../../bench/multiverse/breakout-source.js";
import { weeklyDesign } from "../../bench/multiverse/calibrate-curve.js";
import { leadSource, weeklyPanel } from "../../bench/multiverse/lead-source.js";
import { choiceCodes, frequenciesAlong } from "../../src/components/curve/choice-codes.js";
import { type CurveView, placeOf, rankOf, sortedIndices } from "../../src/components/curve/curve-view.js";
import { specificationCurve } from "../../src/components/curve/specification-curve.js";
import { summariseJoint } from "../../src/multiverse/curve-record.js";
import { runCurve } from "../../src/multiverse/run.js";
import type { SpecificationSource } from "../../src/multiverse/source.js";
import { noise, walk } from "../stats/series.js";
import { drawn, faultsOf, strayCoordinates, widths } from "./drawn.js";

const setting = { vintage: "made", asOf: "2026-01-01", frequency: "weekly" } as const;

async function viewOf(
  source: SpecificationSource,
  panels: Parameters<typeof runCurve>[1],
): Promise<CurveView> {
  const { space, rows, joint } = await runCurve(source, panels, setting, { shifts: 60 });
  const all = (of: (row: (typeof rows)[number]) => ArrayLike<number>) =>
    rows.flatMap((row) => Array.from(of(row)));
  const estimates = Float64Array.from(all((row) => row.estimates));
  const [first = 0, second = 0] = estimates.filter((estimate) => !Number.isNaN(estimate));
  return {
    space,
    source,
    estimates,
    p: Float64Array.from(all((row) => row.p)),
    n: Int32Array.from(all((row) => row.n)),
    joint: summariseJoint(joint),
    marks: [
      { kind: "article", label: "the articles\u2019 choice", estimate: first, p: null },
      { kind: "own", label: "your choice", estimate: second + 1e-6, p: null },
    ],
    chosen: {},
    series: ["rut"],
  };
}

let few: CurveView;
let many: CurveView;

beforeAll(async () => {
  few = await viewOf(leadSource(["nothing"]), {
    series: weeklyPanel({ x: noise(300, 1), y: noise(300, 2) }),
  });
  const [index, a] = [walk(noise(400, 3).map((step) => 0.03 * step)), walk(noise(400, 4))];
  const levels = weeklyPanel({ index, a, market: new Float64Array(400) });
  many = await viewOf(breakoutSource(weeklyDesign), { levels });
});

const views = () => ({ few, many, running: { ...many, joint: null, estimates: half(many.estimates) } });

/** As far as a run has come: the second half is not there yet. */
function half(estimates: Float64Array): Float64Array {
  return estimates.map((value, i) => (i < estimates.length / 2 ? value : Number.NaN));
}

describe.each(["few", "many", "running"] as const)("the curve of %s specifications", (name) => {
  test.each(widths)("drawn %i wide has sound attributes, stays in its box, and is small", (width) => {
    const { svg, points } = drawn(specificationCurve(views()[name]), width);
    expect(faultsOf(svg)).toEqual([]);
    expect(strayCoordinates(svg)).toEqual([]);
    expect(svg.outerHTML.length).toBeLessThan(25_000);
    expect(points.length).toBeGreaterThan(20);
    for (const { text } of points) expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  test("has a finding as its title, and says everything in words and in a table", () => {
    const { title, subtitle, description, table, figures } = specificationCurve(views()[name]);
    const rows = figures?.table();
    for (const words of [title, subtitle, description]) {
      expect(words).toMatch(/^[A-Z0-9].*\.$/);
      expect(words).not.toMatch(/NaN|undefined|null|Infinity/);
    }
    expect(description).toMatch(/The articles\u2019 choice gives .* rank [\d,]+ of [\d,]+\./);
    const { dimensions, specifications } = views()[name].space;
    expect(table.rows.length).toBe(dimensions.flatMap(({ options }) => options).length);
    expect(rows?.rows.length).toBe(specifications.length);
    for (const row of rows?.rows ?? []) expect(row).toHaveLength(rows?.columns.length ?? 0);
  });
});

test("while it is computed the title says how far it is, and afterwards the joint p", () => {
  expect(specificationCurve(views().running).title).toMatch(/^\d+ of 480 specifications so far, /);
  expect(specificationCurve(many).title).toMatch(/all of them together have p [01]\.?\d*\.$/);
  const none = few.estimates.map(() => Number.NaN);
  expect(specificationCurve({ ...few, joint: null, estimates: none }).title).toBe(
    "No specification has an estimate.",
  );
});

test("the estimates rise along the curve, and only those significant by themselves are solid", () => {
  const order = sortedIndices(few);
  const sorted = Array.from(order, (i) => Number(few.estimates[i]));
  expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
  const p = few.estimates.map((_, i) => (i % 3 === 0 ? 0.05 : 0.051));
  const { svg } = drawn(specificationCurve({ ...few, p }), 960);
  const circles = (name: string) =>
    (svg.querySelector(`.${name}`)?.getAttribute("d") ?? "").split("M").length - 1;
  expect(circles("significant")).toBe(p.filter((value) => value === 0.05).length);
  expect(circles("open")).toBe(order.length - circles("significant"));
});

test("ranks count from the estimate that speaks most for the claim, ties sharing the better rank", () => {
  const view = { ...few, estimates: Float64Array.of(1, 3, Number.NaN, 3, 2) };
  const order = sortedIndices(view);
  expect([...order]).toEqual([0, 4, 1, 3]);
  expect([3, 2, 1, 2.5, 9, 0].map((value) => rankOf(view, order, value))).toEqual([1, 3, 4, 3, 1, 5]);
  const less = { ...view, source: { ...view.source, alternative: "less" as const } };
  expect([3, 2, 1, 2.5, 9, 0].map((value) => rankOf(less, order, value))).toEqual([3, 2, 1, 3, 5, 1]);
  expect(placeOf(order, view.estimates, 2.5)).toBe(2);
});

test("a choice is counted where it is made, as a multiple of its usual frequency", () => {
  const codes = Uint8Array.of(0, 1, 0, 1, 1, 1);
  const order = Int32Array.of(0, 2, 1, 3, 4, 5);
  const [zero, one] = frequenciesAlong(codes, 2, order, 3);
  expect([...(zero ?? [])]).toEqual([3, 0, 0]);
  expect([...(one ?? [])]).toEqual([0, 1.5, 1.5]);
  const [smoothing] = choiceCodes(few.space);
  few.space.specifications.forEach(({ index, parameters }) => {
    const option = few.space.dimensions[0]?.options[smoothing?.[index] ?? -1];
    expect(option?.value).toBe(parameters.smoothing);
  });
});

test("choices that are looked at are pointed out on the curve", () => {
  const { svg } = drawn(specificationCurve({ ...many, chosen: { rule: "average-20", delay: 4 } }), 960);
  expect(svg.querySelector(".dots.chosen")?.getAttribute("d")).toMatch(/^M/);
  expect(svg.querySelectorAll(".choice.chosen").length).toBe(2);
  expect(drawn(specificationCurve(many), 960).svg.querySelector(".dots.chosen")).toBeNull();
});
