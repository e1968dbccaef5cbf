import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../src/claims/bars.js";
import { claims as register } from "../../src/claims/claims.js";
import type { H1Evidence } from "../../src/claims/rotation/h1-evidence.js";
import type { H7Evidence } from "../../src/claims/scorecard/h7.js";
import { seriesById } from "../../src/series/catalogue.js";
import { type OpenClaims, openClaims, openEmbedded, textsWithin, unsoundPaths } from "./embedded.js";

const ids = register.map(({ id }) => id);
const articleDate = "2026-01-09";
let claims: OpenClaims;
let blind: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
  const observations = claims.vintage.observations.filter(
    ({ series, date }) => addDays(date, seriesById(series).releaseLagDays) <= articleDate,
  );
  blind = await openClaims({ ...claims.vintage, observations });
});

describe("as of the articles' date", () => {
  test.each(ids)("%s finds what it would find if nothing had been observed since", async (id) => {
    const asOf = articleDate;
    expect(await claims.evaluate(id, { asOf })).toEqual(await blind.evaluate(id, { asOf }));
  });

  test.each(ids)(
    "%s has no later date in its evidence but the days on which a score falls due",
    async (id) => {
      const { evidence } = await claims.evaluate(id, { asOf: articleDate });
      const calls = id === "H7" ? (evidence as H7Evidence).calls : [];
      const open = calls.flatMap(({ scores }) => scores.map(({ date }) => date));
      const dates = textsWithin(evidence).filter((text) => /^\d{4}-\d{2}-\d{2}$/.test(text));
      expect(dates.filter((date) => date > articleDate && !open.includes(date))).toEqual([]);
    },
  );

  test("H1 has four complete breakouts; the one of September 2025 is open", async () => {
    const { n, evidence } = await claims.evaluate("H1", { asOf: articleDate });
    const { study, holdOut } = evidence as H1Evidence;
    expect(n).toBe(4);
    expect(study.episodes.filter(({ logReturn }) => logReturn === null).map(({ date }) => date)).toEqual([
      "2025-09-30",
    ]);
    expect(study.episodes.at(-1)?.path).toHaveLength(4);
    expect(holdOut?.dates).toEqual(["2026-01-08", "2026-01-09"]);
  });

  test("a breakout is complete on the day its horizon ends and not before", async () => {
    // Six month ends after 30 September 2025 is 31 March 2026.
    expect((await claims.evaluate("H1", { asOf: "2026-03-30" })).n).toBe(4);
    expect((await claims.evaluate("H1", { asOf: "2026-03-31" })).n).toBe(5);
  });
});

describe("as of any day that the control offers, from 2018 on", () => {
  const days = ["2018-01-01", "2018-06-30", "2020-12-31", "2021-06-30", "2025-10-31", "2026-08-21"];
  const cases = days.flatMap((asOf) => ids.map((id) => [asOf, id] as const));
  test.each(cases)("%s, %s gives a finite finding or says plainly why not", async (asOf, id) => {
    const finding = await claims.evaluate(id, { asOf });
    expect(unsoundPaths(finding)).toEqual([]);
    expect(finding.sentence).toMatch(/^[A-Z].*\.$/);
  });
});
