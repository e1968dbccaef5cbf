import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readVintage } from "../../src/vintage/read-vintage.js";
import { usage } from "../../tools/refresh/options.js";
import { copyOf, digest, nextDay, scratch, writeSmallBase } from "../faults/base-vintages.js";
import { openStandIn, type StandIn } from "../faults/stand-in/open-stand-in.js";
import { isThere, lockOfDirectory, refreshWith, runCommand, startCommand } from "./run-refresh.js";

const ids = ["dgs10", "walcl"];
let standIn: StandIn;
let base: string;

beforeAll(async () => {
  standIn = await openStandIn();
  const directory = join(scratch(), "base");
  await refreshWith({ asOf: "2026-08-14", vintage: directory, upstream: standIn.url, only: ids });
  base = await writeSmallBase(await readVintage(directory), ids);
});
beforeEach(() => standIn.setFaults([]));
afterAll(() => standIn.close());

const argsFor = (vintage: string, ...more: string[]) => [
  ...["--upstream", standIn.url, "--vintage", vintage, "--as-of", nextDay],
  ...more,
];
const untilAsked = async (count: number) => {
  while (standIn.requests.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe("npm run refresh", () => {
  test("prints a plain line for each series, a table and the vintage, ends with 0 and at once", async () => {
    const vintage = copyOf(base);
    let told = 0;
    const { code, out, err } = await runCommand(argsFor(vintage, "--only", ids.join(","), "--diff"), {
      onLine: () => {
        told = performance.now();
      },
    });
    const lingered = performance.now() - told;
    const { id } = await readVintage(vintage, { required: [] });
    expect([code, err, lingered < 1_000]).toEqual([0, "", true]);
    const [one = "", other = "", ...rest] = out.trimEnd().split("\n");
    const places = [one, other].map((line) => line.slice(0, 6)).sort();
    expect(places).toEqual(["[ 1/2]", "[ 2/2]"]);
    expect([one, other].map((line) => line.slice(7)).sort()).toEqual([
      "dgs10           fetched   fred/DGS10                         318 rows to 2026-08-21, 6 new",
      "walcl           fetched   fred/WALCL                         1,236 rows to 2026-08-19, 1,173 new",
    ]);
    expect(rest).toEqual([
      "",
      "series  source      outcome  rows  first       last         new        age",
      "dgs10   fred/DGS10  fetched   318  2025-06-02  2026-08-21     6  7 d fresh",
      "walcl   fred/WALCL  fetched  1236  2002-12-18  2026-08-19  1173  9 d fresh",
      "",
      `${id} in ${vintage}, 2 requests`,
      "",
      expect.stringMatching(new RegExp(`^from refreshed-2026-08-14-\\w{8} to ${id}$`)),
      "  dgs10           +6 (2026-08-14 to 2026-08-21)",
      "  walcl           +1173 (2002-12-18 to 2026-08-19)",
    ]);
  });

  test("ends with 0 and a warning for each series that failed, on the stream for errors", async () => {
    standIn.setFaults(["fred/WALCL=404"]);
    const { code, out, err } = await runCommand(argsFor(copyOf(base), "--only", ids.join(",")));
    expect([code, err]).toEqual([
      0,
      "warning: walcl: fred/WALCL: status: expected 200, got 404 Not Found; " +
        "kept 63 observations to 2026-08-12, last good 2026-08-15T12:00Z\n",
    ]);
    expect(out).toMatch(/^\[ [12]\/2\] walcl {11}kept {6}fred\/WALCL {25}63 rows to 2026-08-12$/m);
    expect(out).toMatch(/\nrefreshed-2026-08-28-\w{8} in \/.+, 2 requests\n$/);
  });

  test("ends with 1 where no series is good, and writes nothing", async () => {
    standIn.setFaults(["fred=404"]);
    const vintage = copyOf(base);
    const { code, err } = await runCommand(argsFor(vintage, "--only", ids.join(","), "--diff"));
    const lines = err.trimEnd().split("\n");
    expect([code, lines.length, lines[2]]).toEqual([
      1,
      3,
      "refresh: no series was good (2 requests); nothing was written",
    ]);
    expect([digest(vintage), readdirSync(dirname(vintage))]).toEqual([digest(base), ["vintage"]]);
  });

  test("ends with 2 for a mistake, with the usage, and asks nobody", async () => {
    const seen = standIn.requests.length;
    const vintage = join(scratch(), "vintage");
    const { code, out, err } = await runCommand(argsFor(vintage, "--only", "gold"));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(
      /^refresh: --only: "gold" is not a series of the catalogue; there are rut, .+, fng\n/,
    );
    expect(err.slice(err.indexOf("\n") + 1)).toBe(`${usage}\n`);
    expect([standIn.requests.length, isThere(vintage)]).toEqual([seen, false]);
  });

  test("ends with 1 and one line where the target cannot be written or is unsound", async () => {
    const folder = scratch();
    writeFileSync(join(folder, "file"), "");
    const under = await runCommand(argsFor(join(folder, "file", "vintage"), "--only", "walcl"));
    expect([under.code, under.out]).toEqual([1, ""]);
    expect(under.err).toMatch(/^refresh: (EEXIST|ENOTDIR): .+\n$/);
    const file = await runCommand(argsFor(join(folder, "file"), "--only", "walcl"));
    expect([file.code, file.out, file.err]).toEqual([
      1,
      "",
      `refresh: vintage ${folder}/file: datapackage.json: file: expected a readable file, got ENOTDIR\n`,
    ]);
    expect(readdirSync(folder)).toEqual(["file"]);
  });

  test("ends with 1 within seconds where nobody listens, and writes nothing", async () => {
    const vintage = join(scratch(), "vintage");
    const { code, err, took } = await runCommand([
      ...["--upstream", "http://127.0.0.1:9", "--vintage", vintage, "--as-of", nextDay],
      ...["--only", "rut"],
    ]);
    expect(code).toBe(1);
    const [first] = err.split("\n");
    expect(first).toBe(
      "warning: rut: yahoo/^RUT: connection: expected a whole answer, got ECONNREFUSED; " +
        "kept 528 observations to 2026-08-21, last good 2026-08",
    );
    expect(err).toMatch(/refresh: no series was good \(\d+ requests\); nothing was written\n$/);
    expect(took).toBeLessThan(12_000);
    expect(readdirSync(dirname(vintage))).toEqual([]);
  });

  test("--timeout bounds a try, --time-limit the whole, and the good series are written", async () => {
    standIn.setFaults(["fred/WALCL=hang"]);
    const [tries, whole] = await Promise.all([
      runCommand(argsFor(copyOf(base), "--only", ids.join(","), "--timeout", "0.2")),
      runCommand(argsFor(copyOf(base), "--only", ids.join(","), "--time-limit", "0.75")),
    ]);
    expect([tries.code, tries.err]).toEqual([
      0,
      expect.stringMatching(
        /^warning: walcl: fred\/WALCL: time: expected an answer within 0\.2 s, got none in 4 tries; kept /,
      ),
    ]);
    expect([whole.code, whole.err]).toEqual([
      0,
      expect.stringMatching(
        /^warning: walcl: fred\/WALCL: time: expected an end within the time limit, got none; kept /,
      ),
    ]);
    expect(whole.took).toBeLessThan(6_000);
  });

  test("that is interrupted leaves nothing that stops the next one, which takes its leftovers away", async () => {
    standIn.setFaults(["fred/WALCL=hang"]);
    const vintage = copyOf(base);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      const seen = standIn.requests.length;
      const { child, ended } = startCommand(argsFor(vintage, "--only", "walcl"));
      await untilAsked(seen + 1);
      child.kill(signal);
      expect((await ended).code).not.toBe(0);
      expect([digest(vintage), isThere(lockOfDirectory(vintage))]).toEqual([digest(base), true]);
    }
    standIn.setFaults([]);
    const { code, err, out } = await runCommand(argsFor(vintage, "--only", "walcl"));
    expect([code, err]).toEqual([0, ""]);
    expect(out).not.toContain("waiting");
    expect(readdirSync(dirname(vintage)).sort()).toEqual(["vintage", "vintage.previous"]);
  });

  test("whose reader goes away ends without changing anything, and without standing in the way", async () => {
    standIn.setFaults(["fred/WALCL=hang"]);
    const vintage = copyOf(base);
    const seen = standIn.requests.length;
    const { child, ended } = startCommand(argsFor(vintage, "--only", "walcl", "--time-limit", "1"));
    await untilAsked(seen + 1);
    child.stdout?.destroy();
    expect((await ended).code).not.toBe(0);
    expect(digest(vintage)).toEqual(digest(base));
    standIn.setFaults([]);
    expect((await runCommand(argsFor(vintage, "--only", "walcl"))).code).toBe(0);
  });
});
