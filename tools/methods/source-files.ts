import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../site/project-root.js";

/** The TypeScript files below a folder of the project, by their paths in it; hidden folders are left out. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith("."))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sourceFiles(path);
      return path.endsWith(".ts") ? [path] : [];
    });
}
