import { describe, expect, test } from "vitest";
import { alternativeMe } from "../../src/sources/alternative-me.js";
import { answered, canned, expectRefusal, january, notJson } from "./canned.js";

const day = (date: string, value: unknown) => ({
  value,
  value_classification: "Fear",
  timestamp: String(Date.parse(date) / 1000),
});
const answer = (...data: unknown[]) => ({ name: "Fear and Greed Index", data, metadata: { error: null } });

async function urlsFor(from: string, to: string, ...bodies: unknown[]): Promise<string[]> {
  const { get, urls } = canned(...bodies.map((body) => JSON.stringify(body)));
  await alternativeMe.fetch("fng", { from, to }, get);
  return urls.map(String);
}

describe("alternative.me", () => {
  test("asks for as many of the newest days as a short range has, and three more", async () => {
    expect(await urlsFor("2026-01-01", "2026-01-10", answer(day("2026-01-01", "1")))).toEqual([
      "https://api.alternative.me/fng/?limit=13&format=json",
    ]);
  });

  test.each([
    ["2025-07-06", 199],
    ["2025-07-05", 0],
  ])("asks for a range from %s with the limit %d", async (from, limit) => {
    expect(await urlsFor(from, "2026-01-17", answer(day(from, "1")))).toEqual([
      `https://api.alternative.me/fng/?limit=${limit}&format=json`,
    ]);
  });

  test("asks for all days when the newest do not reach back to the range", async () => {
    const bodies = [answer(day("2026-06-02", "9")), answer(day("2026-06-02", "9"), day("2026-01-01", "30"))];
    expect(await urlsFor("2026-01-01", "2026-01-10", ...bodies)).toEqual([
      "https://api.alternative.me/fng/?limit=13&format=json",
      "https://api.alternative.me/fng/?limit=0&format=json",
    ]);
    expect((await answered(alternativeMe, "fng", bodies)).points).toEqual([
      { date: "2026-01-01", value: 30 },
    ]);
  });

  test("asks for all days when the newest are not in order, so that none is lost", async () => {
    const bodies = [answer(day("2025-12-01", "9"), day("2026-01-05", "8")), answer(day("2026-01-02", "7"))];
    expect((await answered(alternativeMe, "fng", bodies)).points).toEqual([{ date: "2026-01-02", value: 7 }]);
  });

  test("gives whole numbers written as text, and names days without one", async () => {
    const body = answer(day("2026-01-03", "71"), day("2026-01-02", null), day("2026-01-01", "null"));
    expect(await answered(alternativeMe, "fng", [body])).toEqual({
      points: [{ date: "2026-01-03", value: 71 }],
      missing: ["2026-01-01", "2026-01-02"],
    });
  });

  test.each([
    [{ data: [] }, "fields: expected an object in metadata, got nothing"],
    [{ metadata: { error: "Too many" }, data: [] }, 'answer: expected data, got the error "Too many"'],
    [{ metadata: { error: null } }, "fields: expected an array in data, got nothing"],
    [answer(), "rows: expected one at least, got none"],
    [answer("x"), 'fields: row 1: expected an object in data, got "x"'],
    [
      answer({ ...day("2026-01-01", "1"), value: undefined, score: "1" }),
      "fields: row 1: expected a text in value, got nothing",
    ],
    [answer(day("2026-01-01", 30)), "number: row 1: expected a decimal number as text, got 30"],
    [answer(day("2026-01-01", "")), 'number: row 1: expected a decimal number as text, got ""'],
    [
      answer({ ...day("2026-01-01", "1"), timestamp: 1767225600 }),
      "date: row 1: expected seconds as text, got 1767225600",
    ],
    [
      answer({ ...day("2026-01-01", "1"), timestamp: "01-01-2026" }),
      'date: row 1: expected seconds as text, got "01-01-2026"',
    ],
    [
      answer(day("2026-01-01T23:00:00Z", "1")),
      "date: row 1: expected a time at 00:00 UTC, got 2026-01-01T23:00:00.000Z",
    ],
    [
      answer(day("2026-01-01", "1"), day("2026-01-01", "2")),
      "duplicate date: row 2: expected 2026-01-01 once, got it with 1 and 2",
    ],
  ])("refuses %j", async (body, message) => {
    await expectRefusal(() => answered(alternativeMe, "fng", [body]), `alternative.me/fng: ${message}`);
  });

  test.each(notJson)("refuses %j for JSON", async (body, got) => {
    await expectRefusal(
      () => answered(alternativeMe, "fng", [body]),
      `alternative.me/fng: format: expected JSON, got ${got}`,
    );
  });

  test("knows one symbol", async () => {
    const message = 'alternative.me/btc: symbol: expected "fng", got "btc"';
    await expectRefusal(() => answered(alternativeMe, "btc", [], january), message);
  });
});
