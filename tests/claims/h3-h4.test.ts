import { beforeAll, describe, expect, test } from "vitest";
import type { H3Evidence } from "../../src/claims/rotation/h3-evidence.js";
import { matchTurns, type Track, turnsOf } from "../../src/claims/rotation/h3-turns.js";
import type { H4Evidence } from "../../src/claims/rotation/h4-evidence.js";
import { type OpenClaims, openClaims, openEmbedded } from "./embedded.js";
import { madeWorld } from "./made-leads.js";
import { holdingsOf } from "./made-vintage.js";
import { commonCloses, laggedCorrelation, logReturnsOf } from "./rotation-rows.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

describe("turns", () => {
  const peak = (at: number) => ({ at, kind: "peak" as const });
  const trough = (at: number) => ({ at, kind: "trough" as const });

  test("are matched with the nearest of the same kind within the window, each once", () => {
    const matched = matchTurns(
      [peak(10), trough(30), peak(50)],
      [trough(12), peak(14), peak(44), trough(60)],
      20,
    );
    expect(matched).toEqual([
      { at: 10, kind: "peak", lag: 4 },
      { at: 30, kind: "trough", lag: -18 },
      { at: 50, kind: "peak", lag: -6 },
    ]);
    expect(matchTurns([peak(10), peak(20)], [peak(16)], 20)).toEqual([{ at: 20, kind: "peak", lag: -4 }]);
    expect(matchTurns([peak(10)], [peak(31), trough(10)], 20)).toEqual([]);
  });

  test("of a track that is another, later, are those of the other, as much later", () => {
    const wave = Float64Array.from({ length: 120 }, (_, t) => 10 + 5 * Math.sin(t / 6) + t / 50);
    const one: Track = { id: "one", first: 0, levels: wave };
    const later: Track = { id: "later", first: 7, levels: wave };
    const turns = turnsOf(one, 8);
    expect(turns.length).toBeGreaterThan(3);
    expect(turnsOf(later, 8)).toEqual(turns.map(({ at, kind }) => ({ at: at + 7, kind })));
  });

  test("of a track shorter than two windows are none", () => {
    expect(turnsOf({ id: "short", first: 0, levels: Float64Array.of(1, 2, 3, 2, 1) }, 4)).toEqual([]);
  });
});

describe("H3", () => {
  test("finds the lag of ten weeks that was built into every turn, and confirms the order by it", async () => {
    const world = madeWorld(31, (week, russell) => 2 * Number(russell[week - 10] ?? 0));
    const made = await openClaims(holdingsOf(world));
    const finding = await made.evaluate("H3", { frequency: "weekly", asked: { window: "12" } });
    const { judged } = finding.evidence as H3Evidence;
    expect(judged.matched.filter(({ lag }) => lag === 10).length).toBeGreaterThanOrEqual(10);
    expect(judged.byReturns).toMatchObject({ lag: 10, low: 10, high: 10 });
    expect(finding.readings.map(({ verdict }) => verdict)).toEqual(["supported", "supported"]);
    expect(finding.verdict).toBe("supported");
  });

  test("with fewer than ten matched turns is inconclusive whatever the returns say", async () => {
    const finding = await claims.evaluate("H3");
    expect(finding.n).toBeLessThan(10);
    expect(finding.verdict).toBe("inconclusive");
  });

  test("counts the turns as they lie in the closes: each is the extreme of the window on either side", async () => {
    const { tracks, dates, window } = (await claims.evaluate("H3")).evidence as H3Evidence;
    const leader = tracks.find(({ track }) => track.id === "leader");
    const { rut } = commonCloses(["rut", "spx"], "2014-01-01");
    expect(dates).toHaveLength(rut.length);
    for (const { at, kind } of leader?.turns ?? []) {
      const around = rut.slice(Math.max(0, at - window), at + window + 1);
      expect(rut[at]).toBe(kind === "peak" ? Math.max(...around) : Math.min(...around));
    }
  });

  test("leaves out each matched turn in turn, and gives the mean of the others", async () => {
    const { dropOne, evidence } = await claims.evaluate("H3");
    const lags = (evidence as H3Evidence).judged.matched.map(({ lag }) => lag);
    const sum = lags.reduce((a, b) => a + b, 0);
    expect(dropOne.map(({ value }) => value)).toEqual(
      lags.map((lag) => expect.closeTo((sum - lag) / (lags.length - 1), 12)),
    );
  });
});

describe("H4", () => {
  test("cannot be tested as worded, whatever its stand-ins say", async () => {
    for (const asked of [{}, { flow: "alts_btc" }, { leadTo: "12" }, { signal: "walk" }]) {
      const finding = await claims.evaluate("H4", { asked });
      expect(finding.verdict).toBe("not-testable");
      expect(finding.readings[0]?.verdict).toBe("not-testable");
      expect(finding.readings.length).toBeGreaterThan(1);
    }
  });

  test("takes ether relative to bitcoin from the closes of both", async () => {
    const { judged } = (await claims.evaluate("H4", { asked: { flow: "eth_btc" } })).evidence as H4Evidence;
    const { rut, eth, btc } = commonCloses(["rut", "eth", "btc"], "2016-01-01");
    const ratio = eth.map((close, t) => close / Number(btc[t]));
    const [x, y] = [logReturnsOf(rut), logReturnsOf(ratio)];
    for (const { lead, raw } of judged.link.leads) expect(raw).toBeCloseTo(laggedCorrelation(x, y, lead), 12);
  });

  test("counts stablecoins from the first month of a billion dollars on", async () => {
    const { judged } = (await claims.evaluate("H4")).evidence as H4Evidence;
    expect(Math.min(...judged.bars.asset)).toBeGreaterThanOrEqual(1);
    const { dates, stablecoins } = commonCloses(["stablecoins"], "2016-01-01");
    const from = dates[stablecoins.findIndex((supply) => supply >= 1)];
    expect(judged.bars.dates[judged.bars.first]).toBe(from);
  });
});
