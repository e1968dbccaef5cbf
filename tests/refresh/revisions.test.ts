import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Revision } from "../../src/vintage/provenance.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import { writeVintage } from "../../src/vintage/write-vintage.js";
import { joinRevisions } from "../../tools/refresh/last-good.js";
import { baseDay, nextDay, scratch } from "../faults/base-vintages.js";
import { openStandIn, type StandIn } from "../faults/stand-in/open-stand-in.js";
import { refreshWith, resultOf, rowsOf } from "./run-refresh.js";

const ids = ["walcl", "rrp"];
const changedOn = { walcl: "2025-09-10", rrp: "2026-08-12" };
const found = "2026-08-29T12:00Z";
let standIn: StandIn;
let base: string;

beforeAll(async () => {
  standIn = await openStandIn();
  base = join(scratch(), "base");
  await refreshWith({ asOf: baseDay, vintage: base, upstream: standIn.url, only: ids });
});
afterAll(() => standIn.close());

const valueOn = (rows: ReturnType<typeof rowsOf>, day: string) =>
  rows.find(([date]) => date === day)?.[1] ?? Number.NaN;

/** A vintage in which a value of `id` was once published as something else. */
async function writeAsOncePublished(id: "walcl" | "rrp", factor: number): Promise<string> {
  const { asOf, retrievedAt, facts, factsAsOf, factsRetrievedAt, ...rest } = await readVintage(base);
  const directory = join(scratch(), "once");
  const observations = rest.observations
    .filter(({ series }) => ids.includes(series))
    .map((row) => {
      const isChanged = row.series === id && row.date === changedOn[id] && row.frequency !== "monthly";
      return isChanged ? { ...row, value: row.value * factor } : row;
    });
  const fetches = rest.fetches.filter(({ series }) => ids.includes(series));
  const dates = { asOf, retrievedAt, factsAsOf, factsRetrievedAt };
  await writeVintage(
    directory,
    { name: "refreshed", ...dates, observations, facts, fetches, revisions: [] },
    { required: ids },
  );
  return directory;
}

const refreshAgain = (
  vintage: string,
  more: { asOf?: string; now?: string; accept?: ReadonlySet<string> } = {},
) => refreshWith({ asOf: nextDay, vintage, upstream: standIn.url, only: ids, ...more });

describe("a value that its publisher changed", () => {
  test("is taken and recorded where its contract allows it, and carried from vintage to vintage", async () => {
    const vintage = await writeAsOncePublished("walcl", 1.01);
    const before = valueOn(rowsOf(await readVintage(vintage, { required: [] }), "walcl"), changedOn.walcl);
    const after = valueOn(rowsOf(await readVintage(base), "walcl"), changedOn.walcl);
    const revision: Revision = { series: "walcl", date: changedOn.walcl, before, after, found };

    const first = await refreshAgain(vintage);
    expect(resultOf(first, "walcl").fetch).toMatchObject({ outcome: "fetched", failure: null });
    expect(first.vintage?.revisions).toEqual([revision]);
    expect(
      valueOn(
        resultOf(first, "walcl").rows.map((row) => [row.date, row.value]),
        changedOn.walcl,
      ),
    ).toBe(after);
    expect(readFileSync(join(vintage, "revisions.csv"), "utf8")).toBe(
      `series,date,before,after,found\nwalcl,${changedOn.walcl},${before},${after},${found}\n`,
    );

    const sameDay = await refreshAgain(vintage, { now: "2026-08-29T18:00:00Z" });
    expect(sameDay.vintage?.revisions).toEqual([revision]);
    const later = await refreshAgain(vintage, { asOf: "2026-09-10" });
    expect(later.vintage?.revisions).toEqual([revision]);
    const past = await refreshAgain(vintage, { asOf: "2026-08-20", now: "2026-09-11T12:00:00Z" });
    expect(past.vintage?.revisions).toEqual([]);
  });

  test("is refused where the change is larger, and taken by --accept", async () => {
    const vintage = await writeAsOncePublished("walcl", 1.05);
    const rows = rowsOf(await readVintage(vintage, { required: [] }), "walcl");
    const before = valueOn(rows, changedOn.walcl);
    const after = valueOn(rowsOf(await readVintage(base), "walcl"), changedOn.walcl);
    const refused = await refreshAgain(vintage);
    expect(resultOf(refused, "walcl").fetch).toMatchObject({
      outcome: "kept",
      failure:
        `fred/WALCL: revision: expected held values, or changes within a factor of 1.02, got 1 of ${rows.length} ` +
        `further off, the largest on ${changedOn.walcl} from ${before} to ${after}`,
    });
    expect(resultOf(refused, "walcl").rows.map((row) => [row.date, row.value])).toEqual(rows);
    expect(refused.vintage?.revisions).toEqual([]);

    const other = await refreshAgain(vintage, { accept: new Set(["rrp"]) });
    expect(resultOf(other, "walcl").fetch.outcome).toBe("kept");
    const accepted = await refreshAgain(vintage, { accept: new Set(["walcl"]) });
    expect(resultOf(accepted, "walcl").fetch).toMatchObject({ outcome: "fetched", failure: null });
    expect(accepted.vintage?.revisions).toEqual([
      { series: "walcl", date: changedOn.walcl, before, after, found },
    ]);
  });

  test("is refused by any amount where a series is never revised", async () => {
    const vintage = await writeAsOncePublished("rrp", 1.001);
    const { fetch } = resultOf(await refreshAgain(vintage), "rrp");
    expect(fetch.failure).toMatch(
      /^fred\/RRPONTSYD: revision: expected held values, got 1 of \d+ changed, the largest on 2026-08-12 from /,
    );
  });

  test("is not seen outside the overlap until the whole history is asked for again", async () => {
    const vintage = await writeAsOncePublished("walcl", 1.01);
    const soon = await refreshAgain(vintage, { asOf: "2026-08-20" });
    expect(soon.vintage?.revisions).toEqual([]);
    const due = await refreshAgain(vintage, { asOf: "2026-08-21" });
    expect(due.vintage?.revisions.map(({ date }) => date)).toEqual([changedOn.walcl]);
  });
});

describe("revisions that are found in the same minute", () => {
  const one: Revision = { series: "m2", date: "2026-06-30", before: 1, after: 2, found };

  test("are one from the first value to the last, or none where it came back", () => {
    expect(joinRevisions([one], [{ ...one, before: 2, after: 3 }])).toEqual([{ ...one, after: 3 }]);
    expect(joinRevisions([one], [{ ...one, before: 2, after: 1 }])).toEqual([]);
  });

  test("are two where the minute or the date differs", () => {
    const later = { ...one, before: 2, after: 3, found: "2026-08-29T12:01Z" };
    const other = { ...one, date: "2026-05-31" };
    expect(joinRevisions([one], [later])).toEqual([one, later]);
    expect(joinRevisions([one], [other])).toEqual([one, other]);
  });
});
