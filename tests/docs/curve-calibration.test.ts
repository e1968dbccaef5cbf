import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { processes } from "../../bench/calibration/processes.js";
import { BOUNDS } from "../../bench/calibration/report.js";
import { breakoutSource } from "../../bench/multiverse/breakout-source.js";
import { curveTests, rejectedCurves, weeklyDesign } from "../../bench/multiverse/calibrate-curve.js";
import { blocksOf } from "../../tools/methods/blocks.js";
import type { CurveCalibration } from "../../tools/methods/curve-calibration.js";
import { CURVE_CALIBRATION } from "../../tools/methods/generate.js";
import { readDocument } from "./documents.js";

const record = JSON.parse(
  readFileSync(new URL(`../../${CURVE_CALIBRATION}`, import.meta.url), "utf8"),
) as CurveCalibration;
const names = curveTests.map(({ name }) => name);
const rateOf = ({ rejections }: CurveCalibration["results"][number], test: string) =>
  Number(rejections[test]) / record.runs;

describe("the recorded calibration of the specification curve", () => {
  it("has every process and every joint test, on at least 500 worlds", () => {
    expect(record.results.map(({ process }) => process)).toEqual(processes.map(({ name }) => name));
    for (const { rejections, first } of record.results) {
      expect([Object.keys(rejections), Object.keys(first)]).toEqual([names, names]);
    }
    expect(record.runs).toBeGreaterThanOrEqual(500);
    expect(record.firstRuns).toBeGreaterThanOrEqual(10);
  });

  it("has the one p of the three between 4 and 6 per cent in every process", () => {
    const defaults = curveTests.filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(defaults).toEqual(["one p of the three"]);
    for (const result of record.results) {
      for (const test of defaults) {
        expect(rateOf(result, test)).toBeGreaterThanOrEqual(BOUNDS.low);
        expect(rateOf(result, test)).toBeLessThanOrEqual(BOUNDS.high);
      }
    }
  });

  it("bears out that circles of their own reject twice as often as they should", () => {
    for (const result of record.results) {
      const rate = rateOf(result, "one p, each specification on a circle of its own");
      expect(Math.abs(rate - 0.115)).toBeLessThan(0.02);
    }
  });

  it.each(processes.map((one) => [one.name, one] as const))(
    "comes from code that gives the same rejections in the first worlds: %s",
    { timeout: 120_000 },
    (name, process) => {
      const recorded = record.results.find((one) => one.process === name)?.first;
      expect(rejectedCurves(process, record.seed, record.firstRuns)).toEqual(recorded);
    },
  );

  it("is what docs/methods.md shows, which says how many specifications a world has", () => {
    const methods = readDocument("docs/methods.md");
    const shown = blocksOf(methods).get("curve-calibration") ?? "";
    for (const test of curveTests) {
      const cells = record.results.map((result) => (100 * rateOf(result, test.name)).toFixed(2));
      const label = test.isDefault ? `${test.name} (default)` : test.name;
      expect(shown).toContain(`| ${[label, ...cells].join(" | ")} |`);
    }
    const space = breakoutSource(weeklyDesign).space({ frequency: "weekly", asOf: "" });
    expect(methods).toContain(`${space.specifications.length} specifications in each world`);
  });
});
