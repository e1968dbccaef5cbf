import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/sources/source.js";
import { SourceError } from "../../src/sources/source-error.js";
import { shortestFloat32 } from "../../src/sources/yahoo.js";
import { mutated, type Random, randomFrom } from "./mutations.js";
import { type SmallAnswer, smallAnswers, values } from "./small-answers.js";

const seed = 20261120;
const textsEach = 7_000;
const rowsEach = 3_000;
const cutsEach = 1_000;

const days = values.map((_, i) => `2026-01-0${i + 5}`);

/** What a source makes of a text: an answer, or nothing where it refuses; anything else fails the test. */
async function outcomeOf({ name, read }: SmallAnswer, text: string): Promise<Answer | undefined> {
  try {
    return await read(text);
  } catch (error) {
    const shown = `${name} on ${JSON.stringify(text.slice(0, 2000))}`;
    if (!(error instanceof SourceError))
      throw new Error(`${shown} throws ${String(error)}`, { cause: error });
    if (!/^\P{C}{10,300}$/u.test(error.message)) throw new Error(`${shown} says ${error.message}`);
    return undefined;
  }
}

const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toJSON().startsWith(text);

const ascend = (dates: readonly string[]) => dates.every((date, i) => i === 0 || date > (dates[i - 1] ?? ""));

/** Whether an answer is one: real days, each once and in order, finite values. */
function isSound({ points, missing }: Answer): boolean {
  const dates = points.map(({ date }) => date);
  const all = [...dates, ...missing];
  const finite = points.every(({ value }) => typeof value === "number" && Number.isFinite(value));
  return finite && ascend(dates) && ascend(missing) && all.every(isDay) && new Set(all).size === all.length;
}

async function tally(
  one: SmallAnswer,
  runs: number,
  next: () => [text: string, check?: (a: Answer) => boolean],
) {
  let answers = 0;
  for (let run = 0; run < runs; run++) {
    const [text, check = () => true] = next();
    const answer = await outcomeOf(one, text);
    if (!answer) continue;
    answers += 1;
    if (isSound(answer) && check(answer)) continue;
    throw new Error(`${one.name} makes ${JSON.stringify(answer)} of ${JSON.stringify(text)}`);
  }
  return { answers, refusals: runs - answers };
}

/** Whether all days of the small answers but one are in an answer with their values. */
function othersStand(row: number, { points }: Answer): boolean {
  const found = new Map(points.map(({ date, value }) => [date, value]));
  return days.every((day, i) => i === row || found.get(day) === values[i]);
}

/** Whether an answer holds nothing but days of the small answers with their values. */
function isPart({ points, missing }: Answer): boolean {
  return missing.length === 0 && points.every(({ date, value }) => values[days.indexOf(date)] === value);
}

/** Whether every value of an answer is written in a text as a decimal number, alone between its delimiters. */
function areWritten(text: string, { points }: Answer): boolean {
  const words = text.split(/[\s",:[\]{}]+/).filter((word) => /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(word));
  const numbers = new Set(words.flatMap((word) => [Number(word), shortestFloat32(Number(word))]));
  return points.every(({ value }) => numbers.has(value));
}

function withDamagedRow({ text, damage }: SmallAnswer, row: number, random: Random): string {
  const body: unknown = JSON.parse(text);
  damage?.(body, row, random);
  return JSON.stringify(body);
}

const withRows = smallAnswers.filter(({ damage }) => damage);
// An export without a line break at its end may have been cut: nothing tells.
const withEnd = smallAnswers.filter(({ name }) => name !== "import");

test.each(smallAnswers)("an answer of $name is read as it is", async ({ text, read }) => {
  expect(await read(text)).toEqual({
    points: values.map((value, i) => ({ date: days[i], value })),
    missing: [],
  });
});

describe(`an answer whose text is damaged, ${textsEach} times each`, () => {
  test.each(smallAnswers)("is refused or read as sound days: $name", async (one) => {
    const random = randomFrom(seed);
    const { answers, refusals } = await tally(one, textsEach, () => {
      const text = mutated(one.text, random);
      return [text, (answer) => one.sums === true || areWritten(text, answer)];
    });
    expect(refusals).toBeGreaterThan(textsEach / 3);
    expect(answers).toBeGreaterThan(textsEach / 100);
  });
});

describe(`an answer of which one row is damaged, ${rowsEach} times each`, () => {
  test.each(withRows)("is refused or keeps its other rows: $name", async (one) => {
    const random = randomFrom(seed + 1);
    const { answers, refusals } = await tally(one, rowsEach, () => {
      const row = Math.floor(random() * days.length);
      const text = withDamagedRow(one, row, random);
      return [text, (answer) => othersStand(row, answer) && areWritten(text, answer)];
    });
    expect(refusals).toBeGreaterThan(rowsEach / 10);
    expect(answers).toBeGreaterThan(rowsEach / 100);
  });
});

describe(`an answer that is cut, ${cutsEach} times each`, () => {
  test.each(withEnd)("is refused or holds none but its own values: $name", async (one) => {
    const random = randomFrom(seed + 2);
    const { refusals } = await tally(one, cutsEach, () => {
      return [one.text.slice(0, Math.floor(random() * one.text.length)), isPart];
    });
    expect(refusals).toBeGreaterThan(0.8 * cutsEach);
  });
});
