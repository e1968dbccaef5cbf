import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../tools/site/project-root.js";
import { contrast, worstDistance } from "./colour-vision.js";

const read = (name: string) => readFileSync(join(projectRoot, "src/style", name), "utf8");
const [light = "", dark = ""] = read("colours.css").split("@media");
const seriesCss = read("series.css");

const subjects = ["rut", "spx", "btc", "eth", "alt", "fed", "treasury", "stable", "vix", "placebo"];
const verdicts = ["supported", "caveat", "inconclusive", "contradicted"];

// The grounds of Framework's themes air and near-midnight, with which a page is drawn.
const looks = [
  { look: "light", css: light, ground: "#ffffff" },
  { look: "dark", css: dark, ground: "#1e1e1e" },
];

function colourOf(css: string, name: string): string {
  const [, hex] = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css) ?? [];
  if (!hex) throw new Error(`colours.css gives --${name} no colour of six digits`);
  return hex;
}

/** The dashes of a subject's lines, or "none". */
function dashOf(subject: string): string {
  const rule = new RegExp(`\\.series-${subject}[^{}]*\\{([^}]*)\\}`).exec(seriesCss)?.[1] ?? "";
  return /--dash: ([\d. ]+);/.exec(rule)?.[1] ?? "none";
}

const pairs = subjects.flatMap((one, i) => subjects.slice(i + 1).map((other) => [one, other] as const));

describe.each(looks)("in a $look page", ({ css, ground }) => {
  test.each([...subjects, ...verdicts])("the colour %s is read as text: contrast of 4.5 or more", (name) => {
    expect(contrast(colourOf(css, name), ground)).toBeGreaterThanOrEqual(4.5);
  });

  test("the grey of past lines is seen: contrast of 3 or more", () => {
    expect(contrast(colourOf(css, "past"), ground)).toBeGreaterThanOrEqual(3);
  });

  test.each(pairs)(
    "%s and %s are told apart by every kind of colour vision, or else by their dashes",
    (one, other) => {
      if (dashOf(one) !== dashOf(other)) return expect(colourOf(css, one)).not.toBe(colourOf(css, other));
      expect(worstDistance(colourOf(css, one), colourOf(css, other))).toBeGreaterThanOrEqual(9);
    },
  );
});

test("every subject has a class for its lines, labels, marks, bars and dots", () => {
  for (const subject of subjects) {
    expect(seriesCss).toMatch(new RegExp(`\\.series-${subject}\\b[^}]*--series: var\\(--${subject}\\);`));
  }
  for (const shape of [".line", ".label", ".mark", ".bars", ".bar", ".dots", ".band"]) {
    expect(seriesCss).toContain(`.chart ${shape}[class*="series-"]`);
  }
});
