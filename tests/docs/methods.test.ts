import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blocksOf, table, withBlocks } from "../../tools/methods/blocks.js";
import { contractsOf, sourceOf, statisticFiles, withoutContract } from "../../tools/methods/contracts.js";
import { generatedBlocks } from "../../tools/methods/generate.js";
import { sections } from "../../tools/methods/sections.js";
import { sourceFiles } from "../../tools/methods/source-files.js";
import { statedDigits, testsWithTolerance } from "../../tools/methods/stated-digits.js";
import { projectRoot } from "../../tools/site/project-root.js";
import { found, readDocument } from "./documents.js";

const methods = readDocument("docs/methods.md");
const contracts = statisticFiles().flatMap(contractsOf);

describe("docs/methods.md", () => {
  const written = blocksOf(methods);
  const generated = generatedBlocks();

  it("has a place for every generated part, and for no other", () => {
    expect([...written.keys()].sort()).toEqual([...generated.keys(), "calibration"].sort());
  });

  it.each([...generated.keys()])("has %s as `npx tsx tools/methods/write.ts` writes it", (name) => {
    expect(written.get(name)).toBe(generated.get(name));
  });

  it("lists every error code", () => {
    const type = /export type StatisticsErrorCode =([^;]*);/.exec(sourceOf("statistics-error"))?.[1] ?? "";
    const codes = found(type, /"([\w-]+)"/g);
    expect(codes.length).toBeGreaterThan(9);
    const listed = methods.split("\n").filter((line) => line.startsWith("| `"));
    expect(codes.filter((code) => !listed.some((line) => line.includes(`\`${code}\``)))).toEqual([]);
  });
});

describe("the parts of docs/methods.md", () => {
  it("hold every file of src/stats once", () => {
    expect(sections.flatMap(({ files }) => files).sort()).toEqual(statisticFiles());
  });
});

describe("the contracts of src/stats", () => {
  it("stand above every function, constant and class", () => {
    expect(statisticFiles().flatMap(withoutContract)).toEqual([]);
    const exports = statisticFiles().flatMap((file) =>
      found(sourceOf(file), /^export (?:function|const|class) (\w+)/gm),
    );
    expect(contracts.map(({ name }) => name)).toEqual(exports);
  });

  it("say what every function is verified against that is used outside src/stats", () => {
    const open = contracts.filter(({ verified }) => !verified);
    const used = sourceFiles("src")
      .filter((path) => !path.startsWith("src/stats/"))
      .map((path) => readFileSync(join(projectRoot, path), "utf8"))
      .flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from "[^"]*\/stats\/([\w-]+)\.js"/g)])
      .flatMap(([, names = "", file]) => found(names, /(?<!type )\b(\w+)/g).map((name) => `${file} ${name}`));
    expect(used.length).toBeGreaterThan(10);
    const parts = open.map(({ file, name }) => `${file} ${name}`).filter((part) => used.includes(part));
    expect(parts.filter((part) => part !== "statistics-error StatisticsError")).toEqual([]);
  });

  it("leave no function unverified that nothing in src/stats uses", () => {
    const sources = statisticFiles().map(sourceOf);
    const idle = contracts
      .filter(({ verified }) => !verified)
      .filter(({ name }) => sources.join("\n").split(new RegExp(`\\b${name}\\b`)).length <= 2);
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  it("state no tolerance that a test of the file does not use", () => {
    const stated = contracts.flatMap((contract) =>
      statedDigits(contract.verified ?? "").map((digits) => ({ contract, digits })),
    );
    expect(stated.length).toBeGreaterThan(90);
    const missing = stated.filter(
      ({ contract, digits }) => testsWithTolerance(contract, digits).length === 0,
    );
    expect(missing.map(({ contract, digits }) => `${contract.name}: ${digits}`)).toEqual([]);
  });
});

describe("generated parts", () => {
  const document = "a\n<!-- generated:one -->\nold\n<!-- /generated:one -->\nb\n";

  it("are replaced between their markers, and only if there is something new", () => {
    expect(withBlocks(document, new Map([["one", "new\n"]]))).toBe(document.replace("old", "new"));
    expect(withBlocks(document, new Map([["two", "new\n"]]))).toBe(document);
    expect([...blocksOf(document)]).toEqual([["one", "old\n"]]);
  });

  it("keep bars and stars of a text inside its cell", () => {
    expect(table(["a"], [["|t*|"]])).toBe("\n| a |\n| --- |\n| \\|t\\*\\| |\n\n");
  });
});
