import type { Finding, Split } from "../claims/claim.js";
import { numberText } from "../text/numbers.js";
import { block, type Surroundings } from "./draw.js";
import { scrollingTable } from "./scrolling-table.js";
import { effectText } from "./statistics.js";

/** The estimate in parts of the sample and with each event left out: how much of it hangs on one time or one event. */
export function robustness(finding: Finding, surroundings: Surroundings): HTMLElement {
  const root = block(surroundings.document, "div", "robustness");
  const all: Split = {
    label: "all of them in",
    n: finding.n,
    value: finding.estimate?.value ?? null,
    p: finding.p?.value ?? null,
  };
  const groups = [
    { caption: "In parts of the sample", head: "Part", splits: finding.subPeriods },
    { caption: "Leaving one event out", head: "Without", splits: finding.dropOne },
  ];
  for (const { caption, head, splits } of groups) {
    if (splits.length === 0) continue;
    root.node()?.append(splitTable({ caption, head, splits: [all, ...splits] }, finding, surroundings));
  }
  return root.node() as HTMLElement;
}

interface SplitGroup {
  readonly caption: string;
  readonly head: string;
  readonly splits: readonly Split[];
}

function splitTable(
  { caption, head, splits }: SplitGroup,
  { estimate }: Finding,
  { document, locale }: Surroundings,
): HTMLElement {
  const text = numberText(locale);
  const unit = estimate?.unit ?? "";
  return scrollingTable(document, {
    caption,
    columns: [head, "n", `Estimate, ${unit}`, "p, uncorrected"],
    rows: splits.map(({ label, n, value, p }) => [
      label,
      text.integer(n),
      value === null ? "\u2013" : effectText({ value, unit }, text),
      p === null ? "\u2013" : text.pValue(p),
    ]),
  });
}
