import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseShard, rangeOf } from "../../src/multiverse/shard.js";
import { findSpecification, listSpace, type SpaceDesign } from "../../src/multiverse/space.js";
import { listedSpace, spaceHash } from "../../src/multiverse/space-hash.js";
import { canonicalJson } from "../../src/text/canonical-json.js";

const options = (values: readonly (string | number)[]) =>
  values.map((value) => ({ value, label: String(value) }));

const design: SpaceDesign = {
  claim: "T1",
  frequency: "weekly",
  dimensions: [
    { id: "word", label: "definition", options: options(["record", "cross"]) },
    { id: "gap", label: "gap", options: options([4, 13]) },
    { id: "horizon", label: "horizon", options: options([4, 26]) },
    { id: "asset", label: "asset", options: options(["eth", "btc"]) },
  ],
  base: { word: "record", gap: 13, horizon: 26, asset: "eth" },
  options: { asset: ["eth", "btc"], horizon: [4, 26] },
  families: [
    { id: "records", label: "records", options: { word: ["record"], gap: [4, 13] } },
    { id: "averages", label: "averages", options: { word: ["cross"] } },
  ],
  excluded: ({ asset, gap }) => (asset === "btc" && gap === 4 ? "too early for bitcoin" : null),
};

describe("listSpace", () => {
  const space = listSpace(design);

  test("lists every defensible combination once, in a fixed order, and counts the others by reason", () => {
    const short = space.specifications.map(({ family, parameters: { word, gap, horizon, asset } }) =>
      [family, word, gap, horizon, asset].join(" "),
    );
    expect(short).toEqual([
      "0 record 4 4 eth",
      "0 record 13 4 eth",
      "1 cross 13 4 eth",
      "0 record 4 26 eth",
      "0 record 13 26 eth",
      "1 cross 13 26 eth",
      "0 record 13 4 btc",
      "1 cross 13 4 btc",
      "0 record 13 26 btc",
      "1 cross 13 26 btc",
    ]);
    expect(space.specifications.map(({ index }) => index)).toEqual(short.map((_, i) => i));
    expect([...space.excluded]).toEqual([["too early for bitcoin", 2]]);
  });

  test("finds the specification of a reader\u2019s parameters, whatever their order", () => {
    const found = findSpecification(space, { asset: "btc", horizon: 26, gap: 13, word: "cross" });
    expect(found?.index).toBe(9);
    expect(findSpecification(space, { asset: "btc", horizon: 27, gap: 13, word: "cross" })).toBeNull();
  });

  test("refuses a combination that stands twice, a control that there is not, and a value without a row", () => {
    const twice = [...design.families, { id: "again", label: "again", options: { word: ["cross"] } }];
    expect(() => listSpace({ ...design, families: twice })).toThrow("stands twice");
    expect(() => listSpace({ ...design, options: { ...design.options, colour: ["red"] } })).toThrow(
      "\u201ccolour\u201d, which is no control",
    );
    expect(() => listSpace({ ...design, options: { horizon: [5] } })).toThrow(
      "the matrix of choices has no row for horizon = 5",
    );
  });
});

describe("spaceHash", () => {
  test("is the SHA-256 of the list in canonical JSON", () => {
    const space = listSpace(design);
    const text = canonicalJson(listedSpace(space));
    expect(spaceHash(space)).toBe(createHash("sha256").update(text).digest("hex"));
    expect(text.startsWith('{"claim":"T1","families":["records","averages"],"frequency":"weekly",')).toBe(
      true,
    );
  });

  test("changes with any option, its order and its family, and not with a label", () => {
    const hashes = [
      design,
      { ...design, options: { asset: ["eth"], horizon: [4, 26] } },
      { ...design, options: { horizon: [4, 26], asset: ["eth", "btc"] } },
      { ...design, families: [...design.families].reverse() },
      { ...design, frequency: "daily" },
    ].map((one) => spaceHash(listSpace(one)));
    expect(new Set(hashes).size).toBe(hashes.length);
    const relabelled = design.families.map((family) => ({ ...family, label: "other" }));
    expect(spaceHash(listSpace({ ...design, families: relabelled }))).toBe(hashes[0]);
  });
});

test("canonical JSON does not depend on the order of keys, and holds what JSON holds", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 }), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      const text = canonicalJson(value as Parameters<typeof canonicalJson>[0]);
      expect(canonicalJson(reversed as Parameters<typeof canonicalJson>[0])).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { seed: 20261120 },
  );
  expect(() => canonicalJson({ a: Number.NaN })).toThrow("JSON cannot hold NaN");
});

describe("shards", () => {
  test("tile the space, neighbours together, in sizes that differ by one at most", () => {
    for (const [of, size] of [
      [1, 7],
      [3, 10],
      [16, 5],
      [16, 4032],
    ] as const) {
      const ranges = Array.from({ length: of }, (_, i) => rangeOf({ number: i + 1, of }, size));
      expect(ranges[0]?.from).toBe(0);
      expect(ranges.at(-1)?.to).toBe(size);
      for (const [i, { from, to }] of ranges.entries()) {
        expect(from).toBe(ranges[i - 1]?.to ?? 0);
        expect([Math.floor(size / of), Math.ceil(size / of)]).toContain(to - from);
      }
    }
  });

  test("are written I/N", () => {
    expect(parseShard("3/16")).toEqual({ number: 3, of: 16 });
    for (const text of ["0/16", "17/16", "3", "a/b", "3/0", "-1/2", "1.5/2", ""]) {
      expect(() => parseShard(text)).toThrow("expected I/N");
    }
  });
});
