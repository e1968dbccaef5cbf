import { execFile } from "node:child_process";
import { expect, test } from "vitest";
import { claims } from "../../src/claims/claims.js";
import { embedded } from "./embedded.js";

const root = new URL("../../", import.meta.url).pathname;

/** Every claim is evaluated, on a machine that may be busy. */
const patience = 120_000;

interface Outcome {
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

/** `npm run claims -- …`, without npm. */
function run(...options: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const { VINTAGE: _, ...env } = process.env;
    const words = ["--import", "tsx", "tools/claims.ts", ...options];
    execFile(process.execPath, words, { cwd: root, env }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? null) : 0, out, err }),
    );
  });
}

test(
  "the claims as JSON give each claim's finding without its evidence",
  async () => {
    const { code, out, err } = await run("--vintage", embedded, "--json");
    expect([code, err]).toEqual([0, ""]);
    const findings = JSON.parse(out) as Record<string, unknown>[];
    expect(findings.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
    for (const finding of findings) {
      expect(Object.keys(finding)).toEqual(
        expect.arrayContaining(["id", "verdict", "sentence", "estimate", "interval", "p", "n", "effectiveN"]),
      );
      expect(Object.keys(finding)).toEqual(expect.arrayContaining(["parameters", "asOf", "vintage"]));
      expect(Object.keys(finding)).not.toContain("evidence");
      expect(finding).toMatchObject({ asOf: "2026-08-21", verdict: expect.any(String) });
      expect(finding.vintage).toMatch(/^embedded-2026-08-21-[0-9a-f]{8}$/);
    }
  },
  patience,
);

test(
  "another definition of breakout changes how many there are, and the p-value",
  async () => {
    const found = await Promise.all(
      [["gap=1"], ["gap=12"], ["definition=golden-cross"]].map(async (settings) => {
        const asked = settings.flatMap((setting) => ["--set", setting]);
        const { code, out, err } = await run("--vintage", embedded, "--json", "--claim", "H1", ...asked);
        expect([code, err]).toEqual([0, ""]);
        const [finding] = JSON.parse(out) as { readonly n: number; readonly p: { readonly value: number } }[];
        return finding;
      }),
    );
    expect(new Set(found.map((finding) => finding?.n)).size).toBe(3);
    expect(new Set(found.map((finding) => finding?.p.value)).size).toBe(3);
  },
  patience,
);

test(
  "a setting without a claim, and one that the claim does not allow, end with code 1 and say what is allowed",
  async () => {
    expect(await run("--vintage", embedded, "--set", "gap=3")).toMatchObject({
      code: 1,
      err: expect.stringContaining("--set needs --claim"),
    });
    expect(await run("--vintage", embedded, "--claim", "H1", "--set", "gap=999")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/gap.*999/),
    });
  },
  patience,
);

test("a vintage that is not there ends with code 1 and one clear line beside the usage", async () => {
  const { code, out, err } = await run("--vintage", "/nowhere/vintage");
  expect([code, out]).toEqual([1, ""]);
  const lines = err.split("\n").filter((line) => line && !line.startsWith("usage: "));
  expect(lines).toEqual([
    "claims: vintage /nowhere/vintage: datapackage.json: file: expected a readable file, got no such file",
  ]);
});

test("an as-of day that is none ends with code 1 and names it", async () => {
  const { code, err } = await run("--vintage", embedded, "--as-of", "yesterday");
  expect(code).toBe(1);
  expect(err.split("\n")[0]).toContain('"yesterday" is not YYYY-MM-DD');
});
