import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { everyNotCompared } from "../../tools/methods/reference-table.js";
import { projectRoot } from "../../tools/site/project-root.js";
import { fewerDigits } from "./not-compared/fewer-digits.js";
import { Comparisons, faultOf, readVerified, roundedUp, sameOrder, type Verified } from "./verified.js";

const stats = join(projectRoot, "tests/stats");
const reference = join(projectRoot, "tests/reference");
const tests = readdirSync(stats).filter((name) => name.endsWith(".ts"));
const sources = new Map(tests.map((name) => [name, readFileSync(join(stats, name), "utf8")]));
const files = ["nist.json", ...readdirSync(join(reference, "expected")).map((name) => `expected/${name}`)];
const verified = readVerified();

/** Files with expected numbers that no test reads, and why. */
const unread = [
  {
    file: "expected/crosscheck.json",
    reason: "how far the programs of the reference agree with one another: nothing that src/stats computes",
  },
];

describe("the reference", () => {
  it("has every file compared by a test, or listed with its reason", () => {
    const read = new Set(verified.map(({ file }) => file));
    const listed = unread.map(({ file }) => file);
    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((file) => !read.has(file)).sort()).toEqual(listed);
    expect([...read].filter((file) => !files.includes(file))).toEqual([]);
    for (const { reason } of unread) expect(reason).not.toBe("");
  });

  it("has every data file read by a test", () => {
    const data = readdirSync(join(reference, "data")).map((name) => name.replace(".csv", ""));
    expect(data.length).toBe(8);
    const all = [...sources.values()].join("\n");
    expect(data.filter((name) => !all.includes(name))).toEqual([]);
  });

  it("has its tests in verified.json, each naming the file that it compares", () => {
    for (const { file, test } of verified) {
      expect(existsSync(join(stats, test)), test).toBe(true);
      expect(sources.get(test), `${test} names ${file}`).toContain(file);
    }
    const measuring = tests.filter((name) => name.endsWith("-reference.test.ts"));
    expect([...new Set(verified.map(({ test }) => test))].sort()).toEqual(measuring.sort());
  });

  it("has every number compared, handed in or left out, and a reason for what is left out", () => {
    for (const entry of verified) {
      expect(entry.compared, entry.file).toBeGreaterThan(0);
      expect(entry.compared + entry.inputs + entry.notCompared, entry.file).toBe(entry.numbers);
      const reasons = everyNotCompared.filter(({ file }) => file === entry.file);
      expect(reasons.length > 0, entry.file).toBe(entry.notCompared > 0);
    }
    for (const { file, reason } of [...everyNotCompared, ...fewerDigits]) {
      expect(files).toContain(file);
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});

describe("what a reference test measures", () => {
  const kept: Verified = {
    file: "expected/a.json",
    test: "a-reference.test.ts",
    numbers: 4,
    compared: 2,
    inputs: 1,
    notCompared: 1,
    worst: 3e-13,
    beyondNineDigits: 0,
  };

  it("must be in verified.json: the counts exactly, the worst difference to its order", () => {
    expect(faultOf(kept, kept)).toBeNull();
    expect(faultOf({ ...kept, worst: 2e-12 }, kept)).toBeNull();
    expect(faultOf({ ...kept, worst: 4e-12 }, kept)).toMatch(/worst difference 4e-12, .* 3e-13/);
    expect(faultOf({ ...kept, worst: 0 }, kept)).toMatch(/worst difference 0/);
    expect(faultOf({ ...kept, compared: 1, inputs: 2 }, kept)).toMatch(/compared is 1, .* 2/);
    expect(faultOf(kept, undefined)).toMatch(/not in/);
  });

  it("is rounded up to one digit, and rounding errors are all of one order", () => {
    expect([0, 2.1e-12, 9.4e-12, 3e-9].map(roundedUp)).toEqual([0, 3e-12, 1e-11, 3e-9]);
    expect([sameOrder(0, 9e-15), sameOrder(2e-16, 2e-14), sameOrder(1e-9, 2e-8)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("counts each number once at its worst, and fails for fewer than nine digits without a reason", () => {
    const comparisons = new Comparisons("expected/a.json");
    comparisons.add("x", 1e-13);
    comparisons.add("x", 2.5e-13);
    comparisons.add("y", 0);
    expect(comparisons.summary("a-reference.test.ts", 4, 3)).toEqual(kept);
    comparisons.add("y", 1.1e-9);
    expect(() => comparisons.summary("a-reference.test.ts", 4, 3)).toThrow(/fewer than nine digits/);
  });
});
