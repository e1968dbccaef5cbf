import { beforeAll, describe, expect, test } from "vitest";
import { claimById, claims as register } from "../../src/claims/claims.js";
import { defaultParameters } from "../../src/claims/evaluate-claim.js";
import { seriesById } from "../../src/series/catalogue.js";
import { coverageOf } from "../../src/vintage/coverage.js";
import { type OpenClaims, openClaims, openEmbedded } from "./embedded.js";

let whole: OpenClaims;

beforeAll(async () => {
  whole = await openEmbedded();
});

/** The committed vintage with one series ending on a day. */
async function endingOn(series: string, last: string): Promise<OpenClaims> {
  const observations = whole.vintage.observations.filter((o) => o.series !== series || o.date <= last);
  return openClaims({ ...whole.vintage, observations, coverage: coverageOf(observations) });
}

const readingWords = (id: string) => whole.evaluate(id).then(({ readings }) => readings.length);

describe("a verdict that every new day could change", () => {
  // The vintage is as of 21 August 2026; 45 and 46 days before it are 7 and 6 July.
  test.each(["H1", "H7"])("of %s stands while a series is as old as allowed", async (id) => {
    const { verdict, sentence } = await (await endingOn("rut", "2026-07-07")).evaluate(id);
    expect(verdict).toBe((await whole.evaluate(id)).verdict);
    expect(sentence).not.toMatch(/cannot say/);
  });

  test.each(["H1", "H7"])("of %s is withheld a day later, with the reason", async (id) => {
    const open = await endingOn("rut", "2026-07-06");
    const finding = await open.evaluate(id);
    expect(finding.verdict).toBe("cannot-say");
    expect(finding.sentence).toContain(
      "We cannot say: the last observation of Russell 2000 (FTSE Russell) is of 6 July 2026, 46 days before 21 August 2026; past 45 days no verdict is given. Up to then: ",
    );
    expect(finding.readings).toEqual([]);
    expect(await readingWords(id)).toBeGreaterThan(0);
  });

  test("leaves what was counted, estimated and drawn", async () => {
    const { verdict, sentence, readings, ...kept } = await (await endingOn("spx", "2026-05-29")).evaluate(
      "H1",
    );
    const { verdict: _v, sentence: told, readings: _r, ...given } = await whole.evaluate("H1");
    expect(verdict).toBe("cannot-say");
    expect(kept).toEqual(given);
    expect(sentence.endsWith(` Up to then: ${told}`)).toBe(true);
    expect(readings).toEqual([]);
  });

  test("names the oldest series where several are too old", async () => {
    const observations = whole.vintage.observations.filter(
      ({ series, date }) =>
        (series !== "btc" || date <= "2026-05-31") && (series !== "eth" || date <= "2026-04-30"),
    );
    const open = await openClaims({ ...whole.vintage, observations, coverage: coverageOf(observations) });
    const { sentence } = await open.evaluate("H1");
    expect(sentence).toMatch(
      /^We cannot say: the last observation of ETH \(.+\) is of 30 April 2026, 113 days/,
    );
  });

  test("is given as of a day when the data held were fresh", async () => {
    const open = await endingOn("rut", "2026-05-29");
    const asOf = "2026-06-30";
    expect((await open.evaluate("H1")).verdict).toBe("cannot-say");
    expect((await open.evaluate("H1", { asOf })).verdict).toBe(
      (await whole.evaluate("H1", { asOf })).verdict,
    );
  });

  test("does not depend on series that the claim does not use", async () => {
    const open = await endingOn("fng", "2026-05-29");
    expect(await open.evaluate("H7")).toEqual(await whole.evaluate("H7"));
  });
});

describe("a verdict on the past", () => {
  const cases = [
    ["R1", "rut", "2026-01-09", "2026-01-07"],
    ["L3", "tga", "2026-02-06", "2026-02-05"],
    ["C1", "btc", "2026-01-09", "2026-01-08"],
  ] as const;

  test.each(cases)("of %s stands for good once %s reaches %s", async (id, series, settled) => {
    const finding = await (await endingOn(series, settled)).evaluate(id);
    expect(finding.verdict).toBe((await whole.evaluate(id)).verdict);
    expect(finding.readings).toEqual((await whole.evaluate(id)).readings);
  });

  test.each(cases)("of %s is withheld where %s ends before %s, on %s", async (id, series, _, before) => {
    const { verdict, sentence } = await (await endingOn(series, before)).evaluate(id);
    expect(verdict).toBe("cannot-say");
    expect(sentence).toContain(`We cannot say: the last observation of ${seriesById(series).shortTitle} (`);
  });

  test("of C1 needs the months asked for", async () => {
    const open = await endingOn("btc", "2026-06-30");
    const asked = { end: "2026-07-31" };
    expect((await open.evaluate("C1")).verdict).not.toBe("cannot-say");
    const { verdict, sentence } = await open.evaluate("C1", { asked });
    expect(verdict).toBe("cannot-say");
    expect(sentence).toMatch(/no verdict is given\.( Up to then: |$)/);
  });
});

describe("the day on which a claim is settled", () => {
  test("is fixed for each claim: the last that its answer needs, or none", () => {
    const settled = register.map((claim) => {
      const parameters = defaultParameters(claim.parameters(whole.settingOf(claim.id, {})));
      return [claim.id, claim.settledOn(parameters)];
    });
    expect(settled).toEqual([
      ["R1", "2026-01-09"],
      ["R2", null],
      ["R3", null],
      ["R4", null],
      ["L1", "2026-01-09"],
      ["L2", "2026-01-07"],
      ["L3", "2026-02-06"],
      ["L4", null],
      ["L5", "2026-01-09"],
      ["L6", "2026-01-09"],
      ["L7", null],
      ["L8", "2026-01-09"],
      ["L9", null],
      ["L10", null],
      ["H1", null],
      ["H2", null],
      ["H3", null],
      ["H4", null],
      ["H5", null],
      ["H6", null],
      ["C1", "2026-01-09"],
      ["C1b", "2026-01-09"],
      ["C2", "2025-10-11"],
      ["C3", "2025-11-11"],
      ["C4", "2026-01-09"],
      ["C5", "2026-01-09"],
      ["C6", "2025-12-20"],
      ["C8", null],
      ["P1", "2026-03-31"],
      ["P2", null],
      ["P3", "2026-01-09"],
      ["P4", "2026-01-09"],
      ["P5", "2026-01-09"],
      ["A1", null],
      ["F1", "2026-12-31"],
      ["H7", null],
    ]);
  });

  test("leaves nothing for later data to change: cut there, each claim has its verdict", async () => {
    for (const id of ["R1", "L3", "C1", "C1b", "C2", "C3", "C4", "C5", "C6"]) {
      const claim = claimById(id);
      const settled = claim.settledOn(defaultParameters(claim.parameters(whole.settingOf(id, {}))));
      const observations = whole.vintage.observations.filter(({ date }) => date <= String(settled));
      const open = await openClaims({ ...whole.vintage, observations, coverage: coverageOf(observations) });
      expect((await open.evaluate(id)).verdict).toBe((await whole.evaluate(id)).verdict);
    }
  });
});
