import { describe, expect, it } from "vitest";
import { EveryNumber } from "./every-number.js";

const file = "expected/cointegration_py.json";
const sets = ["ds1_lead8", "ds2_null", "ds3_common"];
const listed = (paths: readonly string[]) => paths.map((path) => ({ file, path, reason: "none" }));

describe("EveryNumber", () => {
  it("fails for a number left out, and not for one that is listed, by itself or with its group", () => {
    const numbers = new EveryNumber(file);
    expect(() => numbers.expectAllReached([])).toThrow(/neither compared nor listed/);
    const all = sets.flatMap((set) => numbers.keys(set).map((key) => `${set}/${key}`));
    numbers.expectAllReached(listed(all));
    numbers.expectAllReached(listed(sets));
    expect(numbers.reachedCount).toBe(0);
  });

  it("fails for an entry of the list that is not needed", () => {
    const numbers = new EveryNumber(file);
    expect(() => numbers.expectAllReached(listed([...sets, "ds1_lead8/lags"]))).toThrow(
      /listed without need/,
    );
  });

  it("fails for a number that is off, missing, or not exact", () => {
    const numbers = new EveryNumber(file);
    const stat = numbers.input("ds1_lead8/stat");
    numbers.close("ds1_lead8/stat", stat * (1 + 1e-10));
    expect(() => numbers.close("ds1_lead8/stat", stat * (1 + 1e-8))).toThrow(/ds1_lead8\/stat/);
    expect(() => numbers.equal("ds1_lead8/stat", stat * (1 + 1e-15))).toThrow(/ds1_lead8\/stat/);
    expect(() => numbers.input("ds1_lead8/lags")).toThrow(/no number at ds1_lead8\/lags/);
    expect(numbers.reachedCount).toBe(1);
  });
});
