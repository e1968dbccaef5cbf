import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { projectRoot } from "../../tools/site/project-root.js";
import { newReader, type Visit } from "./visit.js";

let bundled: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(projectRoot, "tests/browser/chart-bench.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
}

const styles = ["colours", "page", "charts", "series", "chart-reading", "chart-states"]
  .map((name) =>
    readFileSync(join(projectRoot, `src/style/${name}.css`), "utf8").replaceAll(/@font-face \{[^}]*\}/g, ""),
  )
  .join("\n");

/** A page with three made charts over the same dates: daily lines, monthly values, and two panels. */
export async function openChartBench(): Promise<Visit> {
  bundled ??= bundle();
  const reader = await newReader({ viewport: { width: 1100, height: 1500 } });
  const script = await bundled;
  await reader.page.setContent(`<!doctype html><html lang="en"><style>${styles}</style><body></body></html>`);
  await reader.page.addScriptTag({ content: script });
  await settled(reader.page);
  return reader;
}

/** Waits until what was asked for in a frame is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
