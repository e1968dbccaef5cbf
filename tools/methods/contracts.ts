import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../site/project-root.js";

/** What the docstring of an exported function or constant of src/stats says. */
export interface Contract {
  /** The file, without folder and extension. */
  readonly file: string;
  readonly name: string;
  /** The first sentence of the docstring. */
  readonly sentence: string;
  /** What it is verified against, and to how many digits; absent for a part that has no numbers of its own. */
  readonly verified?: string;
  /** False for a part whose contract leaves the checking of its input to the caller. */
  readonly checked: boolean;
}

const folder = join(projectRoot, "src/stats");
const exported = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*\nexport (?:function|const|class) (\w+)/g;
const bare = /(?<!\*\/\s*\n)export (?:function|const|class) (\w+)/g;

export function statisticFiles(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -3))
    .sort();
}

export function sourceOf(file: string): string {
  return readFileSync(join(folder, `${file}.ts`), "utf8");
}

/** Exports of a file without a docstring, which have no contract. */
export function withoutContract(file: string): readonly string[] {
  return [...sourceOf(file).matchAll(bare)].map((match) => match[1] ?? "");
}

function plain(comment: string): string {
  return comment
    .replace(/^\s*\* ?/gm, "")
    .replace(/\s+/g, " ")
    .trim();
}

const label = "(?:Input|Output|Errors|Method|Source|Verified against)[^.:]{0,40}:";

function firstSentence(text: string): string {
  const body = text.split(new RegExp(` ${label}`))[0] ?? "";
  return (/^.*?[.?](?= [A-Z`"]|$)/.exec(body)?.[0] ?? body).trim();
}

function verifiedOf(text: string): string | undefined {
  const own = new RegExp(`Verified against: (.*?)(?= ${label}|$)`).exec(text)?.[1];
  return own ?? /(?:and|,) verification: (as [^.]*)/.exec(text)?.[1];
}

export function contractsOf(file: string): readonly Contract[] {
  return [...sourceOf(file).matchAll(exported)].map(([, comment = "", name = ""]) => {
    const text = plain(comment);
    const verified = verifiedOf(text)?.replace(/\.$/, "");
    const checked = !/Errors: none|othing (?:is )?checked|the caller (?:has )?check/.test(text);
    return { file, name, sentence: firstSentence(text), checked, ...(verified ? { verified } : {}) };
  });
}
