import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { fetchTable } from "../../src/report/fetch-table.js";
import type { Fetch, Outcome, Revision } from "../../src/vintage/provenance.js";

const fetched: Fetch = {
  series: "rut",
  source: "yahoo/^RUT",
  outcome: "fetched",
  lastTry: "2026-11-19T06:30Z",
  lastGood: "2026-11-19T06:30Z",
  fullHistoryOn: "2026-11-01",
  fallbackFrom: null,
  missing: 1234,
  failure: null,
  note: null,
  check: null,
};
const failure = "binance/AVAXUSDT: header: expected a JSON array, got HTML";
const fetches: readonly Fetch[] = [
  {
    ...fetched,
    series: "total3",
    source: "total3.csv",
    outcome: "imported",
    lastTry: null,
    lastGood: "2026-03",
  },
  {
    ...fetched,
    series: "avax",
    source: "binance/AVAXUSDT",
    outcome: "kept",
    lastGood: "2026-10-02",
    failure,
  },
  fetched,
  { ...fetched, series: "spx" },
  { ...fetched, series: "eos", outcome: "not asked", note: "delisted" },
  {
    ...fetched,
    series: "btc",
    outcome: "fallback",
    fallbackFrom: "2026-11-17",
    check: {
      source: "yahoo/BTC-USD",
      compared: 3200,
      differing: 12,
      tolerance: 0.02,
      largest: 0.033,
      largestOn: "2020-03-12",
    },
  },
];

function revision(date: string, before: number, after: number): Revision {
  return { series: "rut", date, before, after, found: "2026-11-19T06:30Z" };
}

const revisions = [
  revision("2026-01-31", 100, 90),
  ...["02-28", "03-31", "04-30", "05-31", "06-30"].map((day, i) =>
    revision(`2026-${day}`, 100 + i, 100.5 + i),
  ),
];

function drawn(given: readonly Fetch[], revised: readonly Revision[] = []): HTMLElement {
  const { document } = new JSDOM("").window;
  return fetchTable({ fetches: given, revisions: revised }, { document, locale: "en" });
}

function cells(root: HTMLElement, series: string): string[] {
  const rows = [...root.querySelectorAll("tbody tr")];
  const row = rows.find((one) => one.querySelector("th span")?.textContent === series);
  return [...(row?.children ?? [])].map(({ textContent }) => textContent ?? "");
}

describe("how a vintage was fetched", () => {
  test("is summed up in a sentence that names the series that did not come from their source", () => {
    expect(drawn(fetches).querySelector("p")?.textContent).toBe(
      "Of 6 series, two were fetched from their sources, one came from its fallback (BTC), one could not be fetched and was kept as it was (AVAX), one was imported from a file (TOTAL3) and one was not asked for (EOS).",
    );
  });

  test("has a row for each series, in the catalogue's order", () => {
    const names = [...drawn(fetches).querySelectorAll("tbody th span")].map((name) => name.textContent);
    expect(names).toEqual(["Russell 2000", "S&P 500", "BTC", "AVAX", "EOS", "TOTAL3"]);
  });

  test("gives source, last good, last try, whole history and missing days", () => {
    expect(cells(drawn(fetches), "Russell 2000")).toEqual([
      "Russell 2000yahoo/^RUT",
      "Fetched",
      "19 Nov 2026, 06:30 UTClast try 19 Nov 2026, 06:30whole history 1 Nov 2026",
      "1,234",
      "none",
      "none",
    ]);
    expect(cells(drawn(fetches), "TOTAL3")[2]).toMatch(/^Mar 2026never tried/);
  });

  test("says what failed, since when the fallback stands in, and what else there is to know", () => {
    expect(cells(drawn(fetches), "AVAX")[1]).toBe(`Keptlast failure: ${failure}`);
    expect(cells(drawn(fetches), "BTC")[1]).toBe(
      "From the fallbackthe fallback\u2019s values from 17 Nov 2026 on",
    );
    expect(cells(drawn(fetches), "EOS")[1]).toBe("Not askeddelisted");
  });

  test("compares the second source", () => {
    expect(cells(drawn(fetches), "BTC")[4]).toBe(
      "yahoo/BTC-USD: 12 of 3,200 days differ by more than 2%, most on 12 Mar 2020: 3.3%",
    );
    const check = fetches.at(-1)?.check;
    if (!check) throw new Error("the last fetch has a check");
    const agreeing = drawn([
      { ...fetched, check: { ...check, differing: 0, tolerance: 0.005, largest: 0.0001 } },
    ]);
    expect(cells(agreeing, "Russell 2000")[4]).toBe(
      "yahoo/BTC-USD: none of 3,200 days differs by more than 0.5%, most on 12 Mar 2020: 0.01%",
    );
  });

  test("counts the revisions and lists the largest and the last five", () => {
    const details = drawn(fetches, revisions).querySelector("details");
    const items = [...(details?.querySelectorAll("li") ?? [])].map((item) => item.textContent);
    expect(items).toEqual([
      "largest, in index points: 31 Jan 2026: 100 \u2192 90",
      "30 Jun 2026: 104 \u2192 104.5, found 19 Nov 2026",
      "31 May 2026: 103 \u2192 103.5, found 19 Nov 2026",
      "30 Apr 2026: 102 \u2192 102.5, found 19 Nov 2026",
      "31 Mar 2026: 101 \u2192 101.5, found 19 Nov 2026",
      "28 Feb 2026: 100 \u2192 100.5, found 19 Nov 2026",
    ]);
  });

  test("is one sentence with the way to fetch where nothing was fetched", () => {
    const root = drawn([]);
    expect(root.querySelector("table")).toBeNull();
    expect(root.textContent).toBe(
      "This vintage was written from figures and nothing was fetched for it; npm run refresh fetches every series from its source and writes a vintage that says how.",
    );
  });
});

describe("the table", () => {
  test("tells the outcomes apart by word and by icon", () => {
    const marks = [...drawn(fetches).querySelectorAll(".outcome")];
    const shapes = new Map(marks.map((mark) => [mark.textContent, mark.querySelector("svg")?.innerHTML]));
    expect([...shapes.keys()].sort()).toEqual([
      "Fetched",
      "From the fallback",
      "Imported",
      "Kept",
      "Not asked",
    ]);
    expect(new Set(shapes.values()).size).toBe(5);
    const outcomes: Outcome[] = ["fetched", "fallback", "kept", "imported", "not asked"];
    expect(new Set(fetches.map(({ outcome }) => outcome))).toEqual(new Set(outcomes));
  });

  test("can be reached and is named, its headings too, and each list of revisions by its series", () => {
    const root = drawn(fetches, revisions);
    const region = root.querySelector("[role=region]");
    expect(region?.getAttribute("aria-label")).toBe("How each series was fetched");
    expect(region?.getAttribute("tabindex")).toBe("0");
    const headings = [...root.querySelectorAll("thead th")];
    expect(headings.every((heading) => heading.textContent && heading.getAttribute("scope") === "col")).toBe(
      true,
    );
    expect(root.querySelectorAll("tbody th[scope=row]")).toHaveLength(fetches.length);
    expect(root.querySelector("summary")?.textContent).toBe("6 of Russell 2000");
  });
});
