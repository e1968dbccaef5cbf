import type { AcrossClaims, Estimate, Finding, HitRate } from "../claims/claim.js";
import { type NumberText, numberText, plural } from "../text/numbers.js";
import { block, type Surroundings } from "./draw.js";
import { verdictWords } from "./verdict-mark.js";

interface Statistic {
  readonly term: string;
  readonly value: string;
  readonly note: string | null;
}

/** The numbers of a finding: no p-value without n, effective n and the smallest p that could have come out. */
export function statistics(finding: Finding, { document, locale }: Surroundings): HTMLElement {
  const text = numberText(locale);
  const root = block(document, "dl", "statistics");
  for (const { term, value, note } of listStatistics(finding, text)) {
    const item = root.append("div");
    item.append("dt").text(term);
    const definition = item.append("dd");
    definition.append("strong").text(value);
    if (note) definition.append("small").text(note);
  }
  return root.node() as HTMLElement;
}

function listStatistics(finding: Finding, text: NumberText): Statistic[] {
  const {
    estimate,
    interval,
    p,
    familyWiseP,
    acrossClaims,
    minimumDetectableEffect: detectable,
    n,
    effectiveN,
    hitRate,
  } = finding;
  const unit = estimate?.unit ?? "";
  return [
    ...(estimate ? [{ term: "Estimate", value: effectText(estimate, text), note: estimate.label }] : []),
    ...(interval
      ? [
          {
            term: `${text.percent(interval.level)} interval`,
            value: `${effectText({ value: interval.low, unit }, text)} to ${effectText({ value: interval.high, unit }, text)}`,
            note: interval.method,
          },
        ]
      : []),
    ...(p
      ? [
          {
            term: `p, ${p.sided}-sided`,
            value: text.pValue(p.value),
            note: `${p.method}; smallest attainable ${text.pValue(p.smallestAttainable)}`,
          },
        ]
      : []),
    ...(familyWiseP
      ? [
          {
            term: "p, family-wise",
            value: text.pValue(familyWiseP.value),
            note: `${familyWiseP.method}; smallest attainable ${text.pValue(familyWiseP.smallestAttainable)}`,
          },
        ]
      : []),
    ...(acrossClaims ? [acrossStatistic(acrossClaims, text)] : []),
    ...(hitRate ? hitRateStatistics(hitRate, text) : []),
    p
      ? {
          term: "n",
          value: text.integer(n),
          note: `effective n ${text.integer(effectiveN)}: windows that do not overlap`,
        }
      : { term: "Observations", value: text.integer(n), note: null },
    ...(detectable
      ? [{ term: "Minimum detectable effect", value: effectText(detectable, text), note: detectable.label }]
      : []),
  ];
}

function acrossStatistic({ q, claims, before }: AcrossClaims, text: NumberText): Statistic {
  const changed = before ? `; before the correction: ${verdictWords[before].toLowerCase()}` : "";
  return {
    term: "q, across claims",
    value: text.pValue(q),
    note: `Benjamini\u2013Hochberg over the ${plural(claims, "claim")} that have a p-value${changed}`,
  };
}

function hitRateStatistics(
  { positives, n, interval, usualShare, p }: HitRate,
  text: NumberText,
): Statistic[] {
  return [
    {
      term: "Hit rate",
      value: `${positives} of ${n}, ${text.percent(positives / n)}`,
      note: `${text.percent(interval.level)} interval ${text.percent(interval.low)} to ${text.percent(interval.high)} (${interval.method}); usual share ${text.percent(usualShare)}`,
    },
    ...(p
      ? [
          {
            term: `p of the hit rate, ${p.sided}-sided`,
            value: text.pValue(p.value),
            note: `${p.method}; smallest attainable ${text.pValue(p.smallestAttainable)}`,
          },
        ]
      : []),
  ];
}

/** An effect in its unit; log points also as the factor they stand for. */
export function effectText({ value, unit }: Pick<Estimate, "value" | "unit">, text: NumberText): string {
  if (unit === "log points")
    return `${text.signed(value, 2)} (\u00d7${text.decimal(Math.exp(value), Math.exp(value) < 10 ? 2 : 0)})`;
  if (unit === "percent") return text.signedPercent(value / 100, 1);
  if (unit === "percentage points") return `${text.signed(value, 1)} ${unit}`;
  if (unit === "USD billion") return `${text.signed(value, 0)} USD billion`;
  return `${text.decimal(value, 2)} ${unit}`;
}
