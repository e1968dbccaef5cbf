import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { processes } from "../../bench/calibration/processes.js";
import { BOUNDS } from "../../bench/calibration/report.js";
import { rejections, simulatedClaims } from "../../bench/calibration/simulate.js";
import { blocksOf } from "../../tools/methods/blocks.js";
import { percent } from "../../tools/methods/calibration-table.js";
import { firstRejections } from "../../tools/methods/first-worlds.js";
import { FIRST_WORLDS } from "../../tools/methods/generate.js";
import { readDocument } from "./documents.js";

const block = blocksOf(readDocument("docs/methods.md")).get("calibration") ?? "";
const [, runsText = "", seedText = ""] = /Per cent of ([\d,]+) worlds.*Seed (\d+)\./.exec(block) ?? [];
const [runs, seed] = [Number(runsText.replace(",", "")), Number(seedText)];
const DEFAULT = " (default)";

/** The tables of the page: by claim, the names of the processes, and the cells by test. */
const tables = new Map(
  block
    .split("\n\n")
    .filter((part) => part.trim().startsWith("|"))
    .map((part) => {
      const [head = [], , ...rows] = part
        .trim()
        .split("\n")
        .map((line) => line.slice(2, -2).split(" | "));
      const cells = new Map(rows.map(([test = "", ...rates]) => [test, rates]));
      return [head[0] ?? "", { processes: head.slice(1), cells }] as const;
    }),
);

const cellsOf = (claim: string, test: string) => tables.get(claim)?.cells.get(test) ?? [];
const rates = (claim: string, test: string) => cellsOf(claim, test).map(Number);

describe("the calibration table of docs/methods.md", () => {
  it("has the claims, tests, defaults and processes of bench/calibration, in their order", () => {
    expect([...tables.keys()]).toEqual(simulatedClaims.map(({ claim }) => claim));
    for (const { claim, tests } of simulatedClaims) {
      expect(tables.get(claim)?.processes).toEqual(processes.map(({ name }) => name));
      const names = tests.map(({ name, isDefault }) => (isDefault ? `${name}${DEFAULT}` : name));
      expect([...(tables.get(claim)?.cells.keys() ?? [])]).toEqual(names);
    }
  });

  it("shows every default test between 4 and 6 per cent", () => {
    const defaults = [...tables.values()]
      .flatMap(({ cells }) => [...cells])
      .filter(([test]) => test.endsWith(DEFAULT));
    expect(defaults.length).toBe(4);
    for (const rate of defaults.flatMap(([, cells]) => cells.map(Number))) {
      expect(rate).toBeGreaterThanOrEqual(100 * BOUNDS.low);
      expect(rate).toBeLessThanOrEqual(100 * BOUNDS.high);
    }
  });

  it("bears out the numbers that the text beside it and the sections take from it", () => {
    const [, hodrickAr, , , hodrickFactor] = rates("long-horizon regressions", "Hodrick 1B");
    expect([Number(hodrickAr).toFixed(0), Number(hodrickFactor).toFixed(0)]).toEqual(["15", "9"]);
    for (const rate of rates("long-horizon regressions", "OLS")) expect(rate).toBeGreaterThan(50);
    for (const test of ["NW(h), normal", "NW(1.3√T), normal"]) {
      for (const rate of rates("long-horizon regressions", test))
        expect(Math.abs(rate - 11.5)).toBeLessThan(1.5);
    }
    for (const calendar of ["quiet records", "all records"]) {
      for (const rate of rates("events", `${calendar}: calendar time, NW(h)`)) {
        expect(rate).toBeGreaterThan(6);
        expect(rate).toBeLessThan(11);
      }
    }
    for (const test of ["naive t", "sign test"]) {
      for (const rate of rates("events", `all records: ${test}`))
        expect(Math.abs(rate - 20)).toBeLessThan(5.5);
      for (const rate of rates("events", `quiet records: ${test}`)) expect(rate).toBeLessThan(6);
    }
    for (const rate of rates("lead and lag", "largest of 26 leads, uncorrected")) {
      expect(rate).toBeGreaterThan(58);
    }
    const leftIn = cellsOf("lead and lag", "largest of 26 leads, circular shift, market left in");
    expect(Number(leftIn.at(-1))).toBeGreaterThan(99);
  });

  it("is that of its seed: events with autocorrelated series, all worlds", { timeout: 120_000 }, () => {
    const [claim] = simulatedClaims;
    if (!claim) throw new Error("no claim");
    const process = "AR(1) 0.3";
    const counts = rejections(claim, { process, seed, runs });
    const column = tables.get("events")?.processes.indexOf(process) ?? -1;
    expect(Object.keys(counts).length).toBe(8);
    for (const { name, isDefault } of claim.tests) {
      const cell = cellsOf("events", isDefault ? `${name}${DEFAULT}` : name)[column];
      expect(`${name}: ${cell}`).toBe(`${name}: ${name in counts ? percent(counts[name] ?? 0, runs) : "–"}`);
    }
  });

  it("comes from code that gives the same rejections in the first worlds of every cell", {
    timeout: 120_000,
  }, () => {
    const first = JSON.parse(readFileSync(FIRST_WORLDS, "utf8")) as {
      readonly seed: number;
      readonly runs: number;
      readonly rejections: Record<string, Record<string, number>>;
    };
    expect(first.seed).toBe(seed);
    expect(firstRejections(seed, first.runs)).toEqual(first.rejections);
  });
});
