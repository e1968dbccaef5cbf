import { describe, expect, test } from "vitest";
import type { Parameter } from "../../src/claims/claim.js";
import { claimById, claims } from "../../src/claims/claims.js";
import { chooseParameters, defaultParameters } from "../../src/claims/evaluate-claim.js";
import { cannotSay } from "../../src/claims/finding.js";
import { finestFrequency, type Holding, offeredFrequencies } from "../../src/claims/frequencies.js";
import { h1 } from "../../src/claims/rotation/h1.js";

const parameters: Parameter[] = [
  { kind: "range", id: "gap", label: "gap", unit: "month", default: 3, minimum: 1, maximum: 12, step: 1 },
  {
    kind: "choice",
    id: "asset",
    label: "asset",
    default: "eth",
    options: [
      { value: "eth", label: "Ether" },
      { value: "btc", label: "Bitcoin" },
    ],
  },
];

describe("parameters", () => {
  test("are the defaults where nothing is asked", () => {
    expect(defaultParameters(parameters)).toEqual({ gap: 3, asset: "eth" });
    expect(chooseParameters(parameters, {})).toEqual({ gap: 3, asset: "eth" });
  });

  test("are numbers and options as asked", () => {
    expect(chooseParameters(parameters, { gap: "12", asset: "btc" })).toEqual({ gap: 12, asset: "btc" });
  });

  test.each([
    [{ size: "1" }, "there is no parameter \u201csize\u201d; there are gap, asset"],
    [{ asset: "doge" }, "asset is one of eth, btc, not \u201cdoge\u201d"],
    [{ gap: "0" }, "gap is a number from 1 to 12 in steps of 1, not \u201c0\u201d"],
    [{ gap: "13" }, "gap is a number from 1 to 12 in steps of 1, not \u201c13\u201d"],
    [{ gap: "" }, "gap is a number from 1 to 12 in steps of 1, not \u201c\u201d"],
    [{ gap: "three" }, "gap is a number from 1 to 12 in steps of 1, not \u201cthree\u201d"],
    [{ gap: "Infinity" }, "gap is a number from 1 to 12 in steps of 1, not \u201cInfinity\u201d"],
  ])("%j are refused by name", (asked, message) => {
    expect(() => chooseParameters(parameters, asked)).toThrow(new Error(message));
  });

  test("between two steps of a range are refused: half a bar cannot be followed", () => {
    expect(() => chooseParameters(parameters, { gap: "6.5" })).toThrow("gap");
  });

  test("have defaults that they allow, in every claim at every frequency", () => {
    for (const claim of claims) {
      for (const frequency of claim.frequencies) {
        const all = claim.parameters({ vintage: "v", asOf: "2026-08-21", frequency });
        const asked = Object.entries(defaultParameters(all)).map(([id, value]) => [id, String(value)]);
        expect(chooseParameters(all, Object.fromEntries(asked))).toEqual(defaultParameters(all));
      }
    }
  });
});

describe("the frequencies that a vintage offers", () => {
  const hold = (frequency: Holding["frequency"], first: string, ids = h1.series): Holding[] =>
    ids.map((series) => ({ series, frequency, first, last: "2026-08-21" }));

  test("are months alone from month ends, with a reason for each of the others", () => {
    const offered = offeredFrequencies(h1, hold("monthly", "2015-08-31"));
    const reason = (frequency: string) =>
      `this vintage has no ${frequency} bars of \u201cRussell 2000 price index, close\u201d`;
    expect(offered).toEqual([
      { frequency: "monthly", reason: null },
      { frequency: "weekly", reason: reason("weekly") },
      { frequency: "daily", reason: reason("daily") },
    ]);
    expect(finestFrequency(offered)).toBe("monthly");
  });

  test("say from when a series that begins too late would be needed", () => {
    const holdings = [...hold("monthly", "2014-01-31"), ...hold("daily", "2025-09-02")];
    expect(offeredFrequencies(h1, holdings)[2]?.reason).toBe(
      `this vintage has no daily bars of \u201cRussell 2000 price index, close\u201d before 2025-09-02; the claim needs them from ${h1.historyFrom}`,
    );
  });

  test("are all of them from days that reach back into the month of the first bar", () => {
    const offered = offeredFrequencies(h1, hold("daily", `${h1.historyFrom.slice(0, 8)}30`));
    expect(offered.map(({ reason }) => reason)).toEqual([null, null, null]);
    expect(finestFrequency(offered)).toBe("daily");
  });

  test("are served by dated operations at every one of them", () => {
    const ids = ["bill_purchases", "treast"];
    const holdings = [
      ...hold("event", "2025-12-12", ["bill_purchases"]),
      ...hold("weekly", "2003-01-01", ["treast"]),
    ];
    expect(claimById("L1").series).toEqual(ids);
    const offered = offeredFrequencies(claimById("L1"), holdings);
    expect(offered).toEqual(["monthly", "weekly"].map((frequency) => ({ frequency, reason: null })));
  });

  test("name the series that is missing", () => {
    const holdings = hold(
      "monthly",
      "2015-08-31",
      h1.series.filter((id) => id !== "eth"),
    );
    expect(offeredFrequencies(h1, holdings)[0]?.reason).toBe(
      "this vintage has no monthly bars of \u201cEther, daily close\u201d",
    );
    expect(finestFrequency(offeredFrequencies(h1, holdings))).toBeNull();
  });

  test("make a finding that cannot say, with the reason, where there is none", () => {
    const [lack] = offeredFrequencies(h1, []);
    const finding = cannotSay("H1", lack?.reason ?? "", {}, { vintage: "v-1", asOf: "2026-08-21" });
    expect(finding).toMatchObject({ claim: "H1", verdict: "cannot-say", n: 0, p: null, vintage: "v-1" });
    expect(finding.sentence).toBe(
      "We cannot say: this vintage has no monthly bars of \u201cRussell 2000 price index, close\u201d.",
    );
  });
});

describe("a claim by its id", () => {
  test("is in the register once, and an unknown one is named with those that are", () => {
    const ids = claims.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(claimById("H1").id).toBe("H1");
    expect(() => claimById("Z9")).toThrow(`no claim Z9; the report tests ${ids.join(", ")}`);
  });
});
