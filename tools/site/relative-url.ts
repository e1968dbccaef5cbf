import { posix } from "node:path";

/** The relative URL that leads from one file of the site to another, always starting with "./" or "../". */
export function relativeUrl(fromFile: string, toFile: string): string {
  const path = posix.relative(posix.dirname(fromFile), toFile);
  return path.startsWith("../") ? path : `./${path}`;
}
