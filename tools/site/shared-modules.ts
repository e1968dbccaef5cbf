import type { Metafile } from "esbuild";

/**
 * The modules that at least `share` (0 to 1) of the given entries import statically, directly or not, in the order in
 * which the entries reach them. Entries and modules are named as in the metafile's inputs.
 */
export function findSharedModules(
  { inputs }: Pick<Metafile, "inputs">,
  entries: readonly string[],
  share: number,
): string[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const reached = new Set([entry]);
    for (const module of reached) {
      for (const { path, kind, external } of inputs[module]?.imports ?? []) {
        if (kind === "import-statement" && !external) reached.add(path);
      }
    }
    reached.delete(entry);
    for (const module of reached) counts.set(module, (counts.get(module) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= share * entries.length).map(([module]) => module);
}
