import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksum } from "../../src/vintage/checksum.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import {
  edit,
  files,
  freshDirectory,
  provenance,
  provenanceFiles,
  readText,
  refusal,
  reseal,
  writeSmall,
} from "./small-vintage.js";

describe("a vintage is refused when", () => {
  test("its directory holds no descriptor", async () => {
    const directory = freshDirectory();
    expect(await refusal(directory)).toBe(
      `vintage ${directory}: datapackage.json: file: expected a readable file, got no such file`,
    );
  });

  test.each(["facts.csv", "observations.csv", "series.csv"])("%s is missing", async (file) => {
    const directory = await writeSmall();
    rmSync(join(directory, file));
    expect(await refusal(directory)).toBe(
      `vintage ${directory}: ${file}: file: expected a readable file, got no such file`,
    );
  });

  test("a file has one byte more", async () => {
    const directory = await writeSmall();
    const size = readText(directory, "facts.csv").length;
    edit(directory, "facts.csv", (text) => `${text}\n`);
    expect(await refusal(directory)).toBe(
      `vintage ${directory}: facts.csv: bytes: expected ${size}, got ${size + 1}`,
    );
  });

  test("a file has the right size and another content", async () => {
    const directory = await writeSmall();
    const before = checksum(readText(directory, "observations.csv"));
    edit(directory, "observations.csv", (text) => text.replace("2654.77", "2654.78"));
    const after = checksum(readText(directory, "observations.csv"));
    expect(await refusal(directory)).toBe(
      `vintage ${directory}: observations.csv: checksum: expected ${before}, got ${after}`,
    );
  });

  test("a required series has no observations", async () => {
    const directory = await writeSmall();
    expect(await refusal(directory, ["rut", "eth"])).toBe(
      `vintage ${directory}: eth: empty series: expected observations, got none`,
    );
  });

  test("nothing is said of what is required and a series of the catalogue is absent", async () => {
    const directory = await writeSmall();
    await expect(readVintage(directory)).rejects.toThrow(
      `vintage ${directory}: spx: empty series: expected observations, got none`,
    );
  });
});

describe("a descriptor is refused when", () => {
  test.each([
    [
      "it is not JSON",
      (text: string) => text.slice(1),
      "JSON: expected a JSON object, got text that is not JSON",
    ],
    ["it is not an object", () => "[]\n", "JSON: expected a JSON object, got another value"],
    [
      "its layout is not the one that is written",
      (text: string) => text.trimEnd(),
      "layout: expected JSON indented by two spaces, with the checksum last and a final newline, got the same content in other bytes",
    ],
  ])("%s", async (_, change, message) => {
    const directory = await writeSmall();
    edit(directory, "datapackage.json", change);
    expect(await refusal(directory)).toBe(`vintage ${directory}: datapackage.json: ${message}`);
  });

  test("its content is not what its checksum covers", async () => {
    const directory = await writeSmall();
    const { checksum: recorded, ...rest } = JSON.parse(readText(directory, "datapackage.json"));
    const computed = checksum(JSON.stringify({ ...rest, retrievedAt: "2026-02-02" }));
    edit(directory, "datapackage.json", (text) => text.replace("2026-02-01", "2026-02-02"));
    expect(await refusal(directory)).toBe(
      `vintage ${directory}: datapackage.json: checksum: expected ${recorded}, got ${computed}`,
    );
  });

  test("its id is not that of its content", async () => {
    const directory = await writeSmall();
    const { id } = JSON.parse(readText(directory, "datapackage.json"));
    reseal(directory, (descriptor) => {
      descriptor.id = "small-2026-01-31-00000000";
    });
    expect(await refusal(directory)).toBe(
      `vintage ${directory}: datapackage.json: id: expected ${id}, got small-2026-01-31-00000000`,
    );
  });

  test("it counts other rows than a file has", async () => {
    const directory = await writeSmall();
    reseal(directory, (descriptor) => {
      descriptor.resources = descriptor.resources.map((resource) => ({ ...resource, rows: 4 }));
    });
    expect(await refusal(directory)).toBe(`vintage ${directory}: series.csv: rows: expected 4, got 3`);
  });

  test("it leaves out a file", async () => {
    const directory = await writeSmall();
    reseal(directory, (descriptor) => {
      descriptor.resources = descriptor.resources.slice(0, 2);
    });
    expect(await refusal(directory)).toBe(
      `vintage ${directory}: facts: resource: expected an entry in resources, got none`,
    );
  });

  test("its as-of day is not a day", async () => {
    const directory = await writeSmall();
    reseal(directory, (descriptor) => {
      descriptor.asOf = "January";
    });
    expect(await refusal(directory)).toBe(
      `vintage ${directory}: datapackage.json: field: expected asOf as YYYY-MM-DD, got "January"`,
    );
  });
});

test("any single changed byte of any file is refused", async () => {
  const directory = await writeSmall(provenance);
  const change = fc.record({
    file: fc.constantFrom(...files, ...provenanceFiles),
    place: fc.nat(),
    mask: fc.integer({ min: 1, max: 255 }),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ file, place, mask }) => {
      const path = join(directory, file);
      const bytes = readFileSync(path);
      const broken = Buffer.from(bytes);
      const i = place % bytes.length;
      broken[i] = (bytes[i] ?? 0) ^ mask;
      writeFileSync(path, broken);
      try {
        expect(await refusal(directory)).toMatch(new RegExp(`^vintage ${directory}: ${file}: `));
      } finally {
        writeFileSync(path, bytes);
      }
    }),
    { seed: 20260821, numRuns: 400 },
  );
});
