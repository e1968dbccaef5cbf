import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Observation } from "../../src/series/series.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import { writeVintage } from "../../src/vintage/write-vintage.js";
import { diffLines, diffVintages } from "../../tools/refresh/diff.js";
import { projectRoot } from "../../tools/site/project-root.js";
import { runCommand } from "./run-refresh.js";

const at = (series: string, date: string, value: number): Observation => {
  return { series, frequency: series === "walcl" ? "weekly" : "daily", date, value };
};
const old = [
  at("rut", "2026-08-18", 2300),
  at("rut", "2026-08-19", 2310),
  at("rut", "2026-08-20", 2320),
  at("walcl", "2026-08-12", 6_600_000),
  at("walcl", "2026-08-19", 6_610_000),
  at("fng", "2026-08-20", 40),
];
const fresh = [
  at("rut", "2026-08-18", 2300),
  at("rut", "2026-08-19", 2310.5),
  at("rut", "2026-08-20", 2319),
  at("rut", "2026-08-21", 2330),
  at("walcl", "2026-08-19", 6_610_000),
  at("walcl", "2026-08-26", 6_620_000),
  at("btc", "2026-08-20", 100_000),
  at("btc", "2026-08-23", 101_000),
  at("fng", "2026-08-20", 40),
];

async function write(name: string, observations: readonly Observation[], asOf = "2026-08-28") {
  const directory = join(mkdtempSync(join(tmpdir(), "refresh-diff-")), name);
  const dates = { asOf, retrievedAt: asOf, factsAsOf: asOf, factsRetrievedAt: asOf };
  return writeVintage(directory, { name, ...dates, observations, facts: [] }, { required: [] });
}

let before: Vintage;
let after: Vintage;
beforeAll(async () => {
  [before, after] = [await write("old", old), await write("new", fresh)];
});

describe("the difference of two vintages", () => {
  test("is what was added, removed and changed, series by series in the catalogue's order", () => {
    expect(diffVintages(before, after)).toEqual([
      {
        series: "rut",
        added: ["2026-08-21"],
        removed: [],
        changed: [
          { date: "2026-08-19", before: 2310, after: 2310.5 },
          { date: "2026-08-20", before: 2320, after: 2319 },
        ],
      },
      { series: "walcl", added: ["2026-08-26"], removed: ["2026-08-12"], changed: [] },
      { series: "btc", added: ["2026-08-20", "2026-08-23"], removed: [], changed: [] },
    ]);
  });

  test("has a line for each series with the spans and the largest change", () => {
    expect(diffLines(before, after)).toEqual([
      `from ${before.id} to ${after.id}`,
      "  rut             +1 (2026-08-21); 2 changed, most on 2026-08-20: 2320 to 2319 index points",
      "  walcl           +1 (2026-08-26); -1 (2026-08-12)",
      "  btc             +2 (2026-08-20 to 2026-08-23)",
    ]);
  });

  test("is the other way round when the vintages are", () => {
    expect(diffLines(after, before).slice(1)).toEqual([
      "  rut             -1 (2026-08-21); 2 changed, most on 2026-08-20: 2319 to 2320 index points",
      "  walcl           +1 (2026-08-12); -1 (2026-08-26)",
      "  btc             -2 (2026-08-20 to 2026-08-23)",
    ]);
  });

  test("is said to be none where both hold the same observations, whatever else differs", async () => {
    const later = await write("later", old, "2026-08-29");
    expect(diffLines(before, later)).toEqual([`from ${before.id} to ${later.id}: the same observations`]);
  });

  test("tells a month's end from a day's value of the same date", async () => {
    const day = { ...at("rut", "2026-07-31", 2200) };
    const [daily, monthly] = [
      await write("daily", [day]),
      await write("monthly", [{ ...day, frequency: "monthly", value: 2210 }]),
    ];
    expect(diffVintages(daily, monthly)).toEqual([
      { series: "rut", added: ["2026-07-31"], removed: ["2026-07-31"], changed: [] },
    ]);
  });
});

describe("refresh --diff OLD NEW", () => {
  // Whoever would fetch would fail: every address leads to a port where nobody listens, and there is no key for FRED.
  const offline = ["--upstream", "http://127.0.0.1:9"];
  const env = { FRED_API_KEY: "not a key" };

  test("prints the difference and asks nobody", async () => {
    const { code, out, err } = await runCommand([...offline, "--diff", before.directory, after.directory], {
      env,
    });
    expect([code, err]).toEqual([0, ""]);
    expect(out.trimEnd().split("\n")).toEqual(diffLines(before, after));
  });

  test("takes directories from the project's root, and says what is wrong with one", async () => {
    const embedded = await runCommand(["--diff", "data/embedded", "data/embedded"], { env });
    expect(embedded).toMatchObject({ code: 0, err: "" });
    expect(embedded.out).toMatch(/^from (embedded-\S+) to \1: the same observations\n$/);
    const gone = await runCommand(["--diff", "data/embedded", "data/none"], { env });
    const directory = join(projectRoot, "data", "none");
    expect(gone).toMatchObject({
      code: 1,
      out: "",
      err: `refresh: vintage ${directory}: datapackage.json: file: expected a readable file, got no such file\n`,
    });
  });
});
