/** A number from 0 to below 1. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, 2017): a seeded stream of numbers from 0 to below 1. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const wholeBelow = (limit: number, random: Random) => Math.floor(random() * limit);

export function pick<T>(from: readonly T[], random: Random): T {
  return from[wholeBelow(from.length, random)] as T;
}

/** Raw texts that may stand for a value in JSON or CSV. */
const hostileTokens =
  '|null|true|NaN|Infinity|-Infinity|-1e308|1e308|1e999|-0|0x1F|1e-400|00|1.|.5|+1|1_000|1,5|""|"null"|"NaN"|" "|" 1"|"1e5"|"0x10"|"1e999"|"٣"|"−1"|[]|{}|[[]]|{"a":1}|"__proto__"|"constructor"|9007199254740993|253402300800|-62135596800|8640000000000001|"2026-02-30"|"0000-00-00"|"2026-1-5"|"-2026-01-05"|"+012026-01-05"'.split(
    "|",
  );

/** Values that may stand in a row of JSON. */
const hostileValues: readonly unknown[] = [
  ...["", " ", "null", "NaN", ".", "0x10", "1e999", "12abc", "٣", "2026-02-30", "20260105", "a".repeat(500)],
  ...[null, true, false, 0, -1, 1e308, -1e308, 0.5, 2 ** 53, 253402300800, 1e-320, -62135596800],
  ...[[], [null], {}, { a: 1 }, { toString: 1 }, { length: 3 }, [[[1]]], "<b>", "\u0000", "\u2028"],
];

/** Bodies that come in place of an answer. */
const bodies: readonly string[] = [
  ...[
    "",
    " ",
    "\n\n",
    "\uFEFF",
    "<!DOCTYPE html><html></html>",
    "<?xml version='1.0'?>",
    "Too Many Requests",
  ],
  ...[
    "null",
    "true",
    "0",
    '""',
    "[]",
    "{}",
    "[[]]",
    "[null]",
    "[{}]",
    '{"data":[]}',
    '{"__proto__":{"data":[]}}',
  ],
  ...[
    "[".repeat(50_000),
    '{"a":'.repeat(20_000),
    `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
    "\u0000".repeat(9),
  ],
];

const token = /-?\d+(\.\d+)?|"[^"]*"|null/g;

type Mutation = (text: string, random: Random) => string;

const slice = (text: string, random: Random): [start: number, end: number] => {
  const start = wholeBelow(text.length + 1, random);
  return [start, Math.min(text.length, start + 1 + wholeBelow(40, random))];
};

function replaceToken(text: string, by: string, random: Random): string {
  const found = [...text.matchAll(token)];
  const one = pick(found, random);
  return one ? text.slice(0, one.index) + by + text.slice(one.index + one[0].length) : text;
}

function swapTokens(text: string, random: Random): string {
  const found = [...text.matchAll(token)];
  const [a, b] = [pick(found, random), pick(found, random)].sort((x, y) => (x?.index ?? 0) - (y?.index ?? 0));
  if (!a || !b || a.index === b.index) return text;
  const between = text.slice(a.index + a[0].length, b.index);
  return text.slice(0, a.index) + b[0] + between + a[0] + text.slice(b.index + b[0].length);
}

const insertions = [
  " ",
  "\t",
  "\r",
  "\n",
  "\uFEFF",
  "\u0000",
  ",",
  '"',
  "[",
  "}",
  "\\",
  "-",
  "0",
  "9",
  "e",
  ".",
];

/** What may happen to a text on its way. */
const mutations: readonly Mutation[] = [
  (text, random) => {
    const at = wholeBelow(text.length, random);
    const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << wholeBelow(7, random)));
    return text.slice(0, at) + flipped + text.slice(at + 1);
  },
  (text, random) => text.slice(0, wholeBelow(text.length, random)),
  (text, random) => {
    const [start, end] = slice(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = slice(text, random);
    return text.slice(0, end) + text.slice(start);
  },
  (text, random) => replaceToken(text, pick(hostileTokens, random), random),
  (text, random) => replaceToken(text, pick(hostileTokens, random), random),
  swapTokens,
  (text, random) => {
    const at = wholeBelow(text.length + 1, random);
    return text.slice(0, at) + pick(insertions, random) + text.slice(at);
  },
  (text, random) =>
    text.replace(/"(\w+)":/, `"${pick(["__proto__", "constructor", "toString", "x"], random)}":`),
  (_, random) => pick(bodies, random),
];

/** A text after one to three accidents. */
export function mutated(text: string, random: Random): string {
  let result = text;
  for (let left = 1 + wholeBelow(3, random); left > 0; left--)
    result = pick(mutations, random)(result, random);
  return result;
}

/** A row of JSON, an object or an array, of which one member is another value or gone; or another value altogether. */
export function mutatedRow(row: unknown, random: Random): unknown {
  if (typeof row !== "object" || row === null || random() < 0.1) return pick(hostileValues, random);
  const copy = structuredClone(row) as Record<string, unknown>;
  const member = pick(Object.keys(copy), random);
  const absent = random() < 0.2;
  if (absent && Array.isArray(copy)) copy.splice(Number(member), 1);
  else if (absent) delete copy[member];
  else copy[member] = pick(hostileValues, random);
  return copy;
}
