import { describe, expect, test } from "vitest";
import { fredApi, fredCsv } from "../../src/sources/fred.js";
import type { Get } from "../../src/sources/source.js";
import { SourceError } from "../../src/sources/source-error.js";
import { answered, canned, expectRefusal, january, parametersOf } from "./canned.js";

const key = "0123456789abcdef0123456789abcdef";
const csv = (...lines: string[]) => `${["observation_date,WALCL", ...lines].join("\n")}\n`;

interface Page {
  observations: unknown[];
  offset?: number;
  count?: number;
}

const page = ({ observations, offset = 0, count = observations.length }: Page) => ({
  realtime_start: "2026-02-01",
  limit: 100_000,
  count,
  offset,
  observations,
});
const observation = (date: string, value: string) => ({ realtime_start: "2026-02-01", date, value });

describe("FRED's CSV", () => {
  test("is asked for once, with the days of the range", async () => {
    const { get, urls } = canned(csv());
    await fredCsv.fetch("WALCL", january, get);
    expect(urls.map((url) => url.origin + url.pathname)).toEqual([
      "https://fred.stlouisfed.org/graph/fredgraph.csv",
    ]);
    expect(parametersOf(urls[0])).toEqual({ id: "WALCL", cosd: "2026-01-01", coed: "2026-01-31" });
  });

  test("gives values in FRED's unit on FRED's days; a point and nothing are no value", async () => {
    const text = csv("2026-01-07,6573604", "2026-01-14,.", "2026-01-21,", "2026-01-28,-0.50", "2026-02-04,1");
    expect(await answered(fredCsv, "WALCL", [text])).toEqual({
      points: [
        { date: "2026-01-07", value: 6573604 },
        { date: "2026-01-28", value: -0.5 },
      ],
      missing: ["2026-01-14", "2026-01-21"],
    });
  });

  test("may have the header of before December 2024, and lines that end as on Windows", async () => {
    const text = "DATE,WALCL\r\n2026-01-07,6573604\r\n";
    expect((await answered(fredCsv, "WALCL", [text])).points).toHaveLength(1);
  });

  test("may be its header alone", async () => {
    expect(await answered(fredCsv, "WALCL", [csv()])).toEqual({ points: [], missing: [] });
  });

  test.each([
    ["", 'header: row 1: expected "observation_date,WALCL", got no bytes'],
    ["<!DOCTYPE html><html></html>", 'header: row 1: expected "observation_date,WALCL", got an HTML page'],
    ["{}", 'header: row 1: expected "observation_date,WALCL", got JSON'],
    [
      "Exceeded the daily hits limit",
      'header: row 1: expected "observation_date,WALCL", got "Exceeded the daily hits limit"',
    ],
    [
      "observation_date,WALCL_NEW\n",
      'header: row 1: expected "observation_date,WALCL", got "observation_date,WALCL_NEW"',
    ],
    ["observation_date,WALCL", "end: row 2: expected a line break at the end, got nothing"],
    [
      csv("2026-01-07,6573604").slice(0, -3),
      'end: row 2: expected a line break at the end, got "2026-01-07,65736"',
    ],
    [csv("2026-01-07,1,2"), 'cells: row 2: expected 2, got "2026-01-07,1,2"'],
    [csv("2026-01-07,1", ""), 'cells: row 3: expected 2, got ""'],
    [csv("2026-02-29,1"), 'date: row 2: expected a day as YYYY-MM-DD, got "2026-02-29"'],
    [csv("01/07/2026,1"), 'date: row 2: expected a day as YYYY-MM-DD, got "01/07/2026"'],
    [csv("2026-01-07,0x10"), 'number: row 2: expected a decimal number as text, got "0x10"'],
    [csv("2026-01-07,NaN"), 'number: row 2: expected a decimal number as text, got "NaN"'],
    [csv("2026-01-07, 1"), 'number: row 2: expected a decimal number as text, got "1"'],
    [csv("2026-01-07,1e3"), 'number: row 2: expected a decimal number as text, got "1e3"'],
    [
      csv(`2026-01-07,${"9".repeat(400)}`),
      `number: row 2: expected a decimal number as text, got "${"9".repeat(60)}…"`,
    ],
    [
      csv("2026-01-07,1", "2026-01-07,2"),
      "duplicate date: row 3: expected 2026-01-07 once, got it with 1 and 2",
    ],
    [
      csv("2026-01-07,1", "2026-01-07,."),
      "duplicate date: row 3: expected 2026-01-07 once, got it with 1 and null",
    ],
    [
      csv("2020-01-07,1", "2020-01-07,2"),
      "duplicate date: row 3: expected 2020-01-07 once, got it with 1 and 2",
    ],
  ])("is refused when it is %j", async (text, message) => {
    await expectRefusal(() => answered(fredCsv, "WALCL", [text]), `fred/WALCL: ${message}`);
  });
});

describe("FRED's API", () => {
  test("is asked with the key and, for an as-of day, that real-time day", async () => {
    const { get, urls } = canned(JSON.stringify(page({ observations: [] })));
    await fredApi(key, "2026-02-01").fetch("M2SL", january, get);
    expect(urls.map((url) => url.origin + url.pathname)).toEqual([
      "https://api.stlouisfed.org/fred/series/observations",
    ]);
    expect(parametersOf(urls[0])).toEqual({
      series_id: "M2SL",
      api_key: key,
      file_type: "json",
      observation_start: "2026-01-01",
      observation_end: "2026-01-31",
      realtime_start: "2026-02-01",
      realtime_end: "2026-02-01",
      limit: "100000",
      offset: "0",
    });
  });

  test("is asked without a real-time day for a series as it stands today", async () => {
    const { get, urls } = canned(JSON.stringify(page({ observations: [] })));
    await fredApi(key).fetch("M2SL", january, get);
    expect(Object.keys(parametersOf(urls[0]))).not.toContain("realtime_start");
  });

  test("gives a month on its first day, as FRED does, and a point as no value", async () => {
    const observations = [observation("2025-12-01", "1"), observation("2026-01-01", "22411.5")];
    const body = page({ observations: [...observations, observation("2026-01-02", ".")] });
    expect(await answered(fredApi(key), "M2SL", [body])).toEqual({
      points: [{ date: "2026-01-01", value: 22411.5 }],
      missing: ["2026-01-02"],
    });
  });

  test("is asked for the next page until all that it counts are here", async () => {
    const first = Date.UTC(1750, 0, 1);
    const all = Array.from({ length: 100_002 }, (_, i) => {
      return observation(new Date(first + i * 86_400_000).toISOString().slice(0, 10), String(i));
    });
    const bodies = [
      page({ observations: all.slice(0, 100_000), count: 100_002 }),
      page({ observations: all.slice(100_000), count: 100_002, offset: 100_000 }),
    ].map((body) => JSON.stringify(body));
    const { get, urls } = canned(...bodies);
    const answer = await fredApi(key).fetch("DFF", { from: "1750-01-01", to: "2100-01-01" }, get);
    expect(urls.map((url) => url.searchParams.get("offset"))).toEqual(["0", "100000"]);
    expect(answer.points).toHaveLength(100_002);
    expect(answer.points.at(-1)?.value).toBe(100_001);
  });

  test.each([
    [{ error_code: 400, error_message: "Bad Request." }, 'answer: expected observations, got "Bad Request."'],
    [[], "fields: expected an object in the answer, got an array of 0"],
    [{ count: 0, offset: 0 }, "fields: expected an array in observations, got nothing"],
    [{ observations: [], offset: 0 }, "fields: expected a whole number in count, got nothing"],
    [page({ observations: [], offset: 5 }), "pages: expected offset 0, got 5"],
    [
      page({ observations: [observation("2026-01-01", "1")], count: 2 }),
      "pages: expected 2 observations, got 1",
    ],
    [
      page({ observations: [observation("2026-01-01", "1")], count: 0 }),
      "pages: expected 0 observations, got 1",
    ],
    [
      page({ observations: ["2026-01-01"] }),
      'fields: row 1: expected an object in observations, got "2026-01-01"',
    ],
    [
      page({ observations: [{ date: "2026-01-01" }] }),
      "fields: row 1: expected a text in value, got nothing",
    ],
    [
      page({ observations: [{ date: "2026-01-01", value: 1 }] }),
      "fields: row 1: expected a text in value, got 1",
    ],
    [page({ observations: [{ value: "1" }] }), "date: row 1: expected a day as YYYY-MM-DD, got nothing"],
    [
      page({ observations: [observation("2026-01-01", "x")] }),
      'number: row 1: expected a decimal number as text, got "x"',
    ],
  ])("is refused when it answers %j", async (body, message) => {
    await expectRefusal(() => answered(fredApi(key), "M2SL", [body]), `fred/M2SL: ${message}`);
  });

  test.each([
    ["abc", "3 characters"],
    [key.toUpperCase(), "other characters"],
    [`${key}\n`, "33 characters"],
  ])("needs a key of 32 lower-case letters and digits, not %j", async (wrong, got) => {
    const message = `fred/key: key: expected 32 lower-case letters and digits, got ${got}`;
    await expectRefusal(() => fredApi(wrong), message);
    expect(message).not.toContain(wrong);
  });

  test("needs a real as-of day", async () => {
    const message = 'fred/key: as of: expected a day as YYYY-MM-DD, got "2026-02-30"';
    await expectRefusal(() => fredApi(key, "2026-02-30"), message);
  });

  test("never shows its key, not when it is sent back nor when the request fails", async () => {
    await expectRefusal(
      () => answered(fredApi(key), "M2SL", [{ error_message: `The api_key ${key} is not registered` }]),
      'fred/M2SL: answer: expected observations, got "The api_key <key> is not registered"',
    );
    const get: Get = async (got) => {
      throw new SourceError("fred", "M2SL", { rule: "status", expected: "200", got });
    };
    const error = await fredApi(key)
      .fetch("M2SL", january, get)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as Error).message).toContain("api_key=<key>");
    expect(`${(error as Error).message} ${(error as Error).stack}`).not.toContain(key);
  });
});
