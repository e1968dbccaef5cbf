import { seriesOfSignal } from "../../claims/rotation/h1-signals.js";
import { significance } from "../../claims/verdict.js";
import { announces, ruleWords } from "../../multiverse/placebo-lab/rules.js";
import { significantOf, tallyOf } from "../../multiverse/placebo-lab/tally.js";
import {
  aboutDraws,
  countWords,
  drawnWords,
  oneHistory,
  shareWords,
  tooFewWords,
} from "../../multiverse/placebo-lab/words.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { seriesOf } from "../rotation/h1-subject.js";
import { drawPlaceboLab } from "./draw-placebo-lab.js";
import { columnsOf, type LabView, outcomeOf } from "./placebo-lab-columns.js";
import { drawsTable, rulesTable } from "./placebo-lab-table.js";

const text = numberText("en");

/** How often the articles\u2019 own method would have announced a success on small caps that are noise. */
export function placeboLabChart(view: LabView): Chart {
  const { lab } = view;
  return {
    id: "placebo-lab",
    title: titleOf(view),
    subtitle: subtitleOf(view),
    description: descriptionOf(view),
    table: rulesTable(lab),
    get rows() {
      return drawsTable(lab);
    },
    series: [
      ...new Set([...seriesOf(lab.choice), ...lab.indices.flatMap(({ signal }) => seriesOfSignal[signal])]),
    ],
    draw: (width, surroundings) => drawPlaceboLab(view, columnsOf(view), width, surroundings),
  };
}

function titleOf({ lab, rule }: LabView): string {
  const { one, any } = tallyOf(lab, rule);
  const { draws } = lab.request;
  const soFar = one.of < draws ? `Of ${text.integer(draws)} draws so far: noise` : "Noise";
  const free = any
    ? `; with a choice among ${text.integer(lab.wordings)} wordings, in ${countWords(any)}`
    : "";
  return `${soFar} announces a success in ${countWords(one)} draws${free}.`;
}

function subtitleOf({ lab, rule }: LabView): string {
  const outcomes = {
    mean: "the mean log return after breakouts",
    high: "the share of breakouts after which it stood higher at some close",
  };
  const outcome =
    rule === "mean" || rule === "high" ? outcomes[rule] : "the share of breakouts that were followed";
  return [
    `A success: ${ruleWords(rule, lab.choice)}.`,
    `Draws by ${outcome}, in dots of equal weight, solid where a success would be announced; \u201cnone\u201d: no breakout that is over.`,
    `${oneHistory}.`,
  ].join(" ");
}

function descriptionOf(view: LabView): string {
  const { lab, rule } = view;
  const { request, russell } = lab;
  const { one, among, without, any, meanShare } = tallyOf(lab, rule);
  const tested = significantOf(lab);
  const said = [
    `${capital(text.integer(one.of))} ${drawnWords(lab)}, seed ${request.seed}.`,
    `A success would be announced in ${shareWords(one)}${among ? `, ${text.percent(among.count / among.of, 1)} of those with enough breakouts` : ""}; ${text.integer(without)} have ${tooFewWords(request)}.`,
    ...(any
      ? [
          `With at least one of ${text.integer(lab.wordings)} wordings it would be in ${shareWords(any)}, on average with ${text.percent(meanShare ?? 0, 1)} of them.`,
        ]
      : []),
    ...[russell, ...lab.indices].map((line) => {
      if (line.n === 0) return `${capital(line.label)} has no breakout that is over.`;
      const own = announces(rule, line, russell, request.fewest) ? "a success" : "no success";
      return `${capital(line.label)}: ${outcomeText(view, outcomeOf(rule, line))}, ${own}.`;
    }),
    ...(tested
      ? [`The card\u2019s own test has p up to ${text.decimal(significance, 2)} in ${shareWords(tested)}.`]
      : []),
  ];
  return [...said, `${oneHistory}; ${aboutDraws}.`].join(" ");
}

/** An outcome with its unit. */
export function outcomeText({ rule }: Pick<LabView, "rule">, value: number): string {
  return rule === "mean" ? `${text.signed(value, 2)} log points` : text.percent(value);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
