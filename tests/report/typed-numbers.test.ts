import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../tools/site/project-root.js";
import { literalsOf, proseOf, typesNumber, withoutNames } from "./prose-of.js";

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && !file.includes(".observablehq"))
    .map((file) => join(folder, file))
    .sort();
}

// Cited rows and quoted sentences carry other people's figures.
const cited = /literature\.ts$/;
const quoted = /language: "(en|it)",\s*text:\s*"(?:[^"\\]|\\.)*"/g;

const sources = ["src/claims", "src/components", "src/report", "src/multiverse"]
  .flatMap((folder) => {
    try {
      return filesBelow(folder, ".ts");
    } catch {
      return [];
    }
  })
  .filter((file) => !cited.test(file));

test.each(sources)("%s types no number into a sentence, a title or a label", (file) => {
  const source = readFileSync(join(projectRoot, file), "utf8").replace(quoted, "");
  const typed = literalsOf(source).filter(typesNumber);
  expect(typed.map(({ line, text }) => `${file}:${line}: ${text}`)).toEqual([]);
});

const pages = filesBelow("src", ".md");

test.each(pages)("%s types no number into its prose", (file) => {
  const prose = proseOf(readFileSync(join(projectRoot, file), "utf8"));
  const lines = prose.split("\n").filter((line) => /\d/.test(withoutNames(line)));
  expect(lines).toEqual([]);
});

describe("the search for typed numbers", () => {
  test("finds a figure in a string and in the fixed part of a template, and none in expressions", () => {
    const source =
      'const a = "fell by 12 percent"; const b = `rose \x24{x + 3} of 5 times`; // 7 of 9 here\n';
    expect(
      literalsOf(source)
        .filter(typesNumber)
        .map(({ text }) => text),
    ).toEqual(["fell by 12 percent", " of 5 times"]);
  });

  test("lets names with digits, drawings and code pass", () => {
    const source =
      'f("the Russell 2000 and the S&P 500"); g("M8 1.5a6.5 6.5 0 1 0 0 13Z"); h("translate(0 4)"); i("0.32em");';
    expect(literalsOf(source).filter(typesNumber)).toEqual([]);
  });

  test("finds a figure in the prose of a page and none in its directives, links and cells", () => {
    const page = "---\ntitle: x 1\n---\n{{fact F01-03 value}} [a](./b-2) `c 3`\n\nIt rose 40 percent.\n";
    expect(proseOf(page).match(/\d+/g)).toEqual(["40"]);
  });
});
