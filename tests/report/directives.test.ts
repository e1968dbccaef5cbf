import { JSDOM } from "jsdom";
import { beforeAll, describe, expect, test } from "vitest";
import { type MadeReport, madeReport, pages } from "./report.js";

let made: MadeReport;

beforeAll(async () => {
  made = await madeReport();
});

describe("a directive", () => {
  test.each([
    ["{{nonsense}}", "{{nonsense}} is not a directive"],
    ["{{H1 nonsense}}", "{{H1 nonsense}} is not a directive"],
    ["{{H99 sentence}}", "{{H99 sentence}} is not a directive"],
    ["{{article author}}", "the articles have no author"],
    ["{{vintage colour}}", "the vintage has no colour"],
    ["{{fact F99-99 value}}", "there is no fact F99-99"],
    ["{{fact F01-01 colour}}", "fact F01-01 has no colour"],
    ["{{H1 part chart/pie}}", "claim H1 has no chart pie"],
  ])("that the report does not know, %s, is refused by name", (markdown, message) => {
    expect(() => made.replace(`before ${markdown} after`)).toThrow(message);
  });

  test("gives a claim's sentence, title and verdict as computed", () => {
    for (const { claim, finding } of made.report.claims) {
      const { document } = new JSDOM(made.replace(`<p>{{${claim.id} sentence}}</p>{{${claim.id} verdict}}`))
        .window;
      expect(document.querySelector("p")?.textContent).toBe(finding.sentence);
      expect(document.querySelector(".verdict")?.className).toContain(finding.verdict);
    }
  });

  test("gives the articles' month and level, the rule's count and a fact's columns", () => {
    expect(made.replace("{{article month}}, {{article level}}, {{rule events}}")).toBe(
      "January 2026, 2,600, ten",
    );
    // data/embedded/facts.csv, row F01-01.
    expect(made.replace("{{fact F01-01 value}} on {{fact F01-01 date}}")).toBe("2442.74 on 2021-11-08");
    expect(made.replace("{{fact F01-01 link}}")).toMatch(
      /^<a class="fact" href="https:\/\/[^"]+" title="[^"]+">/,
    );
  });

  test("gives the vintage's own counts", () => {
    const { vintage } = made.report;
    expect(made.replace("{{vintage id}} {{vintage facts}} {{vintage asOf}}")).toBe(
      `${vintage.id} ${vintage.facts.length} ${vintage.asOf}`,
    );
    const series = new Set(vintage.observations.map((observation) => observation.series));
    expect(made.replace("{{ vintage series }}")).toBe(String(series.size));
  });

  test("leaves text without directives as it is", () => {
    const text = "One `$template` and { braces } and 100 % of it.\n\n# Title\n";
    expect(made.replace(text)).toBe(text);
  });

  test("draws every part in one line, which Markdown takes as one block, with nothing left to interpolate", () => {
    for (const name of [
      "part answer",
      "part chart/breakout-paths",
      "controls",
      "queries",
      "part robustness",
      "part falsification",
      "card",
    ]) {
      const html = made.replace(`{{H1 ${name}}}`);
      expect(html).not.toContain("\n");
      expect(html).not.toContain("${");
      expect(html).not.toMatch(/="[^"]*(NaN|undefined|Infinity)/);
    }
  });
});

describe.each(pages)("the page %s", (_name, markdown) => {
  test("has every directive replaced, the same each time", () => {
    const once = made.replace(markdown);
    expect(once).not.toContain("{{");
    expect(once).not.toContain("}}");
    expect(made.replace(markdown)).toBe(once);
  });

  test("has a title and a description", () => {
    const [, front = ""] = /^---\n(.*?)\n---\n/s.exec(markdown) ?? [];
    expect(front).toMatch(/^title: ".+"$/m);
    expect(front).toMatch(/^description: ".+"$/m);
  });

  test("types no number in its prose", () => {
    const prose = markdown
      .replace(/^---\n.*?\n---\n/s, "")
      .replace(/```.*?```/gs, "")
      .replace(/`[^`]*`/g, "")
      .replace(/\{\{.*?\}\}/g, "")
      .replace(/<[^>]*>/g, "")
      .replace(/\]\([^)]*\)/g, "]")
      .replace(/Russell 2000|S&(amp;)?P 500|\b[A-Z]\d{1,2}b?\b|https?:\S+/g, "");
    expect(prose.match(/.{0,20}\d+.{0,20}/g) ?? []).toEqual([]);
  });
});

describe("the queries of a claim", () => {
  test("stand in the page with the settings that make them run as they did at build", () => {
    for (const { claim, panels } of made.report.claims) {
      const { document } = new JSDOM(made.replace(`{{${claim.id} queries}}`)).window;
      const days = panels.map(({ asOf }) => `SET VARIABLE as_of = DATE '${asOf}'`);
      const texts = [...document.querySelectorAll("textarea")].map((area) => area.value);
      expect(texts).toHaveLength(new Set(panels.map(({ query }) => query)).size);
      for (const sql of texts) {
        expect(days.some((day) => sql.includes(day))).toBe(true);
        expect(sql).toMatch(/\n(WITH|SELECT)\b/);
      }
    }
  });
});
