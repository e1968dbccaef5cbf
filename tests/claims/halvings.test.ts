import { describe, expect, test } from "vitest";
import { daysSinceHalving, halvings, yearAfterHalving } from "../../src/claims/halvings.js";

describe("bitcoin's halvings", () => {
  test("come every 210,000 blocks, about four years apart", () => {
    halvings.slice(1).forEach(({ block, date }, i) => {
      const before = halvings[i];
      expect(block - Number(before?.block)).toBe(210_000);
      const years = (Date.parse(date) - Date.parse(String(before?.date))) / 86_400_000 / 365.25;
      expect(years).toBeGreaterThan(3.5);
      expect(years).toBeLessThan(4.1);
    });
  });

  test.each([
    ["2012-11-27", null, null],
    ["2016-07-08", 1318, 3],
    ["2016-07-09", 0, 0],
    ["2016-11-14", 128, 0],
    ["2018-05-16", 676, 1],
    ["2021-11-02", 540, 1],
    ["2025-09-18", 516, 1],
    ["2028-04-20", 1461, 3],
    ["2029-01-01", 1717, 3],
  ])("%s is %s days after one, in the year %s of its cycle", (date, days, year) => {
    expect(daysSinceHalving(date)).toBe(days);
    expect(yearAfterHalving(date)).toBe(year);
  });
});
