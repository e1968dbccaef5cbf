import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../site/project-root.js";
import type { Contract } from "./contracts.js";

const folder = join(projectRoot, "tests/stats");
const sources = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);

/** The tolerances that a "verified against" line states, as "to 1e-11". */
export function statedDigits(verified: string): readonly string[] {
  return [...verified.matchAll(/\bto (\d+(?:\.\d+)?e-\d+)/g)].map((match) => match[1] ?? "");
}

/** The tests that import a file of src/stats and write this tolerance. */
export function testsWithTolerance({ file }: Contract, tolerance: string): readonly string[] {
  const written = new RegExp(`(?<![\\d.])${tolerance.replace(".", "\\.")}(?!\\d)`);
  return [...sources]
    .filter(([, text]) => text.includes(`src/stats/${file}.js"`) && written.test(text.replace(/\/\/.*/g, "")))
    .map(([name]) => name);
}
