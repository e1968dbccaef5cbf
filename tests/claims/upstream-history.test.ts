import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Finding } from "../../src/claims/claim.js";
import type { H1Evidence } from "../../src/claims/rotation/h1-evidence.js";
import type { Observation } from "../../src/series/series.js";
import { openClaims } from "./embedded.js";
import { holdingsOf } from "./made-vintage.js";

// Recordings of public sources beside the project; they are never part of it, and these tests are skipped without them.
const folder = new URL("../../../shared/upstream/data/", import.meta.url);
const absent = !existsSync(new URL("yahoo_RUT.json.gz", folder));

function unzipped(name: string): string {
  return gunzipSync(readFileSync(new URL(`${name}.gz`, folder))).toString("utf8");
}

interface Recording {
  readonly chart: {
    readonly result: readonly [
      {
        readonly timestamp: number[];
        readonly indicators: { readonly quote: [{ close: (number | null)[] }] };
      },
    ];
  };
}

function yahoo(series: string, symbol: string, timeZone: string): Observation[] {
  const [{ timestamp, indicators }] = (JSON.parse(unzipped(`yahoo_${symbol}.json`)) as Recording).chart
    .result;
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone });
  const closes = new Map<string, number>();
  timestamp.forEach((seconds, i) => {
    const close = indicators.quote[0].close[i];
    if (close != null) closes.set(dayOf.format(seconds * 1000), close);
  });
  return [...closes].map(([date, value]) => ({ series, frequency: "daily", date, value }));
}

/** Ether on Coinbase, as the Fed republishes it, from the first day after which none is missing: Yahoo begins in 2017. */
function coinbaseEther(): Observation[] {
  return unzipped("fred.csv")
    .split("\n")
    .map((line) => line.split(","))
    .filter(([id, date = "", value]) => id === "CBETHUSD" && date >= "2016-05-23" && value && value !== ".")
    .map(([, date = "", value]) => ({ series: "eth", frequency: "daily", date, value: Number(value) }));
}

let evaluated: Promise<Finding> | null = null;
function dailyFinding(): Promise<Finding> {
  const observations = [
    ...yahoo("rut", "RUT", "America/New_York"),
    ...yahoo("spx", "GSPC", "America/New_York"),
    ...yahoo("btc", "BTCUSD", "UTC"),
    ...coinbaseEther(),
  ];
  evaluated ??= openClaims(holdingsOf(observations)).then((claims) =>
    claims.evaluate("H1", { frequency: "daily" }),
  );
  return evaluated;
}

test.skipIf(absent)(
  "with upstream data beside the project, H1's daily breakouts are the five known ones",
  async () => {
    const { study } = (await dailyFinding()).evidence as H1Evidence;
    expect(study.episodes.map(({ date }) => date)).toEqual([
      "2016-11-14",
      "2018-05-16",
      "2020-11-13",
      "2021-11-02",
      "2025-09-18",
    ]);
  },
);

test.skipIf(absent)(
  "with upstream data beside the project, H1's daily placebo p is ordinary and two of five rose",
  async () => {
    // The register's preliminary figure is 0.37, from another record of ether that begins in August 2015.
    const { p, evidence } = await dailyFinding();
    expect(Number(p?.value)).toBeGreaterThan(0.3);
    expect(Number(p?.value)).toBeLessThan(0.45);
    expect((evidence as H1Evidence).hits).toMatchObject({ n: 5, positives: 2 });
  },
);
