import { barNoun } from "../../claims/bars.js";
import type { H1Evidence } from "../../claims/rotation/h1-evidence.js";
import type { StripRow } from "../../claims/rotation/h1-strip.js";
import { pathName } from "../../claims/rotation/h1-words.js";
import { significance } from "../../claims/verdict.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawDefinitionsStrip } from "./draw-definitions-strip.js";
import { seriesOf } from "./h1-subject.js";

/** Every definition of a breakout and of a strong uptrend at one horizon: how often it was followed, by how much, and p. */
export function definitionsStrip({ strip, study, frequency }: H1Evidence): Chart {
  const text = numberText("en");
  const after = plural(study.choice.horizon, barNoun[frequency]);
  const usual = study.unconditional.shareUp;
  const rows = sorted(strip);
  const judged = rows.filter(({ n }) => n > 0);
  const passing = judged.filter(({ p }) => (p ?? 1) <= significance).length;
  const above = judged.filter(({ excess }) => (excess ?? 0) > 0).length;
  const name = pathName(study.choice);
  return {
    id: "definitions-strip",
    title: `Of ${judged.length} definitions of a breakout or strong uptrend, ${countWord(above)} ${above === 1 ? "was" : "were"} followed by more than the usual return; ${countOf(passing)} ${passing === 1 ? "reaches" : "reach"} p ${text.decimal(significance, 2)} before correction.`,
    subtitle: `${name} ${after} after: cases followed of those that are over (usual share ${text.percent(usual)}); mean beyond that of every start, in log points, over two standard deviations of the shifts of the same calendar; uncorrected p, log scale.`,
    description: `Dots for ${judged.length} definitions, sorted by the mean beyond the usual one. ${described(judged)}`,
    table: {
      columns: [
        "Definition",
        "Cases over",
        "Followed",
        "Mean beyond the usual, log points",
        "p, uncorrected",
      ],
      rows: rows.map(({ label, n, positives, excess, p }) => [
        label,
        n,
        positives,
        excess === null ? null : text.signed(excess, 2),
        p === null ? null : text.pValue(p),
      ]),
    },
    series: seriesOf(study.choice),
    draw: (width, surroundings) => drawDefinitionsStrip(rows, width, surroundings),
  };
}

function sorted(strip: readonly StripRow[]): StripRow[] {
  const low = Number.NEGATIVE_INFINITY;
  return strip.toSorted((a, b) => (b.excess ?? low) - (a.excess ?? low));
}

function countOf(count: number): string {
  return count === 0 ? "none" : countWord(count);
}

function described(judged: readonly StripRow[]): string {
  const text = numberText("en");
  const [first, last] = [judged[0], judged.at(-1)];
  if (!first || !last) return "None has a complete case.";
  const told = ({ label, positives, n, excess, p }: StripRow) =>
    `${label}: ${positives} of ${n}, ${text.signed(excess ?? 0, 2)} log points, p ${text.pValue(p ?? 1)}`;
  return `Highest: ${told(first)}. Lowest: ${told(last)}.`;
}
