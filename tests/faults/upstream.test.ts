import { beforeAll, describe, expect, test } from "vitest";
import type { R1Evidence } from "../../src/claims/milestone/r1-crossing.js";
import type { H1Evidence } from "../../src/claims/rotation/h1-evidence.js";
import { makeReport } from "../../src/report/make-report.js";
import { availableOn } from "../../src/series/availability.js";
import { catalogue, seriesById } from "../../src/series/catalogue.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import type { Refreshed } from "../../tools/refresh/refresh.js";
import { copyOf, digest, nextDay, scratch, writeSmallBase } from "./base-vintages.js";
import { recordingsAbsent, refreshFromRecordings } from "./recordings.js";
import { faultKinds } from "./stand-in/fault-kinds.js";

describe.skipIf(recordingsAbsent)("with the recordings of the public sources beside the project", () => {
  let full: Refreshed;
  let vintage: Vintage;

  beforeAll(async () => {
    full = await refreshFromRecordings([], { asOf: "2026-08-21", vintage: `${scratch()}/full` });
    vintage = await readVintage(full.vintage?.directory ?? "");
  });

  test("a refresh fetches every series but the imported one, at its own frequency", () => {
    const failures = full.results.flatMap(({ fetch }) => fetch.failure ?? []);
    expect(failures).toEqual([]);
    const fetched = full.results
      .filter(({ fetch }) => fetch.outcome === "fetched")
      .map(({ series }) => series);
    expect(fetched).toEqual(catalogue.map(({ id }) => id).filter((id) => id !== "total3"));
    for (const id of fetched) {
      const { nativeFrequency } = seriesById(id);
      expect(vintage.coverage.some((one) => one.series === id && one.frequency === nativeFrequency)).toBe(
        true,
      );
    }
    expect(full.requests).toBeLessThan(120);
  });

  test("a report of it finds the breakouts by day, and the first close above the level", async () => {
    const { claims } = await makeReport(vintage.directory);
    const evidenceOf = (id: string) => claims.find(({ claim }) => claim.id === id)?.finding.evidence;
    const { study } = evidenceOf("H1") as H1Evidence;
    // Known beforehand from the daily closes of the index.
    expect(study.episodes.map(({ date }) => date)).toEqual([
      "2016-11-14",
      "2018-05-16",
      "2020-11-13",
      "2021-11-02",
      "2025-09-18",
    ]);
    expect((evidenceOf("R1") as R1Evidence).first?.date).toBe("2026-01-08");
  });

  test("as of the articles' date it holds nothing published later", { timeout: 60_000 }, async () => {
    const { vintage: early } = await refreshFromRecordings([], {
      asOf: "2026-01-09",
      vintage: `${scratch()}/early`,
    });
    const late = early?.observations.filter(
      ({ series, date }) => availableOn(seriesById(series), date) > "2026-01-09",
    );
    expect(late).toEqual([]);
    expect(early?.facts.filter(({ date }) => date > "2026-01-09")).toEqual([]);
    const { claims } = await makeReport(early?.directory ?? "");
    // Dated facts that no row told yet, a vote and a forecast still open: no series is missing or stale.
    const openThen = {
      L7: /not known yet/,
      L9: /no row tells of refunds/,
      P1: /was open on 9 January 2026/,
      A1: /dated by the month, which was not over/,
      H7: /No scoring day is over yet/,
    };
    const unanswered = claims.filter(({ finding }) => finding.verdict === "cannot-say");
    expect(unanswered.map(({ claim }) => claim.id)).toEqual(Object.keys(openThen));
    for (const { claim, finding } of unanswered) {
      expect(finding.sentence).toMatch(openThen[claim.id as keyof typeof openThen]);
    }
  });

  test.each(Object.keys(faultKinds))("%s ends in a sound vintage and a clear line", async (kind) => {
    const ids = ["rut", "spx", "tga", "sol", "xrp"];
    const small = await writeSmallBase(vintage, ids);
    const directory = copyOf(small);
    const faults = ["yahoo/^RUT", "fiscaldata", "binance/SOLUSDT"].flatMap((at) => [
      "--fault",
      `${at}=${kind}`,
    ]);
    const { results, vintage: fresh } = await refreshFromRecordings(faults, {
      asOf: nextDay,
      vintage: directory,
      only: ids,
      timeoutMs: 1_500,
    });
    expect(fresh).not.toBeNull();
    expect(digest(`${directory}.previous`)).toEqual(digest(small));
    const read = await readVintage(directory, { required: ids });
    for (const { series, fetch } of results) {
      const rowsIn = ({ observations }: Vintage) => observations.filter((one) => one.series === series);
      expect(fetch.failure ?? "").toMatch(/^$|^[\w.-]+\/\S+: [\w -]+: .*expected .+, got .+$/);
      const held = rowsIn(await readVintage(small, { required: ids }));
      if (fetch.outcome === "kept") expect(rowsIn(read)).toEqual(held);
      else expect(rowsIn(read).slice(0, held.length - 3)).toEqual(held.slice(0, held.length - 3));
      if (["spx", "xrp"].includes(series)) expect(fetch.outcome).toBe("fetched");
    }
  });
});
