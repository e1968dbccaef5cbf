import { beforeAll, describe, expect, test } from "vitest";
import { altBasket, altcoinIds, type BasketKind } from "../../src/claims/alt-basket.js";
import type { Panel, PanelCell } from "../../src/claims/claim.js";
import { embedded, type OpenClaims, openEmbedded, rawRows } from "./embedded.js";
import { panelFrom } from "./made-h1.js";

const months = ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31"];

function coins(given: Readonly<Record<string, readonly PanelCell[]>>, dates = months): Panel {
  const empty = Object.fromEntries(altcoinIds.map((id) => [id, dates.map(() => null)]));
  return panelFrom("altcoins", dates, { ...empty, ...given }, "monthly");
}

// ADA and BNB live; DOGE joins in February and has its last close in March; LTC is there from the start.
const four = coins({
  ada: [1, 2, 2, 2, 4],
  bnb: [10, 10, 5, 5, 5],
  ltc: [4, 4, 4, 8, 8],
  doge: [null, 1, 3, null, null],
});

const levels = (panel: Panel, kind: BasketKind) => [...(altBasket(panel, kind)?.values ?? [])];

describe("the basket", () => {
  test("holds equal parts of all coins with a close at the end of each month", () => {
    // February: (2 + 1 + 1)/3. March, doge bought at 1: (1 + 0.5 + 1 + 3)/4 of it.
    expect(levels(four, "listed").slice(0, 3)).toEqual([1, 4 / 3, (4 / 3) * (5.5 / 4)]);
    expect([...(altBasket(four, "listed")?.members ?? [])]).toEqual([3, 3, 4, 4, 3]);
  });

  test("keeps a coin that is delisted at its last price until it is bought anew, and then without it", () => {
    const [, , march = 0, april = 0, may = 0] = levels(four, "listed");
    expect(april / march).toBeCloseTo((1 + 1 + 2 + 1) / 4, 12);
    expect(may / april).toBeCloseTo((2 + 1 + 1) / 3, 12);
  });

  test("written off loses the coin whole, and nothing else", () => {
    const [, , march = 0, april = 0, may = 0] = levels(four, "written-off");
    expect(march).toBe(levels(four, "listed")[2]);
    expect(april / march).toBeCloseTo((1 + 1 + 2 + 0) / 4, 12);
    expect(may / april).toBeCloseTo((2 + 1 + 1) / 3, 12);
  });

  test("of survivors never held the coin that went", () => {
    const basket = altBasket(four, "survivors");
    expect([...(basket?.members ?? [])]).toEqual([3, 3, 3, 3, 3]);
    expect(basket?.gone).toEqual(["doge"]);
    expect(levels(four, "survivors")[2]).toBeCloseTo((4 / 3) * (2.5 / 3), 12);
  });

  test("begins at the first end of a month with three coins, and not before", () => {
    const late = coins({ ada: [1, 1, 1, 1, 1], bnb: [1, 1, 1, 1, 1], ltc: [null, null, 1, 1, 1] });
    expect(altBasket(late, "listed")?.from).toBe(2);
    const few = coins({ ada: [1, 1, 1, 1, 1], bnb: [1, 1, 1, 1, 1] });
    expect(altBasket(few, "listed")).toBeNull();
    expect(altBasket(coins({}), "listed")).toBeNull();
  });

  test("carries a close over a missing bar, and ends with the last coin", () => {
    const days = ["2025-01-30", "2025-01-31", "2025-02-01", "2025-02-02", "2025-02-03"];
    const gappy = {
      ...coins({ ada: [1, 1, 2, 2, null], bnb: [1, 1, null, 4, null], ltc: [1, 1, 1, 1, null] }, days),
      frequency: "daily" as const,
    };
    expect(levels(gappy, "listed")).toEqual([1, 4 / 3, 7 / 3]);
  });
});

describe("the basket of the committed vintage", () => {
  let claims: OpenClaims;
  let panel: Panel;

  beforeAll(async () => {
    claims = await openEmbedded();
    panel = await claims.read({ query: "altcoins", frequency: "monthly", asOf: "2026-08-21" });
  });

  /** The month ends of observations.csv, by plain loops: a coin without a close stays where it was bought. */
  function naive(survivorsOnly: boolean): Map<string, number> {
    const closes = new Map(
      altcoinIds.map((id) => [id, new Map(rawRows(id, "monthly").map(({ date, value }) => [date, value]))]),
    );
    const dates = [...new Set([...closes.values()].flatMap((one) => [...one.keys()]))].sort();
    const end = String(dates.at(-1));
    const used = [...closes.values()].filter((one) => !survivorsOnly || one.has(end));
    const result = new Map<string, number>();
    let level = 1;
    dates.forEach((date, i) => {
      const before = dates[i - 1];
      const held = before === undefined ? [] : used.filter((one) => one.has(before));
      if (result.size === 0) {
        if (used.filter((one) => one.has(date)).length >= 3) result.set(date, 1);
        return;
      }
      const grown = held.map(
        (one) => (one.get(date) ?? Number(one.get(String(before)))) / Number(one.get(String(before))),
      );
      level *= grown.reduce((sum, value) => sum + value, 0) / grown.length;
      result.set(date, level);
    });
    return result;
  }

  test.each([
    ["listed", false],
    ["survivors", true],
  ] as const)("%s is what a plain loop over observations.csv gives", (kind, survivorsOnly) => {
    expect(embedded).toContain("data/embedded");
    const expected = [...naive(survivorsOnly)];
    const basket = altBasket(panel, kind);
    const found = [...(basket?.values ?? [])].map((value, i) => [
      panel.dates[Number(basket?.from) + i],
      value,
    ]);
    expect(found.map(([date]) => date)).toEqual(expected.map(([date]) => date));
    found.forEach(([, value], i) => {
      expect(value).toBeCloseTo(Number(expected[i]?.[1]), 10);
    });
  });

  test("as of an earlier day is the beginning of the later one, except for survivors", async () => {
    const then = await claims.read({ query: "altcoins", frequency: "monthly", asOf: "2024-12-31" });
    const [early, late] = [altBasket(then, "listed"), altBasket(panel, "listed")];
    expect(early?.values.length).toBeGreaterThan(24);
    expect([...(early?.values ?? [])]).toEqual([...(late?.values.slice(0, early?.values.length) ?? [])]);
    // EOS and AVAX were delisted later: then they counted as survivors.
    expect(altBasket(then, "survivors")?.gone).toEqual([]);
    expect(altBasket(panel, "survivors")?.gone).toEqual(["avax", "eos"]);
  });
});
