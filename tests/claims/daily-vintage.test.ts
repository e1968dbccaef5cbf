import { beforeAll, describe, expect, test } from "vitest";
import type { Panel } from "../../src/claims/claim.js";
import { finestFrequency, offeredFrequencies } from "../../src/claims/frequencies.js";
import { h1 } from "../../src/claims/rotation/h1.js";
import type { H1Evidence } from "../../src/claims/rotation/h1-evidence.js";
import type { Observation, PanelFrequency } from "../../src/series/series.js";
import { type OpenClaims, openClaims, unsoundPaths } from "./embedded.js";
import { holdingsOf, randomWalks } from "./made-vintage.js";

const observations = randomWalks(2600);
const frequencies: readonly PanelFrequency[] = ["daily", "weekly", "monthly"];
let claims: OpenClaims;

beforeAll(async () => {
  claims = await openClaims(holdingsOf(observations));
});

/** The end of the week (Friday) or of the month that a day belongs to. */
function endOf(date: string, frequency: PanelFrequency): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (frequency === "weekly") day.setUTCDate(day.getUTCDate() + ((12 - day.getUTCDay()) % 7));
  else day.setUTCMonth(day.getUTCMonth() + 1, 0);
  return day.toISOString().slice(0, 10);
}

/** The last value of each finished period, by the plainest loop. */
function lastOf(series: string, frequency: PanelFrequency): Map<string, number> {
  const ends = new Map<string, number>();
  for (const row of observations.filter((one) => one.series === series)) {
    ends.set(endOf(row.date, frequency), row.value);
  }
  return new Map([...ends].filter(([end]) => end <= "2026-08-21"));
}

describe("a vintage of daily closes", () => {
  test("offers months, weeks and days, and H1 takes days with its defaults", () => {
    const offered = offeredFrequencies(h1, claims.vintage.coverage);
    expect(offered).toEqual(["monthly", "weekly", "daily"].map((frequency) => ({ frequency, reason: null })));
    expect(finestFrequency(offered)).toBe("daily");
    const parameters = h1.parameters(claims.settingOf("H1", {}));
    expect(Object.fromEntries(parameters.map(({ id, default: standard }) => [id, standard]))).toEqual({
      definition: "record",
      gap: 90,
      entered: 60,
      horizon: 182,
      asset: "eth",
      measure: "rise",
      delay: 0,
      entry: 0,
      adjust: "none",
      start: "2015-08-01",
      signal: "rut",
      follower: "itself",
    });
  });

  test.each(["weekly", "monthly"] as const)(
    "gives %s bars that are the last closes of each",
    async (frequency) => {
      const panel: Panel = await claims.read({ query: "breakouts", frequency, asOf: "2026-08-21" });
      for (const series of ["btc", "eth", "rut", "spx"]) {
        const expected = lastOf(series, frequency);
        const found = panel.dates.map((date, row) => [date, panel.columns[series]?.[row] ?? null]);
        expect(found).toEqual(panel.dates.map((date) => [date, expected.get(date) ?? null]));
      }
      expect(panel.dates).toEqual([...lastOf("btc", frequency).keys()]);
    },
  );

  test("finds by day every record close of the walk that ended ninety days without one", async () => {
    let record = { date: "", value: 0 };
    const expected: string[] = [];
    for (const { series, date, value } of observations) {
      if (series !== "rut" || value <= record.value) continue;
      const quiet = (Date.parse(date) - Date.parse(record.date || date)) / 86_400_000;
      if (quiet >= 90 && date >= "2015-08-07") expected.push(date);
      record = { date, value };
    }
    const { study } = (await claims.evaluate("H1")).evidence as H1Evidence;
    expect(study.episodes.map(({ date }) => date)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(2);
  });

  test("gives the closes 182 days apart as each return", async () => {
    const eth = new Map(observations.filter(({ series }) => series === "eth").map((o) => [o.date, o.value]));
    const { study } = (await claims.evaluate("H1")).evidence as H1Evidence;
    for (const { date, endDate, logReturn } of study.complete) {
      expect(Date.parse(String(endDate)) - Date.parse(date)).toBe(182 * 86_400_000);
      const expected = Math.log(Number(eth.get(String(endDate))) / Number(eth.get(date)));
      expect(logReturn).toBeCloseTo(expected, 12);
    }
  });

  test.each(frequencies)(
    "gives finite findings of H1 and H7 by %s bars, at the ends of the ranges too",
    async (frequency) => {
      const setting = claims.settingOf("H1", { frequency });
      const ends = h1
        .parameters(setting)
        .flatMap((parameter) =>
          parameter.kind === "range"
            ? [parameter.minimum, parameter.maximum].map((value) => ({ [parameter.id]: String(value) }))
            : [{ [parameter.id]: String(parameter.options.at(-1)?.value) }],
        );
      for (const asked of [{}, ...ends]) {
        expect(unsoundPaths(await claims.evaluate("H1", { frequency, asked }))).toEqual([]);
      }
      expect(unsoundPaths(await claims.evaluate("H7", { frequency }))).toEqual([]);
    },
  );

  test("is answered though a venue has no close of ether on some day", async () => {
    // Coinbase leaves out days without trades; at the Fed its ether has none on 21 and 22 May 2016.
    const gone = ["2016-05-21", "2016-05-22"];
    const kept = (o: Observation) => o.series !== "eth" || !gone.includes(o.date);
    const gappy = await openClaims(holdingsOf(observations.filter(kept)));
    for (const frequency of frequencies) {
      expect(unsoundPaths(await gappy.evaluate("H1", { frequency }))).toEqual([]);
    }
  });

  test("counts the days of the hold-out by the calendar though a bar is missing", async () => {
    const kept = observations.filter(({ series, date }) => series === "rut" || date !== "2026-02-01");
    const gappy = await openClaims(holdingsOf(kept));
    const { holdOut } = (await gappy.evaluate("H1", { frequency: "monthly" })).evidence as H1Evidence;
    const days = holdOut?.dates.map((date) => (Date.parse(date) - Date.parse("2026-01-08")) / 86_400_000);
    expect(holdOut?.days).toEqual(days);
  });
});
