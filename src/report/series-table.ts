import * as Plot from "@observablehq/plot";
import { group, max } from "d3-array";
import { block, type Surroundings } from "../components/draw.js";
import { catalogue } from "../series/catalogue.js";
import { freshnessOf } from "../series/freshness.js";
import type { Series } from "../series/series.js";
import { numberText } from "../text/numbers.js";
import type { Vintage } from "../vintage/vintage.js";

interface Held {
  readonly frequencies: readonly string[];
  readonly last: string;
  readonly points: readonly { readonly date: string; readonly value: number }[];
}

/** Every series of the catalogue: what the vintage holds of it, how old it is, whose it is, and a small chart. */
export function seriesTable(vintage: Vintage, { document, locale }: Surroundings): HTMLElement {
  const root = block(document, "div", "scroller")
    .attr("tabindex", "0")
    .attr("role", "region")
    .attr("aria-label", "Series");
  const element = root.append("table").attr("class", "series");
  const head = element.append("thead").append("tr");
  for (const title of ["Series", "", "Last", "Age", "Publisher and terms"])
    head.append("th").attr("scope", "col").text(title);
  const body = element.append("tbody");
  const held = heldSeries(vintage);
  for (const series of catalogue) {
    const row = body.append("tr");
    const name = row.append("th").attr("scope", "row");
    name.append("span").text(series.title);
    name.append("small").text(`${series.id}, ${series.unit}`);
    const holding = held.get(series.id);
    const spark = row.append("td").attr("class", "spark");
    if (holding) spark.node()?.append(sparkline(series, holding, document));
    const text = numberText(locale);
    const freshness = holding ? freshnessOf(series, holding.last, vintage.asOf) : null;
    row
      .append("td")
      .text(holding ? text.shortDay(holding.last) : "none")
      .append("small")
      .text(holding?.frequencies.join(", ") ?? "");
    row
      .append("td")
      .text(freshness ? `${freshness.age} ${freshness.age === 1 ? "day" : "days"}` : "\u2013")
      .append("small")
      .text(freshness?.state ?? "missing");
    const terms = row.append("td");
    terms.append("a").attr("href", series.publisherUrl).text(series.publisher);
    const licence = terms.append("small");
    licence.append("a").attr("href", series.licenceUrl).text(series.licence);
  }
  return root.node() as HTMLElement;
}

function heldSeries({ observations }: Vintage): Map<string, Held> {
  const byFrequency = group(
    observations,
    (o) => o.series,
    (o) => o.frequency,
  );
  return new Map(
    [...byFrequency].map(([series, frequencies]) => {
      const longest = [...frequencies.values()].sort((a, b) => b.length - a.length)[0] ?? [];
      const last = max(frequencies.values(), (rows) => rows.at(-1)?.date) ?? "";
      return [series, { frequencies: [...frequencies.keys()], last, points: longest }];
    }),
  );
}

function sparkline(series: Series, { points }: Held, document: Document): Element {
  const step = Math.max(1, Math.floor(points.length / 150));
  const thinned = points.filter((_, i) => i % step === 0 || i === points.length - 1);
  const first = points[0];
  const last = points.at(-1);
  const chart = Plot.plot({
    document,
    width: 150,
    height: 36,
    margin: 3,
    axis: null,
    x: { type: "utc" },
    ariaLabel: `${series.title}, from ${first?.date} to ${last?.date}, last ${last?.value} ${series.unit}`,
    marks: [
      Plot.lineY(thinned, {
        x: (d) => new Date(d.date),
        y: "value",
        stroke: "currentColor",
        strokeWidth: 1.2,
      }),
    ],
  });
  chart.setAttribute("role", "img");
  for (const mark of chart.querySelectorAll("g[aria-label]")) mark.removeAttribute("aria-label");
  return chart;
}
