import { expect, test } from "vitest";
import { leadSource, weeklyPanel } from "../../bench/multiverse/lead-source.js";
import { fromJson, recordOf, toJson } from "../../src/multiverse/curve-record.js";
import { runCurve } from "../../src/multiverse/run.js";
import { spaceHash } from "../../src/multiverse/space-hash.js";
import { subspace } from "../../src/multiverse/subspace.js";
import { noise } from "../stats/noise.js";

const setting = { vintage: "made", asOf: "2026-01-01", frequency: "weekly" } as const;
const source = leadSource(["nothing"]);
const panels = { series: weeklyPanel({ x: noise(300, 1), y: noise(300, 2) }) };

test("a record that went through a file has every digit that it had", async () => {
  const { space, rows, joint } = await runCurve(source, panels, setting, { shifts: 60 });
  const hash = spaceHash(space);
  const record = recordOf("LEAD", { setting, chosen: {}, hash, rows: [...rows].reverse(), joint });
  expect(record.estimates).toEqual(Float64Array.from(rows.flatMap(({ estimates }) => [...estimates])));
  expect(fromJson(JSON.parse(JSON.stringify(toJson(record))))).toEqual(record);
  const holes = { ...record, p: record.p.map((p, i) => (i % 3 === 0 ? Number.NaN : p)) };
  expect(fromJson(JSON.parse(JSON.stringify(toJson(holes))))).toEqual(holes);
});

test("what a record keeps of a test under the shifts are all of them, in steps that hold the observed one", async () => {
  const { space, rows, joint } = await runCurve(source, panels, setting, { shifts: 60 });
  const record = recordOf("LEAD", { setting, chosen: {}, hash: spaceHash(space), rows, joint });
  for (const { observed, placebo } of [record.joint.median, record.joint.share, record.joint.stouffer]) {
    expect(placebo.counts.reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(observed).toBeGreaterThanOrEqual(placebo.from);
    expect(observed).toBeLessThanOrEqual(placebo.to);
  }
});

test("a part of a space is the specifications with these choices, in their order, its families counted anew", async () => {
  const space = source.space(setting);
  const [dimension] = space.dimensions;
  const value = dimension?.options[1]?.value ?? "";
  const part = subspace(space, { [dimension?.id ?? ""]: value });
  const kept = space.specifications.filter(({ parameters }) => parameters[dimension?.id ?? ""] === value);
  expect(part.specifications.map(({ parameters }) => parameters)).toEqual(
    kept.map(({ parameters }) => parameters),
  );
  expect(part.specifications.map(({ index }) => index)).toEqual(kept.map((_, i) => i));
  for (const { family, parameters } of part.specifications) {
    const before = space.specifications.find((one) => one.parameters === parameters);
    expect(part.families[family]).toBe(space.families[before?.family ?? -1]);
  }
  expect(new Set(part.specifications.map(({ family }) => family)).size).toBe(part.families.length);
  expect(spaceHash(part)).not.toBe(spaceHash(space));
  expect(subspace(space, {})).toBe(space);
});
