import { significance } from "../../claims/verdict.js";
import { isAnnounced, type LabLine, type PlaceboLab } from "../../multiverse/placebo-lab/lab.js";
import { announces, ruleIds, ruleWords } from "../../multiverse/placebo-lab/rules.js";
import { intervalLevel, type Share, significantOf, tallyOf } from "../../multiverse/placebo-lab/tally.js";
import { countWords } from "../../multiverse/placebo-lab/words.js";
import { numberText } from "../../text/numbers.js";
import type { TableView } from "../chart.js";

const text = numberText("en");

/** One row a rule: how often noise is announced by it, and whether the real indices are. */
export function rulesTable(lab: PlaceboLab): TableView {
  const interval = `${text.percent(intervalLevel)} interval`;
  const lines = [lab.russell, ...lab.indices];
  const rows = ruleIds.map((rule) => {
    const { one, among, any, meanShare } = tallyOf(lab, rule);
    return [
      ruleWords(rule, lab.choice),
      ...cells(one),
      among && countWords(among),
      ...cells(any),
      meanShare === null ? null : text.percent(meanShare, 1),
      ...lines.map((line) => (announces(rule, line, lab.russell, lab.request.fewest) ? "yes" : "no")),
    ];
  });
  const tested = significantOf(lab);
  return {
    columns: [
      "A success is announced where",
      "Draws",
      interval,
      "Of those with enough breakouts",
      `With at least one of ${text.integer(lab.wordings)} wordings`,
      interval,
      "Mean share of the wordings",
      ...lines.map(({ label }) => capital(label)),
    ],
    rows: [
      ...rows,
      [
        `the card\u2019s own placebo test has p up to ${text.decimal(significance, 2)}`,
        ...cells(tested),
        tested && countWords(tested),
        ...[null, null, null],
        ...lines.map(({ p }) => (p <= significance ? "yes" : "no")),
      ],
      ...lines.map(lineRow),
    ],
  };

  function lineRow({ label, n, up, high, mean, excess }: LabLine): (string | null)[] {
    const said =
      n === 0
        ? "no breakout that is over"
        : `${up} of ${n} followed, ${high} stood above their start; mean ${text.signed(mean, 2)} log points, less the usual ${text.signed(excess, 2)}`;
    return [`${capital(label)}: ${said}`, ...new Array<null>(6 + lines.length).fill(null)];
  }
}

function cells(share: Share | null): (string | null)[] {
  if (!share) return [null, null];
  return [countWords(share), `${text.percent(share.low, 1)} to ${text.percent(share.high, 1)}`];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One row a draw, unrounded; by rule 1 where it is announced, 0 where not, and the wordings that would announce it. */
export function drawsTable(lab: PlaceboLab): TableView {
  const { draws } = lab;
  const orNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  return {
    columns: [
      ...["draw", "breakouts", "followed", "higher_at_some_close", "mean_log_return", "less_usual", "p"],
      ...ruleIds.map((rule) => `announced_${rule}`),
      ...ruleIds.map((rule) => `wordings_${rule}`),
    ],
    rows: Array.from(draws.n, (n, at) => [
      at,
      n,
      ...[draws.up[at] ?? null, draws.high[at] ?? null],
      ...[draws.mean[at], draws.excess[at], draws.p[at]].map(orNull),
      ...ruleIds.map((rule) => (isAnnounced(lab, at, rule) ? 1 : 0)),
      ...ruleIds.map((rule) => draws.announcing[rule][at] ?? null),
    ]),
  };
}
