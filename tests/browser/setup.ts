import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { projectRoot } from "../../tools/site/project-root.js";
import { serveDirectory } from "../../tools/site/serve-directory.js";
import { findChromium } from "./find-chromium.js";

declare module "vitest" {
  interface ProvidedContext {
    siteUrl: string;
    siteDirectory: string;
    browserEndpoint: string;
  }
}

/** One site and one browser for all browser tests. BUILT_SITE=DIR tests a site that was built before. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const siteDirectory = process.env.BUILT_SITE || (await buildSite());
  const [site, browser] = await Promise.all([
    serveDirectory(siteDirectory, 0),
    chromium.launchServer({
      executablePath: findChromium(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }),
  ]);
  project.provide("siteUrl", site.url);
  project.provide("siteDirectory", siteDirectory);
  project.provide("browserEndpoint", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
}

/** Builds in a process of its own: Framework imports its TypeScript configuration by Node, not by Vitest. */
async function buildSite(): Promise<string> {
  const output = "tests/.tmp/site";
  await mkdir(join(projectRoot, "tests/.tmp"), { recursive: true });
  const builder = spawn(process.execPath, ["--import", "tsx", "tools/build.ts", "--output", output], {
    cwd: projectRoot,
    env: { ...process.env, VINTAGE: "data/embedded" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  builder.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const code = await new Promise<number | null>((resolve, reject) =>
    builder.on("error", reject).on("close", resolve),
  );
  if (code !== 0) throw new Error(`the site for the browser tests could not be built: ${complaint.trim()}`);
  return join(projectRoot, output);
}
