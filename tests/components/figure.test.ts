import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import type { Chart } from "../../src/components/chart.js";
import { csvOffer } from "../../src/components/csv-offer.js";
import { figure } from "../../src/components/figure.js";
import { staleInputs } from "../../src/components/parts.js";
import { wrap } from "../../src/components/standalone-svg.js";
import { drawTimeLines } from "../../src/components/time-lines.js";
import { catalogue } from "../../src/series/catalogue.js";
import { specOf, surroundings } from "./made-lines.js";

const { document } = new JSDOM("").window;
const spec = specOf([[1, 2.5, 4]], { log: true });

function chartOf(series: readonly string[], changes: Partial<Chart> = {}): Chart {
  return {
    id: "made",
    title: "A title.",
    subtitle: "A subtitle.",
    description: "A description.",
    table: {
      columns: ["What", "Value"],
      rows: [
        ["the last value", "4.00"],
        ["the next", null],
      ],
    },
    series,
    draw: (width, where) => drawTimeLines(spec, width, where),
    ...changes,
  };
}

const offerOf = (chart: Chart) => csvOffer(chart, chart.draw(640, surroundings()), "en");

describe("the CSV of a chart", () => {
  const free = catalogue.filter(({ redistributable }) => redistributable);
  const held = catalogue.filter(({ redistributable }) => !redistributable);

  test.each(free.map(({ id }) => id))(
    "of %s, whose rows may be passed on, holds every row that is drawn",
    (id) => {
      const { label, table, note } = offerOf(chartOf([id]));
      expect([label, note]).toEqual(["Data (CSV)", null]);
      expect(table).toEqual({
        columns: ["date", "Line A"],
        rows: [
          ["2020-01-01", 1],
          ["2020-01-02", 2.5],
          ["2020-01-03", 4],
        ],
      });
    },
  );

  test.each(held.map(({ id, shortTitle }) => [id, shortTitle] as const))(
    "of %s, whose rows may not, holds the derived figures only and names it",
    (id, shortTitle) => {
      const chart = chartOf([free[0]?.id ?? "", id]);
      const { label, table, note } = offerOf(chart);
      expect(label).toBe("Figures (CSV)");
      expect(table).toBe(chart.table);
      expect(note).toContain(`not the rows of ${shortTitle}: its publisher does not allow`);
    },
  );

  test("names every series whose publisher does not allow it, and no other", () => {
    expect(offerOf(chartOf(["rut", "walcl", "eth"])).note).toBe(
      "The CSV holds figures, not the rows of Russell 2000 and ETH: their publishers do not allow them to be passed on.",
    );
  });

  test("holds the rows that a chart gives of its own, where its drawing has none", () => {
    const rows = { columns: ["date", "x"], rows: [["2020-01-01", 1]] };
    const draw: Chart["draw"] = (width, where) => {
      const { svg, points } = drawTimeLines(spec, width, where);
      return { svg, points };
    };
    expect(offerOf(chartOf(["walcl"], { rows, draw })).table).toBe(rows);
    expect(offerOf(chartOf(["walcl"], { draw }))).toMatchObject({ label: "Figures (CSV)", note: null });
    expect(offerOf(chartOf(["rut"], { rows, draw })).table).not.toBe(rows);
  });
});

describe("a chart in the page", () => {
  const options = { document, locale: "en", source: "Source: made." };

  test("offers scales and zoom where its drawing does, the chart\u2019s own scale pressed, the whole period shown", () => {
    const drawn = figure(chartOf(["rut"]), options);
    const buttons = [...drawn.querySelectorAll(".chart-views button")].map((button) => button.textContent);
    expect(buttons).toEqual(["Log", "Linear", "Rebased", "Zoom in", "Whole period"]);
    expect(drawn.querySelector("[aria-pressed=true]")?.textContent).toBe("Log");
    expect(drawn.querySelector("[data-zoom=whole]")?.getAttribute("aria-disabled")).toBe("true");
    expect(drawn.querySelector(".view-note")?.textContent).toBe("");
  });

  test("offers neither where its drawing has neither, nor zoom where the chart declines it", () => {
    const draw: Chart["draw"] = (width, where) => {
      const { svg, points } = drawTimeLines(spec, width, where);
      return { svg, points };
    };
    expect(figure(chartOf(["rut"], { draw }), options).querySelector(".chart-views")).toBeNull();
    expect(figure(chartOf(["rut"], { zoom: false }), options).querySelector("[data-zoom]")).toBeNull();
  });

  test("is drawn as the reader looks at it, and says so", () => {
    const view = { scale: "rebased", from: "2020-01-02", to: "2020-01-03" } as const;
    const drawn = figure(chartOf(["rut"]), { ...options, view });
    expect(drawn.querySelector("[aria-pressed=true]")?.textContent).toBe("Rebased");
    expect(drawn.querySelector(".view-note")?.textContent).toBe(
      "2 Jan 2020 to 3 Jan 2020; 100 at the left edge",
    );
  });

  test("has a clock and words beside its title where its inputs are too old for a verdict, and not else", () => {
    const mark = figure(chartOf(["rut"]), {
      ...options,
      stale: "Old data: AVAX ends 16 Mar 2026",
    }).querySelector(".stale-mark");
    expect(mark?.textContent).toBe("Old data: AVAX ends 16 Mar 2026");
    expect(mark?.querySelector("svg path")).not.toBeNull();
    expect(figure(chartOf(["rut"]), options).querySelector(".stale-mark")).toBeNull();
  });
});

test("old inputs are those past the age at which a verdict is withheld, with their last days", () => {
  const holding = (series: string, last: string) => ({
    series,
    frequency: "daily" as const,
    first: "2020-01-01",
    last,
  });
  const holdings = [
    holding("avax", "2026-03-16"),
    holding("rut", "2026-08-01"),
    holding("btc", "2026-08-21"),
  ];
  const words = (series: readonly string[]) => staleInputs(series, holdings, { asOf: "2026-08-21" }, "en");
  expect(words(["avax", "rut", "btc"])).toBe("Old data: AVAX ends 16 Mar 2026");
  expect(words(["rut", "btc"])).toBe("");
});

test("words around a drawing stand on as few lines as fit, and lose none", () => {
  const text = "The Russell 2000 first closed above the level in January, after a breakout";
  const lines = wrap(text, (line) => line.length <= 20);
  expect(lines.join(" ")).toBe(text);
  expect(lines.every((line) => line.length <= 20)).toBe(true);
  expect(wrap("unbreakable", () => false)).toEqual(["unbreakable"]);
  expect(wrap("", () => true)).toEqual([]);
});
