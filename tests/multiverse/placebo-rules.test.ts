import { describe, expect, test } from "vitest";
import { altcoinIds } from "../../src/claims/alt-basket.js";
import type { PanelCell } from "../../src/claims/claim.js";
import { type LabDraws, type LabLine, labOf } from "../../src/multiverse/placebo-lab/lab.js";
import { prepareLab } from "../../src/multiverse/placebo-lab/prepare.js";
import { usualRequest } from "../../src/multiverse/placebo-lab/request.js";
import { announces, type RuleId, ruleIds, ruleWords } from "../../src/multiverse/placebo-lab/rules.js";
import { significantOf, tallyOf } from "../../src/multiverse/placebo-lab/tally.js";
import { panelFrom } from "../claims/made-h1.js";

const dates = Array.from({ length: 16 }, (_, i) => {
  const end = new Date(Date.UTC(2016, i + 1, 0));
  return end.toISOString().slice(0, 10);
});
// Records after a month without one: the Russell at months 3, 5 and 7, the S&P at 5 alone, the Nasdaq never.
const rut = [100, 110, 105, 120, 110, 130, 120, 140, 100, 90, 95, 92, 91, 90, 89, 88];
const spx = [100, 110, 109, 108, 107, 130, 120, 110, 100, 90, 95, 92, 91, 90, 89, 88];
const ixic = dates.map((_, i) => 100 - i);
// Two months after them ether stood at 12/10, 11/12 and 22/11 of where it was; after each it was higher at some month end.
const eth = [5, 6, 8, 10, 9, 12, 13, 11, 10.5, 22, 20, 21, 19, 18, 17, 16];

const setting = { vintage: "made", asOf: "2017-04-30", frequency: "monthly" } as const;
const panels = {
  history: panelFrom("breakouts", dates, { rut, spx, btc: eth, eth }, "monthly"),
  signals: panelFrom("signals", dates, { days_to_know: dates.map(() => 0), rut, spx, ixic }, "monthly"),
  altcoins: panelFrom(
    "altcoins",
    [],
    Object.fromEntries([...altcoinIds, "total3"].map((id): [string, PanelCell[]] => [id, []])),
    "monthly",
  ),
};
const request = { ...usualRequest, parameters: { gap: 1, horizon: 2 }, draws: 5, wordingDraws: 2 };
const { frame } = prepareLab(panels, setting, request);
const [large, technology] = frame.indices as [LabLine, LabLine];
const verdicts = (line: LabLine, fewest = 1) =>
  ruleIds.filter((rule) => announces(rule, line, frame.russell, fewest));

describe("a history worked out by hand", () => {
  test("has three breakouts, two of them followed, and a higher close after each", () => {
    expect(frame.russell).toMatchObject({ n: 3, up: 2, high: 3 });
    expect(frame.russell.mean).toBeCloseTo((Math.log(12 / 10) + Math.log(11 / 12) + Math.log(2)) / 3, 14);
    const usual = eth.slice(0, 14).map((price, t) => Math.log(Number(eth[t + 2]) / price));
    const mean = usual.reduce((sum, value) => sum + value, 0) / usual.length;
    expect(frame.russell.excess).toBeCloseTo(frame.russell.mean - mean, 14);
  });

  test("is announced by every rule but that all were followed", () => {
    expect(verdicts(frame.russell)).toEqual(["most", "as-many", "mean", "high"]);
  });

  test("with one breakout that was not followed, but had a higher close, is announced by that alone", () => {
    expect(large).toMatchObject({ n: 1, up: 0, high: 1 });
    expect(verdicts(large)).toEqual(["high"]);
  });

  test("without a breakout is announced by no rule", () => {
    expect(technology).toMatchObject({ n: 0, up: 0, high: 0, mean: Number.NaN, excess: Number.NaN });
    expect(verdicts(technology)).toEqual([]);
  });

  test("is announced by none where more breakouts are asked for than it has", () => {
    expect(verdicts(frame.russell, 3)).toEqual(["most", "as-many", "mean", "high"]);
    expect(verdicts(frame.russell, 4)).toEqual([]);
  });

  test("names its rules in the words of what is followed", () => {
    expect(ruleWords("all", frame.choice)).toBe("ether was higher after every breakout");
    const relative = { ...frame.choice, asset: "listed", measure: "relative" } as const;
    expect(ruleWords("most", relative)).toBe(
      "the altcoin basket had gained on bitcoin after more than half of the breakouts",
    );
    for (const rule of ruleIds) expect(ruleWords(rule, frame.choice)).toMatch(/^[a-z].*[a-z]$/);
  });
});

test("a share of exactly half is not most, and a tie with the Russell is as many and as good", () => {
  const russell = { n: 4, up: 2, high: 4, mean: 0.1 };
  const holds = (own: typeof russell) => ruleIds.filter((rule) => announces(rule, own, russell, 1));
  expect(holds(russell)).toEqual(["as-many", "mean", "high"]);
  expect(holds({ n: 6, up: 3, high: 5, mean: 0.1 - 1e-12 })).toEqual(["as-many"]);
  expect(holds({ n: 2, up: 2, high: 2, mean: -1 })).toEqual(["all", "most", "as-many", "high"]);
});

test("where the Russell has no breakout nothing can be as good as it", () => {
  const own = { n: 1, up: 1, high: 1, mean: 1 };
  const none = { n: 0, up: 0, high: 0, mean: Number.NaN };
  expect(ruleIds.filter((rule) => announces(rule, own, none, 1))).toEqual(["all", "most", "high"]);
});

/** Three draws: one followed each time, one half of the time, one without a breakout. */
const draws: LabDraws = {
  from: 0,
  n: Int32Array.of(2, 4, 0),
  up: Int32Array.of(2, 2, 0),
  high: Int32Array.of(2, 4, 0),
  mean: Float64Array.of(0.1, 0.5, Number.NaN),
  excess: Float64Array.of(0, 0.4, Number.NaN),
  p: Float64Array.of(0.5, 0.05, Number.NaN),
  spoken: Int32Array.of(10, 8),
  announcing: Object.fromEntries(
    ruleIds.map((rule) => [rule, Int32Array.of(rule === "all" ? 3 : 0, 0)]),
  ) as Record<RuleId, Int32Array>,
};

describe("the tally", () => {
  const lab = labOf({ ...frame, wordings: 12 }, [draws]);

  test("counts draws without a breakout apart", () => {
    // R: binom.test(1, 3)$conf.int is 0.008403759 to 0.9057007.
    const { one, among, without } = tallyOf(lab, "all");
    expect({ ...one, among, without }).toMatchObject({
      count: 1,
      of: 3,
      without: 1,
      among: { count: 1, of: 2 },
    });
    expect(one.low).toBeCloseTo(0.008403759, 8);
    expect(one.high).toBeCloseTo(0.9057007, 6);
    const counts = ruleIds.map((rule) => tallyOf(lab, rule).one.count);
    expect(counts).toEqual([1, 1, 1, 1, 2]);
  });

  test("counts the draws that any wording would announce, and the mean share of the wordings that would", () => {
    expect(tallyOf(lab, "all")).toMatchObject({ any: { count: 1, of: 2 }, meanShare: 3 / 24 });
    expect(tallyOf(lab, "high")).toMatchObject({ any: { count: 0, of: 2, low: 0 }, meanShare: 0 });
    const untried = labOf(frame, [{ ...draws, spoken: new Int32Array(0), announcing: none() }]);
    expect(tallyOf(untried, "all")).toMatchObject({ any: null, meanShare: null });
  });

  test("counts what the card's own test calls significant, of the draws that have a p", () => {
    expect(significantOf(lab)).toMatchObject({ count: 1, of: 2 });
  });

  test("is refused before there is a draw", () => {
    expect(() => tallyOf(labOf(frame, []), "all")).toThrow("the lab has no draws yet");
  });
});

function none(): Record<RuleId, Int32Array> {
  return Object.fromEntries(ruleIds.map((rule) => [rule, new Int32Array(0)])) as Record<RuleId, Int32Array>;
}
