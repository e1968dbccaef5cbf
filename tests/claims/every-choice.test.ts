import { beforeAll, describe, expect, test } from "vitest";
import type { Finding, Parameter, Setting } from "../../src/claims/claim.js";
import { claimById, claims as register } from "../../src/claims/claims.js";
import { offeredFrequencies } from "../../src/claims/frequencies.js";
import { type OpenClaims, openEmbedded, unsoundPaths } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

function valuesOf(parameter: Parameter): string[] {
  if (parameter.kind === "choice") return parameter.options.map(({ value }) => String(value));
  const { minimum, maximum, step } = parameter;
  const steps = Math.round((maximum - minimum) / step);
  return Array.from({ length: steps + 1 }, (_, i) => String(minimum + i * step));
}

function offered(id: string): Setting[] {
  const frequencies = offeredFrequencies(claimById(id), claims.vintage.coverage);
  return frequencies
    .filter(({ reason }) => reason === null)
    .map(({ frequency }) => claims.settingOf(id, { frequency }));
}

function expectSound(finding: Finding, asked: Readonly<Record<string, string>>): void {
  expect(unsoundPaths(finding), JSON.stringify(asked)).toEqual([]);
  expect(finding.sentence, JSON.stringify(asked)).toMatch(/^[A-Z].*\.$/);
  expect(finding.sentence, JSON.stringify(asked)).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(finding.effectiveN).toBeLessThanOrEqual(finding.n);
  for (const p of [finding.p, finding.familyWiseP, finding.hitRate?.p ?? null]) {
    if (p) expect(p.value).toBeGreaterThanOrEqual(p.smallestAttainable - 1e-12);
    if (p) expect(p.value).toBeLessThanOrEqual(1);
  }
}

describe("every value of every parameter, the others at their defaults, gives a finite finding", () => {
  test.each(register.map(({ id }) => id))("of %s, at every frequency offered", async (id) => {
    for (const { frequency, ...setting } of offered(id)) {
      for (const parameter of claimById(id).parameters({ ...setting, frequency })) {
        for (const value of valuesOf(parameter)) {
          const asked = { [parameter.id]: value };
          expectSound(await claims.evaluate(id, { frequency, asked }), asked);
        }
      }
    }
  });
});

describe("H1 at the ends of its ranges", () => {
  const corners = ["1", "12"].flatMap((gap) =>
    ["1", "12"].flatMap((horizon) =>
      ["eth", "btc"].flatMap((asset) =>
        ["2015-08-01", "2020-01-01"].map((start) => ({ gap, horizon, asset, start })),
      ),
    ),
  );

  test("gives finite findings with the vintage's own as-of day", async () => {
    for (const asked of corners) expectSound(await claims.evaluate("H1", { asked }), asked);
  });

  test("counts only windows that do not overlap in its effective n", async () => {
    const asked = { gap: "1", horizon: "12" };
    const { n, effectiveN } = await claims.evaluate("H1", { asked });
    expect(effectiveN).toBeLessThan(n);
  });

  test("with no complete breakout is inconclusive and says that there is nothing to test", async () => {
    // From January 2020, as of March 2021: the breakout of November 2020 is not six months old.
    const ask = { asOf: "2021-03-31", asked: { start: "2020-01-01" } };
    const finding = await claims.evaluate("H1", ask);
    expectSound(finding, ask.asked);
    expect(finding).toMatchObject({ verdict: "inconclusive", n: 0, effectiveN: 0, p: null, estimate: null });
    expect(finding.sentence).toContain("nothing to test");
  });

  test("with one breakout in a sample that only rose is inconclusive and finite", async () => {
    // From January 2020, as of June 2021, ether rose over every six months: the base rate is one.
    const ask = { asOf: "2021-06-30", asked: { start: "2020-01-01" } };
    const finding = await claims.evaluate("H1", ask);
    expectSound(finding, ask.asked);
    expect(finding).toMatchObject({ verdict: "inconclusive", n: 1 });
  });

  test("with a sample shorter than the longest horizon says so plainly", async () => {
    const ask = { asOf: "2020-12-31", asked: { start: "2020-01-01", horizon: "12" } };
    const finding = await claims.evaluate("H1", ask);
    expectSound(finding, ask.asked);
    expect(["inconclusive", "cannot-say"]).toContain(finding.verdict);
  });

  test("with a family that holds longer horizons than the sample still judges the shorter ones", async () => {
    const ask = { asOf: "2020-12-31", asked: { start: "2020-01-01", horizon: "1" } };
    const finding = await claims.evaluate("H1", ask);
    expectSound(finding, ask.asked);
    expect(finding.n).toBe(1);
  });
});
