import { buildSite } from "./site/build-site.js";
import { enterProject } from "./site/project-root.js";
import { readOutputOption, runTool } from "./site/run-tool.js";

await runTool("build", async () => {
  const output = readOutputOption();
  const { vintage, pages, elapsedMs } = await buildSite({
    root: enterProject(),
    output,
    vintage: process.env.VINTAGE,
    say: (line) => process.stdout.write(`${line}\n`),
  });
  const seconds = (elapsedMs / 1000).toFixed(1);
  process.stdout.write(
    `built ${pages} page${pages === 1 ? "" : "s"} as of ${vintage.asOf} into ${output} in ${seconds} s\n`,
  );
});
