import { join } from "node:path";
import { preview } from "@observablehq/framework/dist/preview.js";
import { cleanLoaderCache } from "./site/loader-cache.js";
import { prepareCurves } from "./site/prepare-curves.js";
import { prepareVintage } from "./site/prepare-vintage.js";
import { enterProject } from "./site/project-root.js";
import { parsePort, runTool } from "./site/run-tool.js";
import { requireFreePort } from "./site/serve-directory.js";

await runTool("dev", async () => {
  const root = enterProject();
  const port = parsePort(process.env.PORT, 0);
  if (port) await requireFreePort(port);
  const { directory, asOf } = await prepareVintage(root, process.env.VINTAGE);
  await cleanLoaderCache(root, join(root, "src"));
  await prepareCurves(directory, join(root, "src"));
  process.stdout.write(`vintage ${directory}, as of ${asOf}\n`);
  await preview({ hostname: "127.0.0.1", open: false, ...(port ? { port } : {}) });
});
