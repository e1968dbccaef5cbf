import { beforeAll, describe, expect, test } from "vitest";
import type { Finding } from "../../src/claims/claim.js";
import { type OpenClaims, openEmbedded } from "../claims/embedded.js";
import { chartFrom, chartNames, drawn, faultsOf, strayCoordinates, widths } from "./drawn.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

const findings = new Map<string, Promise<Finding>>();

function findingOf(id: string, asOf?: string): Promise<Finding> {
  const key = `${id} ${asOf}`;
  const finding = findings.get(key) ?? claims.evaluate(id, asOf === undefined ? {} : { asOf });
  findings.set(key, finding);
  return finding;
}

describe.each(chartNames)("the chart of %s, %s,", (id, name) => {
  const chart = async (asOf?: string) => chartFrom(await findingOf(id, asOf), name);

  test("has a finding as its title, a subtitle, a description and a table with rows", async () => {
    const { title, subtitle, description, table, series, facts = [] } = await chart();
    for (const words of [title, subtitle, description]) expect(words).toMatch(/^[A-Z0-9].*\.$/);
    expect([title, subtitle, description].join(" ")).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect(series.length + facts.length).toBeGreaterThan(0);
  });

  test.each(widths)("drawn %i wide has sound attributes and stays in its box", async (width) => {
    const { svg, points } = drawn(await chart(), width);
    expect(faultsOf(svg)).toEqual([]);
    expect(strayCoordinates(svg)).toEqual([]);
    expect(points.length).toBeGreaterThan(0);
    for (const { x, y, text } of points) {
      expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
    }
  });

  test("is drawn the same from the same finding, twice from one chart and from another", async () => {
    const [one, other] = [await chart(), chartFrom(await claims.evaluate(id), name)];
    const first = drawn(one, 640).svg.outerHTML;
    expect(drawn(one, 640).svg.outerHTML).toBe(first);
    expect(drawn(other, 640).svg.outerHTML).toBe(first);
  });

  test.each(["2026-01-09", "2025-12-31", "2021-06-30"])(
    "as of %s is drawn soundly or says that there is nothing to draw",
    async (asOf) => {
      const finding = await claims.evaluate(id, { asOf });
      if (finding.evidence === null) {
        expect(finding.sentence).toMatch(/^We cannot say: /);
        return;
      }
      const made = chartFrom(finding, name);
      expect([made.title, made.subtitle, made.description].join(" ")).not.toMatch(/NaN|undefined|Infinity/);
      for (const width of widths) expect(faultsOf(drawn(made, width).svg)).toEqual([]);
    },
  );
});

test("a chart that a claim does not have is refused by name", async () => {
  const finding = await claims.evaluate("H1");
  expect(() => chartFrom(finding, "pie")).toThrow("claim H1 has no chart pie");
});
