import { h1InWords } from "../../src/claims/rotation/h1-words.js";
import { significance } from "../../src/claims/verdict.js";
import type { LabLine, PlaceboLab } from "../../src/multiverse/placebo-lab/lab.js";
import { type LabRequest, type NoiseId, usualRequest } from "../../src/multiverse/placebo-lab/request.js";
import { announces, type RuleId, ruleIds, ruleWords } from "../../src/multiverse/placebo-lab/rules.js";
import { significantOf, tallyOf } from "../../src/multiverse/placebo-lab/tally.js";
import {
  aboutDraws,
  drawnWords,
  oneHistory,
  shareWords,
  tooFewWords,
} from "../../src/multiverse/placebo-lab/words.js";
import { runPlaceboLab } from "../../src/multiverse/placebo-lab.js";
import { numberText } from "../../src/text/numbers.js";
import { chooseVintage } from "../../src/vintage/choose-vintage.js";
import { openClaim } from "./open-claim.js";
import { progressLine } from "./progress-line.js";
import type { Surroundings } from "./surroundings.js";

export const placeboUsage = `       npm run multiverse -- --claim H1 --placebo random-walk|resampled [--draws N] [--wording-draws N] [--seed N]
         [--fewest N] [--set CONTROL=VALUE \u2026] [--vintage DIR] [--as-of YYYY-MM-DD] [--frequency daily|weekly|monthly]`;

export const placeboOptions = {
  placebo: { type: "string" },
  draws: { type: "string", default: String(usualRequest.draws) },
  "wording-draws": { type: "string" },
  seed: { type: "string", default: String(usualRequest.seed) },
  fewest: { type: "string", default: String(usualRequest.fewest) },
  set: { type: "string", multiple: true, default: [] as string[] },
} as const;

/** A run of the placebo lab. */
export interface PlaceboOptions {
  readonly request: LabRequest;
  readonly vintage: string | undefined;
  readonly asOf: string | undefined;
  readonly frequency: string | undefined;
}

interface PlaceboValues {
  readonly claim?: string | undefined;
  readonly vintage?: string | undefined;
  readonly "as-of"?: string | undefined;
  readonly frequency?: string | undefined;
  readonly placebo: string;
  readonly draws: string;
  readonly "wording-draws"?: string | undefined;
  readonly seed: string;
  readonly fewest: string;
  readonly set: string[];
}

const text = numberText("en");

/** What the words after the command ask of the lab. Throws on a claim that has none. */
export function readPlaceboOptions(values: PlaceboValues): PlaceboOptions {
  if (values.claim !== "H1")
    throw new Error(`--placebo is of the claim H1, not of ${values.claim ?? "none"}`);
  const { vintage, frequency } = values;
  return { request: requestOf(values), vintage, asOf: values["as-of"], frequency };
}

/** Runs the placebo lab of H1 as the command line asks, and prints how often noise announces a success. */
export async function runPlacebo(options: PlaceboOptions, around: Surroundings): Promise<void> {
  const directory = chooseVintage({ requested: options.vintage ?? around.vintage, root: around.root });
  const { panels, setting } = await openClaim(directory, "H1", options);
  const progress = progressLine(around.stderr, performance.now(), "draws");
  const lab = await runPlaceboLab(panels, setting, options.request, { onDraws: (_, done) => progress(done) });
  around.stdout.write(`${labLines(lab).join("\n")}\n`);
}

function requestOf(values: PlaceboValues): LabRequest {
  const draws = Number(values.draws);
  return {
    parameters: Object.fromEntries(values.set.map(settingOf)),
    noise: values.placebo as NoiseId,
    draws,
    wordingDraws: Number(values["wording-draws"] ?? Math.min(usualRequest.wordingDraws, draws)),
    seed: Number(values.seed),
    fewest: Number(values.fewest),
  };
}

function settingOf(pair: string): [string, string] {
  const [, id, value] = /^([\w-]+)=(.+)$/.exec(pair) ?? [];
  if (id !== undefined && value !== undefined) return [id, value];
  throw new Error(`--set ${pair}: expected CONTROL=VALUE`);
}

/** What the lab found, for the terminal. */
export function labLines(lab: PlaceboLab): string[] {
  const { request, setting, choice, wordings, russell, indices } = lab;
  const tested = significantOf(lab);
  const { without, one } = tallyOf(lab, "all");
  return [
    `H1, ${setting.frequency} bars, vintage ${setting.vintage}, as known on ${setting.asOf}`,
    h1InWords(choice, setting.frequency),
    `seed ${request.seed}: ${text.integer(one.of)} ${drawnWords(lab)}`,
    `${text.integer(without)} draws have ${tooFewWords(request)}; the first ${text.integer(lab.draws.spoken.length)} are tried by ${text.integer(wordings)} wordings`,
    `${oneHistory}; ${aboutDraws}.`,
    ...ruleIds.flatMap((rule) => ruleLines(lab, rule)),
    ...(tested
      ? [`the card\u2019s own test has p up to ${text.decimal(significance, 2)} in ${shareWords(tested)}`]
      : []),
    ...[russell, ...indices].map(lineText),
  ];
}

function ruleLines(lab: PlaceboLab, rule: RuleId): string[] {
  const { one, among, any, meanShare } = tallyOf(lab, rule);
  return [
    `${rule}: ${ruleWords(rule, lab.choice)}`,
    `  with this wording in ${shareWords(one)}${among ? `, ${text.percent(among.count / among.of, 1)} of those with enough breakouts` : ""}`,
    ...(any
      ? [
          `  with at least one wording in ${shareWords(any)}, on average with ${text.percent(meanShare ?? 0, 1)} of them`,
        ]
      : []),
    `  ${realIndices(lab, rule)}`,
  ];
}

function realIndices({ russell, indices, request, wordings }: PlaceboLab, rule: RuleId): string {
  return [russell, ...indices]
    .map((line) => {
      const own = announces(rule, line, russell, request.fewest) ? "yes" : "no";
      return `${line.label}: ${own}, with ${text.integer(line.announcing[rule])} of ${text.integer(wordings)} wordings`;
    })
    .join("; ");
}

function lineText({ label, n, up, high, mean, excess }: LabLine): string {
  if (n === 0) return `${label}: no breakout that is over`;
  return `${label}: ${up} of ${n} followed, ${high} stood above their start, mean ${text.signed(mean, 3)} log points, less the usual ${text.signed(excess, 3)}`;
}
