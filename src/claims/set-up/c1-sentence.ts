import { countWord, numberText, plural } from "../../text/numbers.js";
import type { C1Evidence } from "./c1.js";
import { coinTitle, coinWithin } from "./coins.js";
import { blockDays, type Count, type Measure, monthEnd } from "./month-counts.js";

/** What a measure counts, as a control names it. */
export const measureLabels: Readonly<Record<Measure, string>> = {
  calendar: "calendar months, UTC month ends",
  earlier: "calendar months that end a day earlier",
  later: "calendar months that end a day later",
  rolling: `blocks of ${blockDays} days`,
  peak: "full months since the highest close",
};

/** "three", "at least four", "none". */
export function countText({ count, atLeast }: Pick<Count, "count" | "atLeast">): string {
  if (count === null) return "not held";
  if (count === 0) return "none";
  return `${atLeast ? "at least " : ""}${countWord(count)}`;
}

/** The finding of C1 in words: the chosen coin, then the others by the same measure, then the month of the articles. */
export function c1Sentence(evidence: C1Evidence): string {
  const text = numberText("en");
  const { chosen, counts, current } = evidence;
  const others = counts
    .filter(
      ({ coin, measure, count }) => coin !== chosen.coin && measure === chosen.measure && count !== null,
    )
    .map((other) => `${coinWithin(other.coin)} ${countText(other)}`);
  const month =
    current?.change != null
      ? `; in the month of the articles ${coinWithin(chosen.coin)} stood at ${text.signedPercent(current.change / 100, 1)} by ${text.day(current.month)}`
      : "";
  return `${lead(chosen, evidence.end)}${others.length > 0 ? `; ${text.list(others)}` : ""}${month}.`;
}

function lead(chosen: Count, end: string): string {
  const text = numberText("en");
  const name = coinTitle(chosen.coin);
  const changes = text.list(chosen.run.map(({ change }) => text.signedPercent((change ?? 0) / 100, 2)));
  if (chosen.measure === "peak") {
    const change = chosen.run.at(-1)?.change;
    const below = change == null ? "" : ` and stood ${text.percent(-change / 100, 2)} below it`;
    return `By ${text.day(end)} ${coinWithin(chosen.coin)} had its highest close ${chosen.count === 0 ? "less than one full month" : plural(chosen.count ?? 0, "full month")} behind it${below}`;
  }
  if (chosen.measure === "rolling") {
    const blocks =
      chosen.count === 0 ? "no block" : `${countText(chosen)} ${chosen.count === 1 ? "block" : "blocks"}`;
    return `${name} fell over ${blocks} of ${blockDays} days in a row to ${text.day(end)}${chosen.run.length > 0 ? ` (${changes})` : ""}`;
  }
  const to = text.month(monthEnd(end, 0));
  const shift = { earlier: ", months ending a day earlier", later: ", months ending a day later" };
  const note = chosen.measure === "calendar" ? "" : shift[chosen.measure];
  if (chosen.run.length === 0) return `${name} did not fall in ${to}${note}`;
  const months = chosen.count === 1 ? "one month" : `${countText(chosen)} months in a row`;
  return `${name} fell ${months} to ${to}${note} (${changes})`;
}
