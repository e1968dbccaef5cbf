import { join } from "node:path";
import { build, FileBuildEffects } from "@observablehq/framework/dist/build.js";
import { readConfig, setCurrentDate } from "@observablehq/framework/dist/config.js";
import { sealFramework } from "./seal-framework.js";
import { SiteError } from "./site-error.js";

export interface FrameworkRun {
  /** Absolute path of an empty or absent directory within the project. */
  readonly output: string;
  /** The moment that stands for every file's time. */
  readonly date: Date;
  readonly say: (line: string) => void;
}

/** Runs Framework's build of the project in the working directory, saying one line a page. Throws SiteError. */
export async function runFramework({ output, date, say }: FrameworkRun): Promise<void> {
  setCurrentDate(date);
  const config = await readConfig();
  config.output = output;
  const transcript = new Transcript();
  const effects = new QuietEffects(output, join(config.root, ".observablehq", "cache"), transcript, say);
  const restore = sealFramework(say);
  try {
    await build({ config }, effects);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const place = /^(load|copy) /.test(transcript.lastLine) ? `; it was at: ${transcript.lastLine}` : "";
    throw new SiteError(`Framework could not build the site: ${reason}${place}`, { cause: error });
  } finally {
    restore();
  }
}

class Transcript {
  private line = "";
  private previous = "";

  add(text: string): void {
    const lines = `${this.line}${stripColour(text)}`.split("\n");
    this.line = lines.pop() ?? "";
    this.previous = lines.findLast((line) => line.trim() !== "") ?? this.previous;
  }

  get lastLine(): string {
    return (this.line.trim() || this.previous.trim()).replace(/\s+/g, " ");
  }
}

class QuietEffects extends FileBuildEffects {
  private started = performance.now();

  constructor(
    output: string,
    cache: string,
    transcript: Transcript,
    private readonly say: (line: string) => void,
  ) {
    const log = (...parts: readonly unknown[]) => transcript.add(`${parts.join(" ")}\n`);
    super(output, cache, {
      logger: { log, warn: log, error: log },
      output: { write: (text) => transcript.add(text) },
    });
  }

  override async writeFile(path: string, contents: string | Buffer): Promise<void> {
    await super.writeFile(path, contents);
    if (!path.endsWith(".html")) return;
    const kilobytes = Math.ceil(Buffer.byteLength(contents) / 1000);
    const elapsedMs = Math.round(performance.now() - this.started);
    this.started = performance.now();
    this.say(`  ${path.padEnd(40)} ${String(kilobytes).padStart(5)} kB ${String(elapsedMs).padStart(6)} ms`);
  }
}

function stripColour(text: string): string {
  return text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g"), "");
}
