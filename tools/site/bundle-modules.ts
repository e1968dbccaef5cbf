import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import {
  type BuildFailure,
  build,
  type Loader,
  type Metafile,
  type OnLoadArgs,
  type OnLoadResult,
  type Plugin,
} from "esbuild";
import { bundleFolder, isAbsentLibrary, moveModule } from "./move-module.js";
import { relativeUrl } from "./relative-url.js";
import { findSharedModules } from "./shared-modules.js";
import { SiteError } from "./site-error.js";

export interface ScriptEntry {
  /** The chunk's name, before its hash. */
  readonly name: string;
  /** Path in the site of the page, or of the script itself. */
  readonly file: string;
  /** The source of an inline script; absent where `file` is the script. */
  readonly source?: string;
}

export interface BundledEntry {
  /** Path in the site of the entry's chunk. */
  readonly script: string;
  /** Paths of the chunks that it imports statically, directly or not, nearest first. */
  readonly chunks: readonly string[];
}

const sharedByAtLeast = 0.5;

const replacedPackages: readonly (readonly [RegExp, string])[] = [
  [
    /^_node\/@stdlib\/assert-has-generator-support@/,
    "export default function hasGeneratorSupport() { return true; }",
  ],
];

const absentLibrary =
  'throw new Error("This library is not part of the report: import it by name from node_modules.");';

/** Bundles scripts of a site with all that they import into its bundle folder, and the workers that they start. */
export class ModuleBundler {
  private readonly workers = new Map<string, Promise<string>>();

  constructor(private readonly directory: string) {}

  /**
   * The bundled entries, in the order of the given ones. A bundler makes one chunk for each set of pages that share a
   * module, so varied pages would start with dozens of small ones: what half of them import is given to all of them, and
   * so stands in one.
   */
  async bundle(entries: readonly ScriptEntry[]): Promise<BundledEntry[]> {
    const active = entries.filter(({ source }) => source?.includes("define({"));
    if (active.length < 2) return this.run(entries, []).then((metafile) => readEntries(metafile, entries));
    const shared = findSharedModules(
      await this.run(entries, [], false),
      active.map(inputName),
      sharedByAtLeast,
    );
    const widened = entries.map((entry) => (active.includes(entry) ? importAlso(entry, shared) : entry));
    return readEntries(await this.run(widened, []), widened);
  }

  private async run(
    entries: readonly ScriptEntry[],
    ancestors: readonly string[],
    write = true,
  ): Promise<Metafile> {
    const { metafile } = await build({
      absWorkingDir: this.directory,
      entryPoints: entries.map(({ name }, i) => ({ in: `site-entry:${i}`, out: name })),
      outdir: bundleFolder,
      entryNames: "[name]-[hash]",
      chunkNames: "[name]-[hash]",
      bundle: true,
      splitting: true,
      minify: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      charset: "utf8",
      legalComments: "external",
      metafile: true,
      logLevel: "silent",
      logOverride: { "import-is-undefined": "error" },
      plugins: [this.sitePlugin(entries, ancestors)],
      write,
    }).catch(explainFailure);
    return metafile;
  }

  private sitePlugin(entries: readonly ScriptEntry[], ancestors: readonly string[]): Plugin {
    return {
      name: "site",
      setup: ({ onResolve, onLoad }) => {
        onResolve({ filter: /^site-entry:/ }, ({ path }) => this.resolveEntry(entries, path));
        onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, kind }) =>
          kind === "dynamic-import" && isAbsentLibrary(this.directory, this.sitePath(join(resolveDir, path)))
            ? { path: "absent-library", namespace: "absent" }
            : undefined,
        );
        onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: absentLibrary, loader: "js" }));
        onLoad({ filter: /.*/, namespace: "inline" }, async ({ path, pluginData }) => ({
          contents: await this.move(entryOf(entries, pluginData).source ?? "", path, ancestors),
          loader: "js",
          resolveDir: dirname(join(this.directory, path)),
        }));
        onLoad({ filter: /\.m?js$/, namespace: "file" }, (args) => this.loadFile(args, ancestors));
      },
    };
  }

  private resolveEntry(entries: readonly ScriptEntry[], path: string) {
    const index = Number(path.slice("site-entry:".length));
    const { file, name, source } = entryOf(entries, index);
    if (source === undefined) return { path: join(this.directory, file) };
    return { path: file, namespace: "inline", suffix: `?${name}`, pluginData: index };
  }

  private async loadFile({ path }: OnLoadArgs, ancestors: readonly string[]): Promise<OnLoadResult> {
    const file = this.sitePath(path);
    const replaced = replacedPackages.find(([pattern]) => pattern.test(file));
    const loader: Loader = "js";
    if (replaced) return { contents: replaced[1], loader };
    return { contents: await this.move(await readFile(path, "utf8"), file, ancestors), loader };
  }

  private sitePath(path: string): string {
    return relative(this.directory, path).split(sep).join("/");
  }

  private move(source: string, file: string, ancestors: readonly string[]): Promise<string> {
    const bundleWorker = (worker: string) => this.bundleWorker(worker, ancestors);
    return moveModule(source, { directory: this.directory, file, bundleWorker });
  }

  private bundleWorker(file: string, ancestors: readonly string[]): Promise<string> {
    if (ancestors.includes(file)) {
      throw new SiteError(`${file}: a worker that starts itself, directly or not, cannot be bundled`);
    }
    const started = this.workers.get(file) ?? this.startWorkerBundle(file, ancestors);
    this.workers.set(file, started);
    return started;
  }

  private async startWorkerBundle(file: string, ancestors: readonly string[]): Promise<string> {
    const name = (file.split("/").at(-1) ?? file).replace(/(\.[0-9a-f]{8})?\.m?js$/, "");
    const entry: ScriptEntry = { name, file };
    return readEntry(await this.run([entry], [...ancestors, file]), entry).script;
  }
}

function explainFailure(error: unknown): never {
  const failures = error instanceof Error && "errors" in error ? (error as BuildFailure).errors : [];
  const [first] = failures;
  if (!first) throw error;
  const place = first.location ? `${first.location.file}:${first.location.line}: ` : "";
  const reason = first.detail instanceof SiteError ? first.detail.message : `${place}${first.text}`;
  throw new SiteError(`scripts could not be bundled: ${reason}`, { cause: error });
}

function entryOf(entries: readonly ScriptEntry[], index: unknown): ScriptEntry {
  const entry = typeof index === "number" ? entries[index] : undefined;
  if (!entry) throw new SiteError(`script entry ${String(index)} does not exist`);
  return entry;
}

function inputName({ file, name, source }: ScriptEntry): string {
  return source === undefined ? file : `inline:${file}?${name}`;
}

function importAlso(entry: ScriptEntry, modules: readonly string[]): ScriptEntry {
  const imports = modules.map((module) => `import ${JSON.stringify(relativeUrl(entry.file, module))};\n`);
  return { ...entry, source: imports.join("") + entry.source };
}

function readEntries(metafile: Metafile, entries: readonly ScriptEntry[]): BundledEntry[] {
  return entries.map((entry) => readEntry(metafile, entry));
}

function readEntry({ outputs }: Metafile, entry: ScriptEntry): BundledEntry {
  const prefix = `${bundleFolder}/${entry.name}-`;
  const found = Object.entries(outputs).find(
    ([file, { entryPoint }]) => entryPoint === inputName(entry) && file.startsWith(prefix),
  );
  if (!found) throw new SiteError(`${entry.file}: the bundler made no ${prefix}*.js`);
  const chunks = new Set<string>([found[0]]);
  for (const chunk of chunks) {
    for (const { path, kind } of outputs[chunk]?.imports ?? [])
      if (kind === "import-statement") chunks.add(path);
  }
  chunks.delete(found[0]);
  return { script: found[0], chunks: [...chunks] };
}
