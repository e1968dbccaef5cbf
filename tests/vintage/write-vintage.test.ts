import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readVintage } from "../../src/vintage/read-vintage.js";
import { writeVintage } from "../../src/vintage/write-vintage.js";
import { allTextOf, freshDirectory, smallContents, writeSmall } from "./small-vintage.js";

const required: readonly string[] = [];

describe("a written vintage", () => {
  test("reads back as what was written", async () => {
    const directory = freshDirectory();
    const written = await writeVintage(directory, smallContents, { required });
    const read = await readVintage(directory, { required });
    expect(read).toEqual(written);
    expect(read).toMatchObject(smallContentsWithoutName());
    expect(read.directory).toBe(directory);
  });

  test("says what it holds of each series at each frequency", async () => {
    const { coverage } = await readVintage(await writeSmall(), { required });
    expect(coverage).toEqual([
      { series: "rut", frequency: "daily", first: "2026-01-29", last: "2026-01-30", rows: 2 },
      { series: "rut", frequency: "monthly", first: "2026-01-31", last: "2026-01-31", rows: 1 },
      { series: "walcl", frequency: "weekly", first: "2026-01-28", last: "2026-01-28", rows: 1 },
    ]);
  });

  test("has an id made of its name, its as-of day and its content", async () => {
    const { id } = await readVintage(await writeSmall(), { required });
    expect(id).toMatch(/^small-2026-01-31-[0-9a-f]{8}$/);
    const [first] = smallContents.observations;
    if (!first) throw new Error("the small vintage has no observations");
    const observations = [{ ...first, value: 2654.78 }, ...smallContents.observations.slice(1)];
    const other = await readVintage(await writeSmall({ observations }), { required });
    expect(other.id).not.toBe(id);
  });

  test("describes each file with bytes, hash, rows, schema, sources and licences", async () => {
    const { descriptor } = await readVintage(await writeSmall(), { required });
    expect(descriptor.resources.map(({ name, rows, asOf }) => [name, rows, asOf])).toEqual([
      ["observations", 4, "2026-01-31"],
      ["series", 3, "2026-01-31"],
      ["facts", 2, "2026-02-02"],
    ]);
    const [observations] = descriptor.resources;
    expect(observations?.schema.primaryKey).toEqual(["series", "frequency", "date"]);
    expect(observations?.sources.map(({ title }) => title)).toEqual([
      "FTSE Russell",
      "Federal Reserve H.4.1",
    ]);
    expect(observations?.licenses.every(({ path }) => path?.startsWith("https://"))).toBe(true);
  });
});

function smallContentsWithoutName(): Partial<typeof smallContents> {
  const { name: _, ...rest } = smallContents;
  return rest;
}

describe("writing", () => {
  test("gives the same bytes for the same contents, in whatever order the observations come", async () => {
    const expected = allTextOf(await writeSmall());
    const orders = fc.shuffledSubarray([...smallContents.observations], { minLength: 4 });
    await fc.assert(
      fc.asyncProperty(orders, async (observations) => {
        expect(allTextOf(await writeSmall({ observations }))).toEqual(expected);
      }),
      { seed: 20260821, numRuns: 10 },
    );
  });

  test("replaces the vintage that was there and leaves nothing else beside it", async () => {
    const directory = await writeSmall();
    await writeVintage(directory, { ...smallContents, name: "second" }, { required });
    expect((await readVintage(directory, { required })).descriptor.name).toBe("second");
    expect(readdirSync(dirname(directory))).toEqual(["vintage"]);
  });

  test("refuses a broken vintage under the target's name and leaves the one that was there", async () => {
    const directory = await writeSmall();
    const before = allTextOf(directory);
    const observations = smallContents.observations.map((one) => ({ ...one, value: Number.NaN }));
    await expect(writeVintage(directory, { ...smallContents, observations }, { required })).rejects.toThrow(
      `vintage ${directory}: rut: number: row 2: expected a number, got "NaN"`,
    );
    expect(allTextOf(directory)).toEqual(before);
    expect(readdirSync(dirname(directory))).toEqual(["vintage"]);
  });

  test("refuses a series that the catalogue does not list", async () => {
    const observations = smallContents.observations.map((one) => ({ ...one, series: "rut2" }));
    await expect(writeSmall({ observations })).rejects.toThrow(
      /^series "rut2" is not in the catalogue: expected one of rut/,
    );
  });

  test.each([
    [
      "name",
      "Small Vintage",
      'field: expected name in lower-case letters, digits, dots and hyphens, got "Small Vintage"',
    ],
    ["asOf", "2026-02-30", 'field: expected asOf as YYYY-MM-DD, got "2026-02-30"'],
    ["retrievedAt", "today", 'field: expected retrievedAt as YYYY-MM, YYYY-MM-DD or a UTC time, got "today"'],
    ["factsAsOf", "2026", 'field: expected facts: asOf as YYYY-MM-DD, got "2026"'],
  ])("refuses a malformed %s", async (key, value, message) => {
    await expect(writeSmall({ [key]: value })).rejects.toThrow(`datapackage.json: ${message}`);
  });
});
