import { fileURLToPath } from "node:url";

/** Absolute path of the project, without a slash at its end. */
export const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Framework and the loaders read paths from the working directory. */
export function enterProject(): string {
  process.chdir(projectRoot);
  return projectRoot;
}
