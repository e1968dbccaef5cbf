import { daysBetween } from "../bars.js";
import type { FactRow, Panel } from "../claim.js";
import { numbers, texts } from "../columns.js";
import {
  type Candidates,
  candidatesOf,
  type FirstWay,
  firstAbove,
  firstWays,
  type RecordClose,
} from "./first-ways.js";
import { type PublishedClose, publishedCloses } from "./published-closes.js";

export const quietDays = 90;

export interface R1Evidence {
  readonly level: number;
  readonly way: FirstWay;
  readonly closes: readonly RecordClose[];
  /** First date from which the closes are daily; before it only month ends are known. */
  readonly dailyFrom: string | null;
  readonly first: RecordClose | null;
  /** When the level was first passed in each way. */
  readonly firsts: readonly { readonly way: FirstWay; readonly first: RecordClose | null }[];
  /** Highest close before the first one above the level. */
  readonly highestBefore: RecordClose | null;
  /** Every record that ended a quarter or more without one. */
  readonly breakouts: readonly RecordClose[];
  /** The last of them before the level was passed: the breakout that the round number stands for. */
  readonly breakout: RecordClose | null;
  readonly published: readonly PublishedClose[];
}

/** What the panel `record-closes` says of a level: when it was passed, in every way, and which breakout came before. */
export function findCrossing(
  panel: Panel,
  { level, way }: Pick<R1Evidence, "level" | "way">,
  facts: readonly FactRow[],
): R1Evidence {
  const { closes, candidates, breakouts } = known(panel);
  const firsts = (Object.keys(firstWays) as FirstWay[]).map((one) => ({
    way: one,
    first: firstAbove(candidates, level, one),
  }));
  const first = firsts.find((one) => one.way === way)?.first ?? null;
  const before = closes.filter(({ date }) => first === null || date < first.date);
  return {
    level,
    way,
    closes,
    dailyFrom: closes.find(({ monthEnd }) => !monthEnd)?.date ?? null,
    first,
    firsts,
    highestBefore: before.reduce<RecordClose | null>((a, b) => (a && a.close >= b.close ? a : b), null),
    breakouts,
    breakout: breakouts.findLast(({ date }) => date <= (first?.date ?? "9999")) ?? null,
    published: publishedCloses(facts, closes),
  };
}

interface Known {
  readonly closes: readonly RecordClose[];
  readonly candidates: Candidates;
  readonly breakouts: readonly RecordClose[];
}

const kept = new WeakMap<Panel, Known>();

/** What does not depend on the level. */
function known(panel: Panel): Known {
  const closes = kept.get(panel)?.closes ?? closesOf(panel);
  const found = kept.get(panel) ?? {
    closes,
    candidates: candidatesOf(closes, panel.asOf),
    breakouts: breakoutsOf(panel, closes),
  };
  kept.set(panel, found);
  return found;
}

function closesOf(panel: Panel): RecordClose[] {
  const rut = numbers(panel, "rut");
  const bars = texts(panel, "bar");
  return panel.dates.map((date, row) => {
    const close = rut[row];
    if (close == null) throw new Error(`R1: no close of the Russell 2000 on ${date}`);
    return { date, close, monthEnd: bars[row] !== "daily" };
  });
}

function breakoutsOf(panel: Panel, closes: readonly RecordClose[]): RecordClose[] {
  const records = numbers(panel, "previous_record");
  const recordDates = texts(panel, "previous_record_date");
  return closes.filter(({ date, close }, row) => {
    const record = records[row];
    const recordDate = recordDates[row];
    return (
      record != null && recordDate != null && close > record && daysBetween(recordDate, date) >= quietDays
    );
  });
}
