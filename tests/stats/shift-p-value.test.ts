import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { familyWiseP } from "../../src/stats/max-statistic.js";
import { extremity, shiftPValue } from "../../src/stats/shift-p-value.js";
import { expectClose, expectError, holds, readColumn, readReference, reversed, wholes } from "./reference.js";
import { circularCorrelations } from "./studies.js";

interface LeadTest {
  readonly r_circ: number;
  readonly p_two_sided: number;
  readonly p_one_sided: number;
}
interface CircularReference {
  readonly L0: LeadTest;
  readonly L1: LeadTest;
  readonly L8: LeadTest;
  readonly max_over_leads_1_26: { obs: number; argmax_lead: number; p: number };
}

const names = ["ds1_lead8", "ds2_null", "ds3_common"] as const;
const reference = readReference<Record<(typeof names)[number], CircularReference>>(
  "expected/circular_shift_py.json",
);

function rotated(array: Float64Array, places: number): Float64Array {
  return array.map((_, i) => Number(array[(i + places) % array.length]));
}

// NumPy 1.24.2 on the 600 weeks of each data set: correlation to 1e-9 relative, p exactly.
describe.each(names)("the circular shifts of %s", (name) => {
  const correlations = circularCorrelations(
    readColumn(`data/${name}.csv`, "x"),
    readColumn(`data/${name}.csv`, "y"),
  );

  it.each([0, 1, 8] as const)("shiftPValue is the reference's p at lead %d", (lead) => {
    const expected = reference[name][`L${lead}`];
    const placebo = rotated(correlations, lead);
    expectClose(Number(placebo[0]), expected.r_circ, 1e-9);
    expect(shiftPValue(placebo, "greater")).toBe(expected.p_one_sided);
    expect(shiftPValue(placebo, "two-sided")).toBe(expected.p_two_sided);
  });

  it("familyWiseP is the reference's p of the best of the leads 1 to 26", () => {
    const { obs, argmax_lead, p } = reference[name].max_over_leads_1_26;
    const others = Array.from({ length: 26 }, (_, i) => rotated(correlations, i + 1));
    const own = rotated(correlations, argmax_lead);
    expectClose(Number(own[0]), obs, 1e-9);
    expect(familyWiseP({ own, others, alternative: "greater" }).p).toBe(p);
  });
});

describe("shiftPValue", () => {
  const sides = ["greater", "less", "two-sided"] as const;

  it("lies from one in S, the observed one counted, to one", () => {
    holds(
      fc.property(wholes(1), fc.constantFrom(...sides), (placebo, side) => {
        expect(shiftPValue(placebo, side)).toBeGreaterThanOrEqual(1 / placebo.length);
        expect(shiftPValue(placebo, side)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("does not depend on the order of the other shifts", () => {
    holds(
      fc.property(wholes(1), fc.constantFrom(...sides), (placebo, side) => {
        const reordered = Float64Array.of(Number(placebo[0]), ...reversed(placebo.slice(1)));
        expect(shiftPValue(reordered, side)).toBe(shiftPValue(placebo, side));
      }),
    );
  });

  it("keeps ties that a scale by a tenth leaves apart by rounding, and trades its sides with the sign", () => {
    holds(
      fc.property(wholes(2), (placebo) => {
        const scaled = placebo.map((value) => value * -0.1 + 0.3);
        expect(shiftPValue(scaled, "less")).toBe(shiftPValue(placebo, "greater"));
        expect(shiftPValue(scaled, "greater")).toBe(shiftPValue(placebo, "less"));
        expect(shiftPValue(scaled, "two-sided")).toBe(shiftPValue(placebo, "two-sided"));
      }),
    );
  });

  it("counts ties against the observed one", () => {
    expect(shiftPValue(Float64Array.of(2, 2, 1, 0), "greater")).toBe(2 / 4);
    expect(shiftPValue(Float64Array.of(0.3, 0.1 + 0.2, 0, 0), "greater")).toBe(2 / 4);
  });

  it("rejects an empty placebo and NaN by index", () => {
    expectError(() => shiftPValue(new Float64Array(0), "greater"), "too-few", /placebo is empty/);
    expectError(
      () => shiftPValue(Float64Array.of(1, Number.NaN), "less"),
      "not-finite",
      /placebo\[1\] is NaN/,
    );
  });
});

describe("extremity", () => {
  it("is the distance from the placebo mean when two-sided", () => {
    expect(Array.from(extremity(Float64Array.of(1, 2, 6), "two-sided"))).toEqual([2, 1, 3]);
    expect(Array.from(extremity(Float64Array.of(1, 2, 6), "less"))).toEqual([-1, -2, -6]);
  });
});
