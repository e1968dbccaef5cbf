import { execFile } from "node:child_process";
import { describe, expect, test } from "vitest";
import { embedded } from "../claims/embedded.js";

const root = new URL("../../", import.meta.url).pathname;
const { VINTAGE: _, ...env } = process.env;

interface Outcome {
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

/** `npm run multiverse -- \u2026`, without npm. */
function run(...options: string[]): Promise<Outcome> {
  const words = ["--import", "tsx", "tools/multiverse.ts", "--vintage", embedded, ...options];
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: root, env }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? null) : 0, out, err }),
    );
  });
}

describe("npm run multiverse -- --placebo", { timeout: 120_000 }, () => {
  test("prints the seed, the wording, the counts by every rule, and the real indices", async () => {
    const asked = ["--claim", "H1", "--placebo", "random-walk", "--draws", "40", "--wording-draws", "4"];
    const { code, out, err } = await run(...asked, "--seed", "3", "--set", "gap=2", "--set", "horizon=3");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("seed 3: 40 random walks");
    expect(out).toContain("after at least two months without one; ether is followed for three months");
    for (const rule of ["all", "most", "as-many", "mean", "high"]) {
      const at = out.indexOf(`\n${rule}: `);
      expect(at).toBeGreaterThan(0);
      expect(out.slice(at)).toMatch(
        /^\n.*\n {2}with this wording in \d+ of 40 draws .*\n {2}with at least one wording in \d of 4 draws /,
      );
    }
    expect(out).toMatch(/\nthe Russell 2000: 2 of 5 followed, /);
    expect(out).toMatch(/\nthe S&P 500: \d+ of \d+ followed, /);
    expect((await run(...asked, "--seed", "4", "--set", "gap=2", "--set", "horizon=3")).out).not.toBe(out);
  });

  test.each([
    [["--claim", "H2", "--placebo", "random-walk"], "--placebo is of the claim H1, not of H2"],
    [["--claim", "H1", "--placebo", "pink"], "noise is \u201cpink\u201d"],
    [["--claim", "H1", "--placebo", "resampled", "--set", "gap"], "--set gap: expected CONTROL=VALUE"],
    [["--claim", "H1", "--placebo", "resampled", "--set", "gap=99"], "gap is a number from 1 to 12"],
    [["--claim", "H1", "--placebo", "resampled", "--draws", "many"], "draws is NaN"],
  ])("refuses %j beside the usage", async (options, reason) => {
    const { code, out, err } = await run(...options);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(`multiverse: ${reason}`);
    expect(err).toContain("--placebo random-walk|resampled");
  });
});
