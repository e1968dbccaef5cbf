import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readVintage } from "../../src/vintage/read-vintage.js";
import {
  allTextOf,
  provenance,
  provenanceFiles,
  readText,
  refusal,
  refusalOfEdit,
  reseal,
  writeSmall,
} from "./small-vintage.js";

const required: readonly string[] = [];

describe("a vintage that says how it was fetched", () => {
  test("reads back its fetches and revisions as they were written", async () => {
    const { fetches, revisions } = await readVintage(await writeSmall(provenance), { required });
    expect({ fetches, revisions }).toEqual(provenance);
  });

  test("describes both files after the others, with schema, rows and hash", async () => {
    const { descriptor, asOf } = await readVintage(await writeSmall(provenance), { required });
    const described = descriptor.resources.map(({ name, path, rows }) => [name, path, rows]);
    expect(described.slice(3)).toEqual([
      ["fetches", "fetches.csv", 2],
      ["revisions", "revisions.csv", 2],
    ]);
    for (const resource of descriptor.resources.slice(3)) {
      expect(resource.asOf).toBe(asOf);
      expect(resource.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(resource.licenses.length).toBeGreaterThan(0);
    }
  });

  test("has the id of its observations and facts, however they were fetched", async () => {
    const { id } = await readVintage(await writeSmall(), { required });
    expect((await readVintage(await writeSmall(provenance), { required })).id).toBe(id);
  });

  test("has the same bytes in whatever order fetches and revisions come", async () => {
    const turned = {
      fetches: provenance.fetches.toReversed(),
      revisions: provenance.revisions.toReversed(),
    };
    const [one, other] = [await writeSmall(provenance), await writeSmall(turned)];
    for (const file of provenanceFiles) expect(readText(other, file)).toBe(readText(one, file));
  });

  test("may have no revisions yet", async () => {
    const directory = await writeSmall({ ...provenance, revisions: [] });
    expect(readText(directory, "revisions.csv")).toBe("series,date,before,after,found\n");
    expect((await readVintage(directory, { required })).revisions).toEqual([]);
  });

  test("leaves a cell empty where there is nothing", async () => {
    const [, , walcl] = readText(await writeSmall(provenance), "fetches.csv").split("\n");
    expect(walcl).toBe("walcl,walcl.csv,imported,,2026-01,,,0,,,,,,,,");
  });
});

describe("a vintage written from figures", () => {
  test("has neither file, and the bytes it would have without a word of fetching", async () => {
    const directory = await writeSmall({ fetches: [], revisions: [] });
    expect(provenanceFiles.filter((file) => existsSync(join(directory, file)))).toEqual([]);
    expect(allTextOf(directory)).toEqual(allTextOf(await writeSmall()));
  });

  test("reads as one of which no fetch and no revision is known", async () => {
    expect(await readVintage(await writeSmall(), { required })).toMatchObject({ fetches: [], revisions: [] });
  });
});

describe("a vintage is refused when", () => {
  test.each(["fetches", "revisions"])("it describes its %s without the other file", async (kept) => {
    const directory = await writeSmall(provenance);
    reseal(directory, (descriptor) => {
      descriptor.resources = descriptor.resources.filter(
        ({ name }) => name === kept || !["fetches", "revisions"].includes(name),
      );
    });
    const lost = kept === "fetches" ? "revisions" : "fetches";
    expect(await refusal(directory)).toBe(
      `vintage ${directory}: ${lost}: resource: expected an entry in resources, got none`,
    );
  });

  test.each(provenanceFiles)("%s is missing", async (file) => {
    const directory = await writeSmall(provenance);
    rmSync(join(directory, file));
    expect(await refusal(directory)).toBe(
      `vintage ${directory}: ${file}: file: expected a readable file, got no such file`,
    );
  });

  test("it has revisions of series and no fetch", async () => {
    await expect(writeSmall({ revisions: provenance.revisions })).rejects.toThrow(
      "fetches.csv: rows: expected a line for each series fetched, got none",
    );
  });
});

const anOutcome = "fetched or fallback or kept or imported or not asked";
const aMoment = "YYYY-MM, YYYY-MM-DD or a UTC time";

describe("a fetch is refused when", () => {
  test.each([
    [
      "its series is unknown",
      /^walcl/m,
      "wal",
      'fetches.csv: known series: row 3: expected an id of the catalogue, got "wal"',
    ],
    [
      "its series comes twice",
      /^walcl/m,
      "rut",
      "rut: duplicate series: row 3: expected a series of its own, got that of row 2",
    ],
    [
      "its source is empty",
      ",yahoo/^RUT,",
      ",,",
      'rut: source: row 2: expected some text in one line, got ""',
    ],
    [
      "its outcome is unknown",
      ",imported,",
      ",lost,",
      `walcl: outcome: row 3: expected ${anOutcome}, got "lost"`,
    ],
    [
      "its last try is no moment",
      "01T06:30Z",
      "01T24:30Z",
      `rut: last_try: row 2: expected ${aMoment}, got "2026-02-01T24:30Z"`,
    ],
    [
      "nothing says when it was good",
      ",2026-01,",
      ",,",
      `walcl: last_good: row 3: expected ${aMoment}, got ""`,
    ],
    [
      "its history was asked for on no day",
      "2026-01-15",
      "2026-01-32",
      'rut: full_history_on: row 2: expected a day as YYYY-MM-DD, got "2026-01-32"',
    ],
    [
      "its fallback begins on no day",
      "2026-01-30",
      "2026-01",
      'rut: fallback_from: row 2: expected a day as YYYY-MM-DD, got "2026-01"',
    ],
    ["its missing days are no number", ",,,0,", ",,,,", 'walcl: missing: row 3: expected a number, got ""'],
    [
      "its missing days are not whole",
      ",,,0,",
      ",,,0.5,",
      'walcl: missing: row 3: expected a whole number, got "0.5"',
    ],
    [
      "its missing days are negative",
      ",,,0,",
      ",,,-1,",
      'walcl: missing: row 3: expected 0 or more, got "-1"',
    ],
    [
      "a check has no day of its largest difference",
      ",2026-01-29\n",
      ",\n",
      'rut: largest_on: row 2: expected a value, as in check_source, got ""',
    ],
    [
      "a check has only a count",
      ",0,,,,,,,,",
      ",0,,,,5,,,,",
      'walcl: check_source: row 3: expected a value, as in compared, got ""',
    ],
    [
      "more days differ than were compared",
      ",20,1,",
      ",20,21,",
      'rut: differing: row 2: expected at most 20, the dates compared, got "21"',
    ],
    ["no day was compared", ",20,1,", ",0,0,", 'rut: compared: row 2: expected 1 or more, got "0"'],
    [
      "a tolerance is negative",
      ",0.005,",
      ",-0.005,",
      'rut: tolerance: row 2: expected 0 or more, got "-0.005"',
    ],
    [
      "a difference is not finite",
      ",0.0123,",
      ",1e999,",
      'rut: largest: row 2: expected a number, got "1e999"',
    ],
  ])("%s", async (_, from, to, message) => {
    expect(await refusalOfEdit("fetches.csv", from, to, provenance)).toBe(message);
  });

  test("its failure has more than one line", async () => {
    const fetches = provenance.fetches.map((fetch) => ({ ...fetch, failure: "one\ntwo" }));
    await expect(writeSmall({ ...provenance, fetches })).rejects.toThrow(
      "rut: failure: row 2: expected some text in one line",
    );
  });
});

describe("a revision is refused when", () => {
  test.each([
    [
      "its series is unknown",
      /walcl(?=.*\n$)/,
      "wal",
      'revisions.csv: known series: row 3: expected an id of the catalogue, got "wal"',
    ],
    [
      "its date is no day",
      "01-28",
      "01-32",
      'walcl: date: row 2: expected a day as YYYY-MM-DD, got "2026-01-32"',
    ],
    ["a value is no number", ",6587000,", ",x,", 'walcl: before: row 2: expected a number, got "x"'],
    [
      "it changes nothing",
      ",6587000,",
      ",6587568,",
      'walcl: after: row 2: expected another value than before, got "6587568"',
    ],
    [
      "nothing says when it was found",
      /,2026-02-01$/m,
      ",",
      `walcl: found: row 2: expected ${aMoment}, got ""`,
    ],
    [
      "it comes twice",
      "2026-02-02T06:30Z",
      "2026-02-01",
      "walcl: duplicate revision: row 3: expected one revision of a date at a moment, got that of row 2 again",
    ],
  ])("%s", async (_, from, to, message) => {
    expect(await refusalOfEdit("revisions.csv", from, to, provenance)).toBe(message);
  });
});
