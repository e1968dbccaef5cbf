import type { Split } from "../claim.js";
import { underDebtLimit } from "./debt-limit.js";
import { slopeWithin } from "./l4-regression.js";
import type { Sample } from "./l4-sample.js";
import { leadTest } from "./shifts.js";

/** Eras by what moved the Fed\u2019s balance sheet, and the times of the debt limit against all others; each year left out in turn. */
export function partsOfLink(
  sample: Sample,
  lead: number,
): { readonly subPeriods: readonly Split[]; readonly dropOne: readonly Split[] } {
  const split = (label: string, keeps: (date: string) => boolean): Split[] => {
    const part = slopeWithin(sample, lead, keeps);
    if (!part) return [];
    const test = leadTest(part.remainders, { from: 0, to: 0 });
    return [{ label, n: part.n, value: part.value, p: test.p }];
  };
  const eras = [...new Set(sample.dates.map(eraOf))];
  const years = [...new Set(sample.dates.map((date) => date.slice(0, 4)))];
  return {
    subPeriods: [
      ...eras.flatMap((era) => split(era, (date) => eraOf(date) === era)),
      ...split("under the debt limit, and the quarter after", underDebtLimit),
      ...split("at other times", (date) => !underDebtLimit(date)),
    ],
    dropOne: years.flatMap((year) => split(year, (date) => !date.startsWith(year))),
  };
}

const turns = ["2008", "2014", "2020", "2022"];

/** The years between two turns of the balance sheet, as "2014\u20132019". */
function eraOf(date: string): string {
  const year = date.slice(0, 4);
  const next = turns.findIndex((turn) => turn > year);
  if (next < 0) return `from ${turns.at(-1)}`;
  const last = Number(turns[next]) - 1;
  return next === 0 ? `to ${last}` : `${turns[next - 1]}\u2013${last}`;
}
