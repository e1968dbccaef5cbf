import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue, seriesById } from "../../src/series/catalogue.js";
import { publisherTable } from "../../src/series/publisher-table.js";

const folder = new URL("../../src/series/", import.meta.url);

describe("the catalogue", () => {
  test("has each id once, in lower case", () => {
    const ids = catalogue.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9_]+$/.test(id))).toEqual([]);
  });

  test("knows the thirty-five series of the report", () => {
    expect(catalogue).toHaveLength(35);
    expect(catalogue.map(({ id }) => id)).toEqual(expect.arrayContaining(["total3", "bill_purchases"]));
  });

  test("gives every series a lower bound below its upper one", () => {
    expect(catalogue.filter(({ lowerBound, upperBound }) => !(lowerBound < upperBound))).toEqual([]);
  });

  test("waits whole days, never negative, before a value counts as known", () => {
    expect(
      catalogue.filter(({ releaseLagDays: lag }) => !Number.isInteger(lag) || lag < 0 || lag > 28),
    ).toEqual([]);
  });

  test("warns before it withholds", () => {
    expect(catalogue.filter((one) => one.ageingAfterDays >= one.staleAfterDays)).toEqual([]);
  });

  test("sums bill purchases alone and knows which series are revised", () => {
    expect(catalogue.filter(({ resample }) => resample === "sum").map(({ id }) => id)).toEqual([
      "bill_purchases",
    ]);
    expect(catalogue.filter(({ revised }) => revised).map(({ id }) => id)).toEqual(["m2", "nfci"]);
  });

  test("offers rows for download of public and freely licensed series only", () => {
    const offered = catalogue
      .filter(({ redistributable }) => redistributable)
      .map(({ publisher }) => publisher);
    expect([...new Set(offered)].sort()).toEqual([
      "Federal Reserve Bank of New York",
      "Federal Reserve H.10",
      "Federal Reserve H.15",
      "Federal Reserve H.4.1",
      "Federal Reserve H.6",
      "US Treasury, Daily Treasury Statement",
      "alternative.me",
    ]);
  });

  test("links every publisher and its terms", () => {
    const urls = catalogue.flatMap(({ publisherUrl, licenceUrl }) => [publisherUrl, licenceUrl]);
    expect(urls.filter((url) => !URL.canParse(url) || !url.startsWith("https://"))).toEqual([]);
  });

  test("can be loaded by a page: it imports nothing from outside its folder", () => {
    const files = readdirSync(folder).filter((file) => /^(catalogue|publisher|series)/.test(file));
    const imports = files.flatMap((file) =>
      [...readFileSync(new URL(file, folder), "utf8").matchAll(/from "([^"]+)"/g)].map(([, from]) => from),
    );
    expect(imports.filter((from) => !/^\.\/[a-z-]+\.js$/.test(from ?? ""))).toEqual([]);
  });
});

describe("a series by its id", () => {
  test("is its catalogue entry", () => {
    expect(seriesById("rrp")).toMatchObject({
      unit: "USD billion",
      nativeFrequency: "daily",
      releaseLagDays: 0,
    });
  });

  test("is refused where the catalogue does not list it", () => {
    expect(() => seriesById("RUT")).toThrow(
      /^series "RUT" is not in the catalogue: expected one of rut, spx, /,
    );
  });
});

test("the table of publishers in docs/data.md is the catalogue's", () => {
  const page = readFileSync(new URL("../../docs/data.md", import.meta.url), "utf8");
  const [, table] = /<!-- publishers -->\n(.*)\n<!-- \/publishers -->/s.exec(page) ?? [];
  expect(table).toBe(publisherTable(catalogue));
});
