import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim, Parameter, ParameterValue, Setting } from "../../src/claims/claim.js";
import { claims } from "../../src/claims/claims.js";
import { chooseParameters, defaultParameters } from "../../src/claims/evaluate-claim.js";
import { readAddress, writeAddress } from "../../src/components/address.js";

const usual: Setting = { vintage: "v", asOf: "2026-08-21", frequency: "monthly" };

function anyValueOf(parameter: Parameter): fc.Arbitrary<ParameterValue> {
  if (parameter.kind === "choice") return fc.constantFrom(...parameter.options.map(({ value }) => value));
  const { minimum, maximum, step } = parameter;
  return fc.integer({ min: 0, max: Math.round((maximum - minimum) / step) }).map((i) => minimum + i * step);
}

const chosen = fc.constantFrom(...claims).chain((claim: Claim) =>
  fc
    .record({
      frequency: fc.constantFrom(...claim.frequencies),
      asOf: fc.constantFrom("2018-01-01", "2026-01-09", "2026-08-21"),
    })
    .chain((setting) => {
      const parameters = claim.parameters({ ...usual, ...setting });
      const values = fc.record(Object.fromEntries(parameters.map((p) => [p.id, anyValueOf(p)])));
      return values.map((picked) => ({
        claim,
        parameters,
        setting: { ...usual, ...setting },
        values: picked,
      }));
    }),
);

describe("the address of a page", () => {
  test("brings back the definitions that were written into it", () => {
    fc.assert(
      fc.property(chosen, ({ claim, parameters, setting, values }) => {
        const address = writeAddress(claim.id, "", { values, setting }, { parameters, setting: usual });
        const { frequency, asOf, ...asked } = readAddress(claim.id, address);
        expect(chooseParameters(parameters, asked)).toEqual(values);
        expect(frequency ?? usual.frequency).toBe(setting.frequency);
        expect(asOf ?? usual.asOf).toBe(setting.asOf);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("is written the same from what it was read from", () => {
    fc.assert(
      fc.property(chosen, ({ claim, parameters, setting, values }) => {
        const standard = { parameters, setting: usual };
        const once = writeAddress(claim.id, "", { values, setting }, standard);
        expect(writeAddress(claim.id, once, { values, setting }, standard)).toBe(once);
      }),
      { seed: 2, numRuns: 50 },
    );
  });

  test("is empty at the defaults", () => {
    for (const claim of claims) {
      const parameters = claim.parameters(usual);
      const standard = { parameters, setting: usual };
      const values = defaultParameters(parameters);
      expect(
        writeAddress(claim.id, `?${claim.id}.asOf=2020-01-01`, { values, setting: usual }, standard),
      ).toBe("");
    }
  });

  test("keeps what belongs to other claims and to nobody", () => {
    const standard = { parameters: [], setting: usual };
    const address = writeAddress(
      "H1",
      "?H7.asset=btc&H1.gap=4&from=x%20y",
      { values: {}, setting: usual },
      standard,
    );
    expect(Object.fromEntries(new URLSearchParams(address))).toEqual({ "H7.asset": "btc", from: "x y" });
    expect(readAddress("H1", "?H7.asset=btc&H10.gap=5&H1.gap=4")).toEqual({ gap: "4" });
  });
});
