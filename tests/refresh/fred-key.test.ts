import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { baseDay, scratch } from "../faults/base-vintages.js";
import { openStandIn, type StandIn } from "../faults/stand-in/open-stand-in.js";
import { askedOf } from "./asked-range.js";
import { refreshWith, resultOf, runCommand } from "./run-refresh.js";

const key = "0123456789abcdef0123456789abcdef";
const day = "2026-01-09";
const only = ["m2", "nfci", "rut"];

let standIn: StandIn;
beforeAll(async () => {
  standIn = await openStandIn();
});
beforeEach(() => standIn.setFaults([]));
afterAll(() => standIn.close());

function textsIn(directory: string): string {
  return readdirSync(directory)
    .map((name) => readFileSync(join(directory, name), "utf8"))
    .join("\n");
}

describe("with FRED_API_KEY", () => {
  test("FRED is asked through its API for what was published by the as-of day, and the values are said to be such", async () => {
    const vintage = join(scratch(), "vintage");
    const seen = standIn.requests.length;
    const now = "2026-08-29T12:00:00Z";
    const asked = { asOf: day, now, vintage, upstream: standIn.url, only, fredKey: key };
    const refreshed = await refreshWith(asked);
    const requests = standIn.requests.slice(seen).filter(({ host }) => host.includes("stlouisfed"));
    expect(requests.map(({ host }) => host)).toEqual(["api.stlouisfed.org", "api.stlouisfed.org"]);
    for (const request of requests) {
      const query = new URLSearchParams(request.path.split("?")[1]);
      expect(["realtime_start", "realtime_end", "api_key"].map((name) => query.get(name))).toEqual([
        day,
        day,
        key,
      ]);
      expect(askedOf(request).to).toBe(day);
    }
    for (const id of ["m2", "nfci"]) {
      expect(resultOf(refreshed, id).fetch).toMatchObject({ outcome: "fetched", note: null });
    }
    expect(JSON.stringify(refreshed)).not.toContain(key);
    expect(textsIn(vintage)).not.toContain(key);
  });

  test.each(["500", "403", "404", "html200", "limit200", "truncated", "redirect-loop", "bad-gzip", "hang"])(
    "the key stands in nothing that is said or written when FRED answers with %s",
    async (kind) => {
      standIn.setFaults([`fred=${kind}`]);
      const vintage = join(scratch(), "vintage");
      const asked = { asOf: baseDay, vintage, upstream: standIn.url, only, fredKey: key };
      const refreshed = await refreshWith({ ...asked, timeoutMs: 150 });
      expect(resultOf(refreshed, "m2").fetch).toMatchObject({ outcome: "kept", source: "fred/M2SL" });
      expect(JSON.stringify(refreshed)).not.toContain(key);
      expect(textsIn(vintage)).not.toContain(key);
    },
  );

  test("the command prints it nowhere, whether FRED answers, fails or is not there", async () => {
    const env = { FRED_API_KEY: key };
    const args = ["--as-of", baseDay, "--only", "m2,rut", "--upstream", standIn.url];
    const vintage = join(scratch(), "vintage");
    const good = await runCommand([...args, "--vintage", vintage], { env });
    expect(good.code).toBe(0);
    standIn.setFaults(["fred=403"]);
    const bad = await runCommand([...args, "--vintage", vintage], { env });
    expect([bad.code, bad.err]).toEqual([
      0,
      expect.stringMatching(/^warning: m2: fred\/M2SL: status: expected 200, got 403 Forbidden; kept /),
    ]);
    expect(good.out + good.err + bad.out + bad.err + textsIn(vintage)).not.toContain(key);
  });

  test("a key that is none is refused without being shown", async () => {
    for (const wrong of ["hunter2", key.toUpperCase()]) {
      const env = { FRED_API_KEY: wrong };
      const vintage = join(scratch(), "vintage");
      const { code, out, err } = await runCommand(["--upstream", standIn.url, "--vintage", vintage], { env });
      const got = wrong.length === 32 ? "other characters" : "7 characters";
      expect([code, out, err]).toEqual([
        1,
        "",
        `refresh: fred/key: key: expected 32 lower-case letters and digits, got ${got}\n`,
      ]);
    }
  });

  test("an empty key is no key", async () => {
    const seen = standIn.requests.length;
    const vintage = join(scratch(), "vintage");
    const args = ["--as-of", baseDay, "--only", "m2", "--upstream", standIn.url, "--vintage", vintage];
    expect((await runCommand(args, { env: { FRED_API_KEY: "" } })).code).toBe(0);
    expect(standIn.requests.slice(seen).map(({ host }) => host)).toEqual(["fred.stlouisfed.org"]);
  });
});
