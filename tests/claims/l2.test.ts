import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../src/claims/bars.js";
import type { L2Evidence, Parts } from "../../src/claims/liquidity/l2-evidence.js";
import { type OpenClaims, openEmbedded, rawRows, rawValue } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

const evidenceOf = async (asked: Readonly<Record<string, string>> = {}, asOf?: string) =>
  (await claims.evaluate("L2", { frequency: "weekly", asked, ...(asOf ? { asOf } : {}) }))
    .evidence as L2Evidence;

const sumOf = ({ bills, mbs, other, tga, rrp, rest }: Parts) => bills + (mbs ?? 0) + other + tga + rrp + rest;

/** The mean of the reverse repurchases over the seven days to a Wednesday. */
function rrpAverage(wednesday: string): number {
  const days = rawRows("rrp", "daily").filter(
    ({ date }) => date > addDays(wednesday, -7) && date <= wednesday,
  );
  return days.reduce((sum, { value }) => sum + value, 0) / days.length;
}

/** Purchases that settle from the day after one Wednesday to another, on the next weekday. */
function settled(from: string, to: string): number {
  const nextWeekday = (date: string) => addDays(date, new Date(date).getUTCDay() === 5 ? 3 : 1);
  return rawRows("bill_purchases", "event")
    .filter(({ date }) => nextWeekday(date) > from && nextWeekday(date) <= to)
    .reduce((sum, { value }) => sum + value, 0);
}

describe("L2", () => {
  test("splits the change of reserves into parts that add up to it, in every week and over the window", async () => {
    const { steps, window } = await evidenceOf();
    expect(steps.length).toBe(18);
    for (const { parts } of [...steps, window]) expect(sumOf(parts)).toBeCloseTo(parts.reserves, 9);
    for (const step of steps) expect(addDays(step.from, 7)).toBe(step.to);
  });

  test("takes each part from the rows of the vintage", async () => {
    const { parts } = (await evidenceOf()).window;
    const change = (series: string) =>
      (rawValue(series, "weekly", "2026-01-07") - rawValue(series, "weekly", "2025-12-10")) / 1000;
    expect(parts.reserves).toBeCloseTo(change("wresbal"), 9);
    expect(parts.tga).toBeCloseTo(-change("wtregen"), 9);
    expect(parts.rrp).toBeCloseTo(rrpAverage("2025-12-10") - rrpAverage("2026-01-07"), 9);
    expect(parts.bills).toBeCloseTo(settled("2025-12-10", "2026-01-07"), 9);
    expect(parts.bills + parts.other).toBeCloseTo(change("walcl"), 9);
    // Known beforehand: the Fed's Treasuries rose by 46.6 over the same four weeks.
    expect(parts.bills).toBeCloseTo(46.26, 2);
  });

  test("with levels of the day takes the Treasury's closes of the two Wednesdays", async () => {
    const { parts } = (await evidenceOf({ basis: "level" })).window;
    const [before, after] = ["2025-12-10", "2026-01-07"].map((date) => rawValue("tga", "daily", date));
    expect(parts.tga).toBeCloseTo((Number(before) - Number(after)) / 1000, 9);
    expect(sumOf(parts)).toBeCloseTo(parts.reserves, 9);
  });

  test("is supported with the caveat that the purchases are below one percent of the balance sheet", async () => {
    const finding = await claims.evaluate("L2", { frequency: "weekly" });
    const { window, assets } = finding.evidence as L2Evidence;
    expect(finding.verdict).toBe("supported-with-caveat");
    expect(window.parts.bills / assets).toBeLessThan(0.01);
    expect(finding.sentence).toContain("0.7% of the Fed\u2019s assets");
    expect(finding.readings.map(({ verdict }) => verdict)).toEqual([
      "supported-with-caveat",
      "supported-with-caveat",
    ]);
  });

  test("is contradicted over the frame from October to February, in which reserves fell", async () => {
    const asked = { from: "2025-10-01", to: "2026-02-04" };
    const { verdict, estimate } = await claims.evaluate("L2", { frequency: "weekly", asked });
    const fell = rawValue("wresbal", "weekly", "2026-02-04") - rawValue("wresbal", "weekly", "2025-10-01");
    expect(fell).toBeLessThan(0);
    expect(estimate?.value).toBeCloseTo(fell / 1000, 9);
    expect(verdict).toBe("contradicted");
  });

  test("as of the articles' date ends with the balance sheet of the seventh of January", async () => {
    const { steps, window } = await evidenceOf({ to: "latest" }, "2026-01-09");
    expect(steps.at(-1)?.to).toBe("2026-01-07");
    expect(window.to).toBe("2026-01-07");
  });

  test("by month tells how the mortgage-backed securities ran off, from their month ends", async () => {
    const { mbsChange } = (await claims.evaluate("L2", { frequency: "weekly" })).evidence as L2Evidence;
    const change =
      rawValue("wshomcb", "monthly", "2025-12-31") - rawValue("wshomcb", "monthly", "2025-11-30");
    expect(mbsChange).toBeCloseTo(change / 1000, 9);
  });

  test("leaves a week out by taking its change of reserves away", async () => {
    const { dropOne, estimate } = await claims.evaluate("L2", { frequency: "weekly" });
    const { steps } = await evidenceOf();
    const last = steps.find(({ to }) => to === "2026-01-07");
    expect(dropOne).toHaveLength(4);
    expect(dropOne.at(-1)?.value).toBeCloseTo(Number(estimate?.value) - Number(last?.parts.reserves), 9);
  });
});
