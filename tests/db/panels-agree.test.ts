import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { type Database, readPanel } from "../../src/db/database.js";
import { openNativeDatabase, readPanelQuery } from "../../src/db/native-database.js";
import type { PanelFrequency } from "../../src/series/series.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import { openWasm } from "./open-wasm.js";

const root = new URL("../../", import.meta.url).pathname;
const names = readdirSync(new URL("src/db/panels/", new URL("../../", import.meta.url)))
  .filter((file) => file.endsWith(".sql"))
  .map((file) => file.replace(/\.sql$/, ""));
const frequencies: readonly PanelFrequency[] = ["monthly", "weekly", "daily"];
const days = ["2026-01-09", "2026-08-21", "2020-12-31"];

let native: Database;
let wasm: Database;

/** The bytes that the page loads: the loader run as the build runs it, on the committed vintage. */
async function loadedBytes(): Promise<Uint8Array> {
  const env = { ...process.env, VINTAGE: "data/embedded" };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "src/data/observations.arrows.ts"],
    { cwd: root, env, encoding: "buffer", maxBuffer: 64 * 1024 * 1024 },
  );
  return new Uint8Array(stdout);
}

beforeAll(async () => {
  const [bytes, { observations }] = await Promise.all([loadedBytes(), readVintage(`${root}data/embedded`)]);
  [native, wasm] = await Promise.all([openNativeDatabase(observations), openWasm(bytes)]);
});

describe("the page's database and the build's", () => {
  test("hold the same observations", async () => {
    const sql =
      "SELECT series, frequency, date::VARCHAR AS date, value FROM observations ORDER BY series, frequency, date";
    const here = await native.query(sql);
    expect(here.rows.length).toBeGreaterThan(8000);
    expect(await wasm.query(sql)).toEqual(here);
  });

  test.each(names)(
    "give every cell of the panel %s alike, at every frequency and as-of day",
    async (name) => {
      const sql = await readPanelQuery(name);
      for (const frequency of frequencies) {
        for (const asOf of days) {
          const request = { query: name, frequency, asOf };
          const panel = await readPanel(native, request, sql);
          if (asOf === "2026-08-21") expect(panel.rows).toBeGreaterThan(0);
          expect(await readPanel(wasm, request, sql)).toEqual(panel);
        }
      }
    },
  );

  test("refuse the same broken query with a message", async () => {
    await expect(native.query("SELECT nothing FROM nowhere")).rejects.toThrow("nowhere");
    await expect(wasm.query("SELECT nothing FROM nowhere")).rejects.toThrow("nowhere");
  });
});
