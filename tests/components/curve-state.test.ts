import { describe, expect, test } from "vitest";
import { chosenOf, readState, writeState } from "../../src/components/curve/curve-state.js";
import { h1Source } from "../../src/multiverse/sources/h1-source.js";

const { dimensions } = h1Source.space({ frequency: "monthly", asOf: "2026-08-21" });

describe("the address of the page of curves", () => {
  test.each([
    "",
    "?claim=L4",
    "?H1.gap=4&only.horizon=6",
    "?claim=R2&asOf=2026-01-09&R2.frequency=weekly&only.start=2015-08-01&alone=yes&shifts=500",
  ])("%s is read and written as it was", (search) => {
    expect(new URLSearchParams(writeState(readState(search, "H1"), "H1"))).toEqual(
      new URLSearchParams(search),
    );
  });

  test("leaves out what stands without asking, and takes shifts only from those offered", () => {
    expect(writeState(readState("?claim=H1&shifts=2000&alone=no", "H1"), "H1")).toBe("");
    expect(readState("?shifts=123456789", "H1").shifts).toBe(2000);
    expect(readState("?alone=yes", "H1").alone).toBe(false);
  });

  test("gives choices as the space has them, numbers as numbers", () => {
    expect(chosenOf(dimensions, { horizon: "6", definition: "record" })).toEqual({
      horizon: 6,
      definition: "record",
    });
  });

  test("is refused, with the name of the control and what it has, for a choice that the curve does not make", () => {
    expect(() => chosenOf(dimensions, { horizon: "7" })).toThrow(
      /horizon is one of .*6.*, not \u201chorizon=7\u201d/,
    );
    expect(() => chosenOf(dimensions, { colour: "red" })).toThrow(
      /the curve varies .*definition.*, not \u201ccolour=red\u201d/,
    );
  });
});
