import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { StatisticsError } from "../../src/stats/statistics-error.js";
import { contractsOf, statisticFiles } from "../../tools/methods/contracts.js";
import { noise } from "./noise.js";
import { sweptNumbers, unchecked } from "./swept-numbers.js";
import { type Domain, type SweptSeries, sweptSeries } from "./swept-series.js";

/** Statistics whose arguments are neither series nor numbers, and the tests that call them. */
const structured: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["curveStandards", "curveStepDown", "joinStandards", "reachedCounts", "stepDownOf"].map((name) => [
      name,
      "curve-step-down.test.ts",
    ]),
  ),
  fisherExact: "fisher-exact.test.ts",
  shiftedSlopes: "shifted-slopes.test.ts",
  ...Object.fromEntries(
    [
      "boundCurves",
      "countInWindow",
      "curveMedians",
      "curveStatistics",
      "eventPlacebo",
      "nullCurve",
      "reachingCounts",
      "shiftPhases",
      "sortedCurves",
      "specificationCurveTest",
      "sumAtEvents",
      "sumAtEventsShifted",
      "testCurve",
      "unrolledOutcomes",
      "weightedMedian",
    ].map((name) => [name, "specification-curve.test.ts"]),
  ),
};

type Series = readonly Float64Array[];

/** Where a result holds a number that is not finite, or nowhere. */
function notFinite(value: unknown, path = ""): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `${path} is ${value}`;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = notFinite(inner, `${path}/${key}`);
    if (found) return found;
  }
  return undefined;
}

/** What is wrong with how a call ends, or nothing: a finite result and a StatisticsError in a sentence are right. */
function fault(run: () => unknown): string | undefined {
  try {
    return notFinite(run());
  } catch (error) {
    if (!(error instanceof StatisticsError)) return String(error);
    return /^[^\n]{10,300}\.$/.test(error.message) ? undefined : `no sentence: ${error.message}`;
  }
}

function valid(domain: Domain, length: number, stream: number): Float64Array {
  const values = noise(length, stream);
  const side = Math.round(Math.sqrt(length));
  const inDomain: Record<Domain, (value: number, i: number) => number> = {
    any: (value) => value,
    positive: (value) => Math.exp(value),
    return: (value) => 0.05 * value,
    probability: (value) => 1 / (1 + Math.exp(value)),
    position: (_, i) => i,
    correlation: (_, i) => (i % (side + 1) === 0 ? 1 : 0.3),
  };
  return values.map(inDomain[domain]);
}

const validOf = ({ names, domain = "any", length = 60 }: SweptSeries): Series =>
  names.map((_, i) => valid(domain, length, i));

const shapes: Readonly<Record<string, (i: number, n: number) => number>> = {
  zeros: () => 0,
  "a constant": () => 0.1,
  "minus a constant": () => -0.3,
  alternating: (i) => (i % 2 === 0 ? 1 : -1),
  "alternating with zero": (i) => i % 2,
  ties: (i) => Math.floor(i / 3) % 3,
  "a line": (i) => i + 1,
  "a geometric series": (i) => 1.5 ** i,
  "one spike": (i, n) => (i === Math.floor(n / 2) ? 1 : 0),
  "a step": (i, n) => (i < n / 2 ? 0 : 1),
  "a last value that differs": (i, n) => (i === n - 1 ? 1 : 0.1),
  "a first value that differs": (i) => (i === 0 ? 1 : 0.1),
  "the smallest number, alternating": (i) => (i % 2) * Number.MIN_VALUE,
  "the largest number": () => Number.MAX_VALUE,
  "the largest number and the one before it": (i) => (1 - (i % 2) * 2 ** -53) * Number.MAX_VALUE,
  "the largest number, alternating": (i) => (i % 2 === 0 ? 1 : -1) * Number.MAX_VALUE,
};

const scales = [1e300, 1e200, 1e154, 1e100, 1e-100, 1e-154, 1e-200, 1e-300, 1e-318];

/** Series of a statistic that leave it little or nothing to work with, by what is wrong with them. */
function* degenerate(swept: SweptSeries): Generator<[string, Series]> {
  const good = validOf(swept);
  const n = Number(good[0]?.length);
  const replaced = (at: number, values: Float64Array) =>
    good.map((series, i) => (i === at ? values : series));
  for (const length of [0, 1, 2, 3, 4, 5, 6, 9, 13]) {
    yield [`${length} values`, good.map((series) => series.slice(0, length))];
  }
  for (const [name, shape] of Object.entries(shapes)) {
    const shaped = Float64Array.from({ length: n }, (_, i) => shape(i, n));
    yield [`${name}, all series`, good.map(() => shaped)];
    for (const at of good.keys()) yield [`${name}, series ${at}`, replaced(at, shaped)];
    yield [`${name}, two values`, good.map(() => shaped.slice(0, 2))];
  }
  for (const scale of scales) {
    const scaled = good.map((series) => series.map((value) => value * scale));
    yield [`times ${scale}, all series`, scaled];
    for (const at of good.keys()) {
      yield [`times ${scale}, series ${at}`, replaced(at, scaled[at] as Float64Array)];
    }
    yield [`plus ${scale}`, good.map((series) => series.map((value) => value + scale))];
  }
  yield ["plus 1e15", good.map((series) => series.map((value) => value + 1e15))];
  for (const at of good.keys()) {
    yield [`series ${at} longer`, replaced(at, valid(swept.domain ?? "any", n + 1, at))];
    yield [`series ${at} shorter`, replaced(at, (good[at] as Float64Array).slice(1))];
    yield [`series ${at} empty`, replaced(at, new Float64Array(0))];
    yield [`series ${at} repeats the first`, replaced(at, good[0] as Float64Array)];
    yield [
      `series ${at} is the first times 3 plus 1`,
      replaced(
        at,
        (good[0] as Float64Array).map((v) => 3 * v + 1),
      ),
    ];
    yield [
      `series ${at} is the first a period late`,
      replaced(
        at,
        Float64Array.from(good[0] ?? [], (_, i) => Number(good[0]?.[Math.max(0, i - 1)])),
      ),
    ];
  }
}

const K = 3;

describe("the table of statistics", () => {
  const contracts = statisticFiles()
    .flatMap(contractsOf)
    .filter(({ verified }) => verified);
  const table = [...Object.keys(sweptSeries), ...Object.keys(sweptNumbers)];

  it("has every statistic that docs/methods.md lists, or says that its input is checked elsewhere", () => {
    expect([...table, ...unchecked, ...Object.keys(structured)].sort()).toEqual(
      contracts.map(({ name }) => name).sort(),
    );
  });

  it.each(Object.entries(structured))(
    "leaves out %s, which takes rows or tables: %s tries it",
    (name, file) => {
      const source = readFileSync(new URL(file, import.meta.url), "utf8");
      expect(source).toMatch(new RegExp(`\\b${name}\\(`));
    },
  );

  it.each(unchecked)("leaves out %s, whose contract says that it checks nothing", (name) => {
    const contract = contracts.find((one) => one.name === name);
    expect(contract?.checked).toBe(false);
  });
});

describe.each(Object.entries(sweptSeries))("%s", (_name, swept) => {
  const good = validOf(swept);
  const n = Number(good[0]?.length);

  it("has a finite value for a plain input", () => {
    for (const call of swept.calls) expect(notFinite(call(good, K))).toBeUndefined();
  });

  it("has a finite value or a sentence for every degenerate series", () => {
    const faults: string[] = [];
    for (const [what, series] of degenerate(swept)) {
      for (const k of [K, 1]) {
        swept.calls.forEach((call, at) => {
          const found = fault(() => call(series, k));
          if (found) faults.push(`call ${at}, k = ${k}, ${what}: ${found}`);
        });
      }
    }
    expect(faults).toEqual([]);
  });

  it("has a finite value or a sentence for every lag, horizon or window", () => {
    const faults: string[] = [];
    for (const k of [
      0,
      1,
      2,
      n / 2,
      n - 3,
      n - 2,
      n - 1,
      n,
      n + 1,
      10 * n,
      -1,
      2.5,
      1e300,
      1e-300,
      Number.NaN,
      Infinity,
    ]) {
      for (const series of [good, good.map((one) => one.slice(0, 5))]) {
        swept.calls.forEach((call, at) => {
          const found = fault(() => call(series, k));
          if (found) faults.push(`call ${at}, k = ${k}, ${series[0]?.length} values: ${found}`);
        });
      }
    }
    expect(faults).toEqual([]);
  });

  it("rejects NaN and infinities by name and index", () => {
    for (const [at, name] of swept.names.entries()) {
      for (const bad of [Number.NaN, Infinity, -Infinity]) {
        for (const index of [0, Math.floor(0.37 * n), n - 1]) {
          const series = good.map((one) => Float64Array.from(one));
          (series[at] as Float64Array)[index] = bad;
          const errors = swept.calls.map((call) => {
            try {
              expect(call(series, K)).toEqual(call(good, K));
              return "unused";
            } catch (error) {
              return error instanceof StatisticsError ? `${error.code}: ${error.message}` : String(error);
            }
          });
          if (name !== null) {
            const sentence = `not-finite: ${name}[${index}] is ${bad}, `;
            expect(
              errors.some((error) => error.startsWith(sentence)),
              errors.join("; "),
            ).toBe(true);
            expect(errors.filter((error) => error !== "unused" && !error.startsWith(sentence))).toEqual([]);
          } else {
            expect(errors.filter((error) => error !== "unused" && !/^[a-z-]+: /.test(error))).toEqual([]);
          }
        }
      }
    }
  });
});

describe.each(Object.entries(sweptNumbers))("%s", (_name, { valid: plain, calls }) => {
  const unusual = [
    0,
    1,
    2,
    -1,
    0.5,
    2.5,
    -2.5,
    50,
    1e4,
    1e10,
    1e300,
    -1e300,
    1e-10,
    1e-300,
    Number.MIN_VALUE,
    Number.MAX_VALUE,
    Number.MAX_SAFE_INTEGER,
    1 - 2 ** -53,
    Number.NaN,
    Infinity,
    -Infinity,
  ];

  it("has a finite value for plain numbers", () => {
    for (const call of calls) expect(notFinite(call(...plain))).toBeUndefined();
  });

  it("has a finite value or a sentence for unusual numbers, one or two at a time", () => {
    const faults: string[] = [];
    for (const i of plain.keys()) {
      for (const j of plain.keys()) {
        for (const [one, other] of unusual.flatMap((a) => unusual.map((b) => [a, b] as const))) {
          const numbers = plain.map((value, at) => (at === i ? one : at === j ? other : value));
          calls.forEach((call, at) => {
            const found = fault(() => call(...numbers));
            if (found) faults.push(`call ${at}, ${numbers.join(", ")}: ${found}`);
          });
        }
      }
    }
    expect(faults).toEqual([]);
  });
});
