import type { Finding } from "../claims/claim.js";
import type { Falsified } from "../claims/falsify.js";
import { numberText } from "../text/numbers.js";
import { block, type Surroundings } from "./draw.js";
import { scrollingTable } from "./scrolling-table.js";
import { effectText } from "./statistics.js";
import { verdictMark } from "./verdict-mark.js";

/** The same test with something else in the place of what the claim is about: a test that confirms that too is broken. */
export function falsification(
  finding: Finding,
  falsified: readonly Falsified[],
  { document, locale }: Surroundings,
): HTMLElement {
  const text = numberText(locale);
  const root = block(document, "div", "falsification");
  if (falsified.length === 0) return root.node() as HTMLElement;
  const row = (label: string, { verdict, estimate, p, n }: Finding) => [
    label,
    verdictMark(document, verdict),
    estimate ? effectText(estimate, text) : "\u2013",
    p ? text.pValue(p.value) : "\u2013",
    text.integer(n),
  ];
  root.node()?.append(
    scrollingTable(document, {
      caption: "The same test where the claim cannot hold",
      columns: ["In its place", "Verdict", "Estimate", "p, uncorrected", "n"],
      rows: [
        row("the claim itself", finding),
        ...falsified.map(({ label, finding: other }) => row(label, other)),
      ],
    }),
  );
  return root.node() as HTMLElement;
}
