import type { Chart } from "../../src/components/chart.js";
import { figure } from "../../src/components/figure.js";
import { drawTimeLines, type TimeLinesSpec } from "../../src/components/time-lines.js";
import { drawTimePanels } from "../../src/components/time-panels.js";
import { connectChart } from "../../src/components/zoom.js";

const day = 86_400_000;

/** One value a number of days, from 1 January 2024 on. */
function points(count: number, everyDays: number, valueAt: (i: number) => number) {
  return Array.from({ length: count }, (_, i) => ({
    date: new Date(Date.UTC(2024, 0, 1) + i * everyDays * day).toISOString().slice(0, 10),
    value: valueAt(i),
  }));
}

const words = {
  marks: [],
  level: null,
  valueText: (value: number) => `value ${value}`,
  tickText: (value: number) => String(value),
  dateText: (date: string) => date,
};

const daily: TimeLinesSpec = {
  ...words,
  log: true,
  lines: [
    { id: "rut", label: "Russell", colour: "rut", points: points(600, 1, (i) => 1000 + i) },
    { id: "eth", label: "Ether", colour: "eth", points: points(600, 1, (i) => 3000 - i) },
  ],
};

const monthly: TimeLinesSpec = {
  ...words,
  log: false,
  lines: [{ id: "fed", label: "Fed", colour: "fed", points: points(20, 30, (i) => 10 * i) }],
};

const panels = [
  {
    ...words,
    log: false,
    title: "Panel A",
    lines: [{ id: "a", label: "A", colour: "btc", points: points(600, 1, (i) => i) }],
  },
  {
    ...words,
    log: false,
    title: "Panel B",
    lines: [{ id: "b", label: "B", colour: "alt", points: points(600, 1, (i) => i * i) }],
  },
];

function chart(id: string, draw: Chart["draw"]): Chart {
  const table = { columns: ["What"], rows: [["a figure"]] };
  return {
    id,
    title: `Chart ${id}.`,
    subtitle: "Made.",
    description: "Made.",
    table,
    series: ["walcl"],
    draw,
  };
}

const charts = [
  chart("daily", (width, surroundings) => drawTimeLines(daily, width, surroundings)),
  chart("monthly", (width, surroundings) => drawTimeLines(monthly, width, surroundings)),
  chart("panels", (width, surroundings) => drawTimePanels(panels, width, surroundings)),
];

for (const one of charts) {
  const place = document.createElement("div");
  place.className = "part";
  place.dataset.part = `X/chart/${one.id}`;
  place.append(figure(one, { document, locale: "en", source: "Made.", variants: ["wide"] }));
  document.body.append(place);
  connectChart(place);
}
