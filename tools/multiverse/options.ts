import { parseArgs } from "node:util";
import { usualShifts } from "../../src/multiverse/plan.js";
import { parseShard, type Shard } from "../../src/multiverse/shard.js";
import type { SpecificationSource } from "../../src/multiverse/source.js";
import { sourceOf, sources } from "../../src/multiverse/sources.js";
import { type PlaceboOptions, placeboOptions, placeboUsage, readPlaceboOptions } from "./placebo.js";
import { requireFormat } from "./write-file.js";

export const usage = `usage: npm run multiverse -- --claim ID [--vintage DIR] [--as-of YYYY-MM-DD] [--frequency daily|weekly|monthly]
         [--shifts N] [--threads N] [--shard I/N] [--list] [--out FILE.parquet|.csv|.json]
       npm run multiverse -- --merge FOLDER|FILE.parquet [--out FILE]
${placeboUsage}`;

/** The curve of a claim, or a shard of it. */
export interface CurveOptions {
  readonly source: SpecificationSource;
  readonly vintage: string | undefined;
  readonly asOf: string | undefined;
  readonly frequency: string | undefined;
  readonly shifts: number;
  readonly threads: number;
  readonly shard: Shard;
  readonly list: boolean;
  readonly out: string | undefined;
}

/** Shards that are put together. */
export interface MergeOptions {
  readonly merge: string;
  readonly out: string | undefined;
}

/** The claim\u2019s source. Throws, naming those there are, where it has none. */
export function requireSource(claim: string | undefined): SpecificationSource {
  const source = sourceOf(claim ?? "");
  if (source) return source;
  const known = sources.map((one) => one.claim).join(", ");
  throw new Error(`--claim ${claim ?? "is missing"}: the claims with a specification curve are ${known}`);
}

function wholeNumber(name: string, text: string, minimum: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= minimum) return value;
  throw new Error(`--${name} ${text}: expected a whole number, at least ${minimum}`);
}

/** What the words after the command ask for; `threads` where they do not say. Throws, naming it, on what they may not ask. */
export function readOptions(
  args: readonly string[],
  threads: number,
): CurveOptions | MergeOptions | PlaceboOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      claim: { type: "string" },
      vintage: { type: "string" },
      "as-of": { type: "string" },
      frequency: { type: "string" },
      shifts: { type: "string", default: String(usualShifts) },
      threads: { type: "string", default: String(threads) },
      shard: { type: "string", default: "1/1" },
      list: { type: "boolean", default: false },
      out: { type: "string" },
      merge: { type: "string" },
      ...placeboOptions,
    },
  });
  const { vintage, frequency, list, out, merge } = values;
  const format = out ? requireFormat(out) : null;
  if (merge) return { merge, out };
  const { placebo } = values;
  if (placebo !== undefined) return readPlaceboOptions({ ...values, placebo });
  const shard = parseShard(values.shard);
  if (shard.of > 1 && format !== null && format !== ".parquet") {
    throw new Error(`--shard ${values.shard}: a shard is written to Parquet, which can be merged`);
  }
  return {
    source: requireSource(values.claim),
    vintage,
    asOf: values["as-of"],
    frequency,
    shifts: wholeNumber("shifts", values.shifts, 2),
    threads: wholeNumber("threads", values.threads, 1),
    shard,
    list,
    out,
  };
}
