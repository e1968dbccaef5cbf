import { beforeAll, describe, expect, test } from "vitest";
import type { Panel } from "../../src/claims/claim.js";
import { claimById } from "../../src/claims/claims.js";
import { significance } from "../../src/claims/verdict.js";
import { placeboLabChart } from "../../src/components/curve/placebo-lab-chart.js";
import {
  apportion,
  columnsOf,
  type LabView,
  outcomeOf,
} from "../../src/components/curve/placebo-lab-columns.js";
import { drawOf, isAnnounced, type PlaceboLab } from "../../src/multiverse/placebo-lab/lab.js";
import { usualRequest } from "../../src/multiverse/placebo-lab/request.js";
import { ruleIds } from "../../src/multiverse/placebo-lab/rules.js";
import { tallyOf } from "../../src/multiverse/placebo-lab/tally.js";
import { runPlaceboLab } from "../../src/multiverse/placebo-lab.js";
import { openEmbedded } from "../claims/embedded.js";
import { drawn, faultsOf, strayCoordinates, widths } from "./drawn.js";

let lab: PlaceboLab;
let empty: PlaceboLab;

beforeAll(async () => {
  const claims = await openEmbedded();
  const setting = claims.settingOf("H1", {});
  const panels: Record<string, Panel> = {};
  for (const [role, request] of Object.entries(claimById("H1").panels(setting))) {
    panels[role] = await claims.read(request);
  }
  lab = await runPlaceboLab(panels, setting, { ...usualRequest, draws: 150, wordingDraws: 6 });
  const { draws } = lab;
  const nothing = {
    ...draws,
    n: draws.n.map(() => 0),
    up: draws.up.map(() => 0),
    high: draws.high.map(() => 0),
  };
  const unknown = (values: Float64Array) => values.map(() => Number.NaN);
  empty = {
    ...lab,
    indices: [],
    russell: { ...lab.russell, n: 0, up: 0, high: 0, mean: Number.NaN, excess: Number.NaN, p: Number.NaN },
    draws: {
      ...nothing,
      mean: unknown(draws.mean),
      excess: unknown(draws.excess),
      p: unknown(draws.p),
      spoken: new Int32Array(0),
      announcing: { all: none, most: none, "as-many": none, mean: none, high: none },
    },
  };
});

const none = new Int32Array(0);
const views = (): LabView[] => [
  ...ruleIds.map((rule) => ({ lab, rule })),
  { lab: empty, rule: "all" },
  { lab: empty, rule: "mean" },
];

describe("the chart of the placebo lab", () => {
  test.each(widths)(
    "drawn %i wide has sound attributes, stays in its box, and is small, by every rule",
    (width) => {
      for (const view of views()) {
        const { svg, points } = drawn(placeboLabChart(view), width);
        expect(faultsOf(svg)).toEqual([]);
        expect(strayCoordinates(svg)).toEqual([]);
        expect(svg.outerHTML.length).toBeLessThan(12_000);
        expect(points.length).toBeGreaterThan(10);
        for (const { text } of points) expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
      }
    },
  );

  test.each(widths)("drawn %i wide cuts off no label", (width) => {
    // The widest letters of the labels are about as wide as half of their height of 12.5.
    const letter = 6.6;
    for (const view of views()) {
      const { svg } = drawn(placeboLabChart(view), width);
      for (const label of svg.querySelectorAll("text")) {
        const anchor = label.getAttribute("text-anchor");
        const long = letter * (label.textContent ?? "").length;
        const x = Number(label.getAttribute("x"));
        const left = x - (anchor === "end" ? long : anchor === "middle" ? long / 2 : 0);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + long).toBeLessThanOrEqual(width);
      }
    }
  });

  test("says the finding in its title, and everything in words and tables", () => {
    for (const view of views()) {
      const { title, subtitle, description, table, rows } = placeboLabChart(view);
      for (const words of [title, subtitle, description]) {
        expect(words).toMatch(/^[A-Z0-9].*\.$/);
        expect(words).not.toMatch(/NaN|undefined|null|Infinity/);
      }
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
      expect(rows?.rows).toHaveLength(150);
      for (const row of rows?.rows ?? []) {
        expect(row).toHaveLength(rows?.columns.length ?? 0);
        expect(row.some((cell) => Number.isNaN(cell))).toBe(false);
      }
    }
    for (const rule of ruleIds) {
      const { one, any } = tallyOf(lab, rule);
      expect(placeboLabChart({ lab, rule }).title).toBe(
        `Noise announces a success in ${one.count} of 150 draws; with a choice among 126 wordings, in ${any?.count} of 6.`,
      );
    }
    expect(placeboLabChart({ lab: empty, rule: "all" }).title).toBe(
      "Noise announces a success in 0 of 150 draws.",
    );
  });

  test("while it runs, says of how many draws it speaks", () => {
    const running = { ...lab, request: { ...lab.request, draws: 2000 } };
    expect(placeboLabChart({ lab: running, rule: "all" }).title).toMatch(
      /^Of 2,000 draws so far: noise announces a success in \d+ of 150 draws/,
    );
  });

  test("names every series that it is drawn from", () => {
    expect(placeboLabChart({ lab, rule: "all" }).series).toEqual(["rut", "eth", "spx", "ixic"]);
  });

  test("has as many dots as it says, solid in the proportion that is announced", () => {
    for (const rule of ruleIds) {
      const { svg } = drawn(placeboLabChart({ lab, rule }), 640);
      const dots = (name: string) =>
        (svg.querySelector(`.${name}`)?.getAttribute("d") ?? "").split("M").length - 1;
      expect(dots("announced") + dots("others")).toBe(100);
      const { one } = tallyOf(lab, rule);
      // Of each column at most one dot is rounded up or down.
      expect(Math.abs(dots("announced") - (100 * one.count) / one.of)).toBeLessThan(7);
    }
  });

  test("gives in its CSV the counts of its title and of its table", () => {
    const { rows, table } = placeboLabChart({ lab, rule: "all" });
    const column = (name: string) =>
      (rows?.rows ?? []).map((row) => row[rows?.columns.indexOf(name) ?? -1] ?? null);
    ruleIds.forEach((rule, i) => {
      const announced = column(`announced_${rule}`).filter((cell) => cell === 1).length;
      expect(table.rows[i]?.[1]).toBe(`${announced} of 150`);
      const any = column(`wordings_${rule}`).filter((cell) => Number(cell) > 0).length;
      expect(table.rows[i]?.[4]).toBe(`${any} of 6`);
    });
    const significant = column("p").filter((p) => p !== null && Number(p) <= significance).length;
    expect(table.rows[ruleIds.length]?.[1]).toMatch(new RegExp(`^${significant} of `));
  });
});

test("every draw stands in the column of its outcome, or among those without a breakout", () => {
  for (const rule of ruleIds) {
    const { columns, none: without, step } = columnsOf({ lab, rule });
    const all = columns.reduce((sum, { announced, others }) => sum + announced + others, without);
    expect(all).toBe(150);
    const outcomes = Array.from(lab.draws.n, (_, at) => outcomeOf(rule, drawOf(lab.draws, at)));
    for (const { value, announced, others } of columns) {
      // A share half-way between two tenths may stand in either.
      const within = (room: number) => outcomes.filter((one) => Math.abs(one - value) < room * step).length;
      expect(announced + others).toBeGreaterThanOrEqual(within(0.5 - 1e-9));
      expect(announced + others).toBeLessThanOrEqual(within(0.5 + 1e-9));
    }
    const solid = columns.reduce((sum, { announced }) => sum + announced, 0);
    expect(solid).toBe(outcomes.filter((_, at) => isAnnounced(lab, at, rule)).length);
  }
});

test("parts of a whole add up to it, each within one of its share", () => {
  expect(apportion([1, 1, 1], 100)).toEqual([34, 33, 33]);
  expect(apportion([143, 732, 125], 100)).toEqual([14, 73, 13]);
  expect(apportion([0, 0], 100)).toEqual([0, 0]);
  expect(apportion([5, 0, 2], 7)).toEqual([5, 0, 2]);
});
