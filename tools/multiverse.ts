import { runCommandLine } from "./multiverse/command-line.js";

const { stdout, stderr, env } = process;
const vintage = env.VINTAGE;
process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdout,
  stderr,
  vintage,
  root: process.cwd(),
});
