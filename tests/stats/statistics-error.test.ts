import { describe, expect, it } from "vitest";
import { requireFinite, StatisticsError } from "../../src/stats/statistics-error.js";
import { expectError } from "./reference.js";

describe("requireFinite", () => {
  it("names the argument and the first index of a NaN or an infinity", () => {
    expectError(() => requireFinite("outcomes", [1, 2, Number.NaN]), "not-finite", /outcomes\[2\] is NaN/);
    expectError(
      () => requireFinite("outcomes", Float64Array.of(Number.NEGATIVE_INFINITY, Number.NaN)),
      "not-finite",
      /outcomes\[0\] is -Infinity/,
    );
  });

  it("accepts finite and empty arrays", () => {
    expect(() => requireFinite("outcomes", [])).not.toThrow();
    expect(() => requireFinite("outcomes", Float64Array.of(0, -1, 1e308))).not.toThrow();
  });
});

describe("StatisticsError", () => {
  it("is an Error with a code and its own name", () => {
    const error = new StatisticsError("constant", "outcomes are all 0.");
    expect(error).toBeInstanceOf(Error);
    expect(error.code).toBe("constant");
    expect(String(error)).toBe("StatisticsError: outcomes are all 0.");
  });
});
