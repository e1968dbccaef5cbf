import { correlation } from "../../stats/cross-correlation.js";
import { articleDate } from "../article.js";
import { barsInYear } from "../bars.js";
import type { FactRow, Panel } from "../claim.js";
import { numbers } from "../columns.js";
import { keeper } from "../kept.js";
import { factOf } from "../known-facts.js";
import { factValue } from "./fact-figures.js";
import type { DayReading } from "./resets.js";

/** The daily readings of the Fear & Greed index in the panel `crypto-days`. */
export function dailyMood(days: Panel): DayReading[] {
  const values = numbers(days, "fng");
  return days.dates.flatMap((date, row) => {
    const value = values[row];
    return value == null ? [] : [{ date, value }];
  });
}

/** Where a level stands in the index\u2019s own history up to the articles\u2019 date: no later reading counts. */
export interface Standing {
  /** Share of the readings at or below the level, and strictly below it. */
  readonly atOrBelow: number;
  readonly below: number;
  readonly n: number;
  readonly from: string;
}

const standings = keeper<Standing | null>(4);

export function standingOf(history: Panel, level: number): Standing | null {
  return standings(history, String(level), () => placeIn(history, level));
}

function placeIn(history: Panel, level: number): Standing | null {
  const values = numbers(history, "fng");
  const known = history.dates.flatMap((date, row) => {
    const value = values[row];
    return value == null || date > articleDate ? [] : [{ date, value }];
  });
  const first = known[0];
  if (!first) return null;
  const share = (test: (value: number) => boolean) =>
    known.filter(({ value }) => test(value)).length / known.length;
  return {
    atOrBelow: share((value) => value <= level),
    below: share((value) => value < level),
    n: known.length,
    from: first.date,
  };
}

const fewestPairs = 12;
const circularities = keeper<number | null>();

/** Correlation of the index with bitcoin\u2019s change over the month before, up to the articles\u2019 date: how much of it is the price. Null where too short. */
export function circularity(history: Panel): number | null {
  return circularities(history, "", () => correlate(history));
}

function correlate(history: Panel): number | null {
  const mood = numbers(history, "fng");
  const price = numbers(history, "btc");
  const month = Math.round(barsInYear[history.frequency] / 12);
  const pairs = history.dates.flatMap((date, row): [number, number][] => {
    const [level, now, before] = [mood[row], price[row], price[row - month]];
    if (level == null || now == null || before == null || date > articleDate) return [];
    return [[level, Math.log(now / before)]];
  });
  if (pairs.length < fewestPairs) return null;
  return correlation(
    Float64Array.from(pairs, ([level]) => level),
    Float64Array.from(pairs, ([, change]) => change),
  );
}

/** What another page printed for a day, beside the series held; whether it is another index. */
export interface OtherReading {
  readonly fact: string;
  readonly date: string;
  readonly theirs: number;
  readonly ours: number;
  readonly index: string;
}

/** Readings printed elsewhere, each beside ours of the day. */
export function otherReadings(
  facts: readonly FactRow[],
  ids: readonly string[],
  ours: readonly DayReading[],
): OtherReading[] {
  return ids.flatMap((id): OtherReading[] => {
    const fact = factOf(facts, id);
    const theirs = factValue(fact);
    const own = ours.find(({ date }) => date === fact?.date);
    if (!fact || theirs === null || !own) return [];
    const index = /\bCMC\b/.test(`${fact.unit} ${fact.statement}`) ? "CoinMarketCap" : "not named";
    return [{ fact: id, date: fact.date, theirs, ours: own.value, index }];
  });
}
