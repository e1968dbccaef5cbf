import { relative } from "node:path";
import { buildSite } from "./site/build-site.js";
import { enterProject } from "./site/project-root.js";
import { parsePort, runTool } from "./site/run-tool.js";
import { requireFreePort, serveDirectory } from "./site/serve-directory.js";

const defaultPort = 3000;
const say = (line: string) => void process.stdout.write(`${line}\n`);

await runTool("start", async () => {
  const root = enterProject();
  const port = parsePort(process.env.PORT, defaultPort);
  await requireFreePort(port);
  const { directory, vintage } = await buildSite({ root, output: "dist", vintage: process.env.VINTAGE, say });
  const site = await serveDirectory(directory, port);
  say(
    `After the breakout: ${site.url} (vintage ${relative(root, vintage.directory)}, as of ${vintage.asOf})`,
  );
  const stop = () => void site.close().then(() => process.exit(0));
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
});
