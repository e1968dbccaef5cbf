import { parseArgs } from "node:util";
import { catalogue } from "../../src/series/catalogue.js";
import { isDate } from "../../src/series/dates.js";
import { feedsWith } from "../../src/sources/feeds.js";
import { fredCsv } from "../../src/sources/fred.js";

export const usage = `usage: npm run refresh -- [options]
  --upstream URL        ask URL/HOST/PATH instead of https://HOST/PATH
  --vintage DIR         write into DIR instead of data/vintages/<as-of day>
  --only ID,ID          ask for these series; the others stay as they are
  --as-of YYYY-MM-DD    nothing that was not known on that day (default: the last finished day, UTC)
  --import ID=FILE      take a series from a CSV export made by hand; may be given several times
  --unit ID=UNIT        the unit of an export: USD, USD thousand, USD million or USD billion
  --accept ID,ID        take these series although published values changed by more than is usual
  --timeout SECONDS     for one try of a request (default 20)
  --time-limit SECONDS  for the whole refresh (default 300)
  --diff                after refreshing, print what changed since the last vintage
  --diff OLD NEW        compare two vintages and fetch nothing
FRED_API_KEY in the environment: FRED is asked through its API, which knows what was published when.`;

export interface RefreshOptions {
  readonly upstream: string | undefined;
  readonly vintage: string | undefined;
  readonly only: readonly string[] | null;
  readonly asOf: string;
  readonly imports: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly accept: ReadonlySet<string>;
  readonly timeoutMs: number;
  readonly timeLimitMs: number;
  readonly diff: boolean;
  /** Two vintages to compare, without fetching. */
  readonly compare: readonly [old: string, fresh: string] | null;
}

/** What the command line asks for that it may not: printed with the usage. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The last day (YYYY-MM-DD, UTC) that was over at a moment. */
export function lastFinishedDay(now: Date): string {
  return new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
}

const feedOf = feedsWith({ fred: fredCsv });
const known = new Set(catalogue.map(({ id }) => id));

function idsOf(option: string, text: string | undefined): string[] {
  const ids = (text ?? "").split(",").filter((id) => id !== "");
  if (text !== undefined && ids.length === 0) throw new UsageError(`--${option}: name at least one series`);
  for (const id of ids) requireKnown(option, id);
  return ids;
}

function requireKnown(option: string, id: string): void {
  if (known.has(id)) return;
  throw new UsageError(
    `--${option}: "${id}" is not a series of the catalogue; there are ${[...known].join(", ")}`,
  );
}

function pairsOf(option: string, texts: readonly string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const text of texts) {
    const at = text.indexOf("=");
    if (at < 1 || at === text.length - 1) throw new UsageError(`--${option}: give it as ID=…, not "${text}"`);
    const id = text.slice(0, at);
    requireKnown(option, id);
    if (pairs.has(id)) throw new UsageError(`--${option}: "${id}" is given twice`);
    pairs.set(id, text.slice(at + 1));
  }
  return pairs;
}

function directoryOf(text: string | undefined): string | undefined {
  if (text?.trim() === "") throw new UsageError("--vintage: name a directory");
  return text;
}

/** Refuses what would be passed over in silence: a series that cannot be asked for, a unit without an export. */
function checkTogether({ only, imports, units }: Pick<RefreshOptions, "only" | "imports" | "units">): void {
  const byHand = only?.find((id) => feedOf(id) === null && !imports.has(id));
  if (byHand) throw new UsageError(`--only: "${byHand}" has no public source; take it by --import`);
  const alone = [...units.keys()].find((id) => !imports.has(id));
  if (alone) throw new UsageError(`--unit: "${alone}" is not imported`);
}

function secondsOf(option: string, text: string): number {
  const seconds = Number(text);
  if (text.trim() === "" || !(seconds > 0 && seconds <= 86_400)) {
    throw new UsageError(`--${option}: give seconds, above 0 and at most 86400, not "${text}"`);
  }
  return Math.ceil(seconds * 1000);
}

function asOfDay(text: string | undefined, now: Date): string {
  const last = lastFinishedDay(now);
  if (text === undefined) return last;
  if (!isDate(text)) throw new UsageError(`--as-of: give a day as YYYY-MM-DD, not "${text}"`);
  if (text > last) throw new UsageError(`--as-of: ${text} is not over yet; the last finished day is ${last}`);
  return text;
}

function addressOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!/^https?:/.test(text) || !URL.canParse(text)) {
    throw new UsageError(`--upstream: give an http or https address, not "${text}"`);
  }
  return text;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        upstream: { type: "string" },
        vintage: { type: "string" },
        only: { type: "string" },
        "as-of": { type: "string" },
        import: { type: "string", multiple: true, default: [] },
        unit: { type: "string", multiple: true, default: [] },
        accept: { type: "string" },
        timeout: { type: "string", default: "20" },
        "time-limit": { type: "string", default: "300" },
        diff: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The options of a command line at a moment. Throws `UsageError`, naming the option. */
export function readOptions(args: readonly string[], now: Date): RefreshOptions {
  const { values, positionals } = parse(args);
  const [old, fresh, ...rest] = positionals;
  const compares = values.diff && old !== undefined && fresh !== undefined && rest.length === 0;
  if (positionals.length > 0 && !compares) {
    throw new UsageError(
      `"${positionals.join(" ")}" is not an option; two vintages are compared by --diff OLD NEW`,
    );
  }
  const options = {
    upstream: addressOf(values.upstream),
    vintage: directoryOf(values.vintage),
    only: values.only === undefined ? null : idsOf("only", values.only),
    asOf: asOfDay(values["as-of"], now),
    imports: pairsOf("import", values.import),
    units: pairsOf("unit", values.unit),
    accept: new Set(idsOf("accept", values.accept)),
    timeoutMs: secondsOf("timeout", values.timeout),
    timeLimitMs: secondsOf("time-limit", values["time-limit"]),
    diff: values.diff,
    compare: compares ? ([old, fresh] as const) : null,
  };
  checkTogether(options);
  return options;
}
