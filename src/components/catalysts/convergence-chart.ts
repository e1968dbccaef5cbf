import type { F1Evidence } from "../../claims/catalysts/f1.js";
import type { ConvergenceBar } from "../../claims/catalysts/f1-readings.js";
import { metCount } from "../../claims/catalysts/f1-words.js";
import { countWord, numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawSmallPanels, type PanelLine, type SmallPanel } from "../small-panels.js";

/** What the three readings of the year look at, with the level that each has to reach. */
export function convergenceChart(evidence: F1Evidence): Chart {
  const text = numberText("en");
  const { bars, year, years, choice } = evidence;
  const met = metCount(year);
  const open = [year.record, year.season, year.ratio].filter(({ due }) => !due).length;
  const [from, to] = [bars[0]?.date ?? `${choice.year}-01-01`, bars.at(-1)?.date ?? `${choice.year}-01-02`];
  return {
    id: "convergence",
    title: `${capital(met === 0 ? "none" : countWord(met))} of three readings of convergence ${met === 1 ? "has" : "have"} come about in ${choice.year}${open > 0 ? `, ${countWord(open)} ${open === 1 ? "is" : "are"} open` : ""}.`,
    subtitle:
      "Ether\u2019s close, USD; the share of altcoins held that beat bitcoin over three months; ether over the Russell and the mean of that ratio known by then. The upright rule is the articles\u2019 date.",
    description: `Three line charts from ${text.day(from)} to ${text.day(to)}. Ether\u2019s highest close of the year is ${year.record.value === null ? "not known" : text.integer(year.record.value)}, before it ${year.record.before === null ? "not known" : text.integer(year.record.before)}; the longest altcoin season lasts ${year.season.value ?? 0} bars; the ratio ${year.ratio.cameTrue ? "returned" : "has not returned"} to its mean.`,
    table: {
      columns: ["Year", "Record close", "Altcoin season", "Back at the mean", "Readings met"],
      rows: [...years, year].map((one) => [
        String(one.year),
        state(one.record),
        state(one.season),
        one.ratio.cameTrue && one.ratio.fromAbove ? "yes, from above" : state(one.ratio),
        metCount(one),
      ]),
    },
    series: ["eth", "rut", "btc"],
    draw: (width, surroundings) =>
      drawSmallPanels(
        {
          panels: [pricePanel(evidence), seasonPanel(evidence), ratioPanel(evidence)],
          from,
          to,
          dateText: text.shortDay,
        },
        width,
        surroundings,
      ),
  };
}

function state({ cameTrue, due }: { readonly cameTrue: boolean; readonly due: boolean }): string {
  return cameTrue ? "yes" : due ? "no" : "open";
}

function lineOf(
  bars: readonly ConvergenceBar[],
  key: "eth" | "share" | "ratio" | "ratioMean",
  words: Omit<PanelLine, "points">,
): PanelLine {
  return {
    ...words,
    points: bars.flatMap((bar) => {
      const value = bar[key];
      return value === null ? [] : [{ date: bar.date, value }];
    }),
  };
}

function pricePanel({ bars, year, choice }: F1Evidence): SmallPanel {
  const text = numberText("en");
  const dollars = (value: number) => `$${text.integer(value)}`;
  const { before } = year.record;
  return {
    title: "Ether\u2019s close",
    lines: [lineOf(bars, "eth", { id: "eth", label: "Ether", colour: "eth" })],
    level:
      before === null ? null : { value: before, label: `highest before ${choice.year}, ${dollars(before)}` },
    include: [0],
    valueText: dollars,
    tickText: (value) => text.integer(value),
  };
}

function seasonPanel({ bars, choice }: F1Evidence): SmallPanel {
  const text = numberText("en");
  return {
    title: "Altcoins that beat bitcoin",
    lines: [lineOf(bars, "share", { id: "share", label: "Share of altcoins", colour: "alt" })],
    level: { value: choice.share, label: `a season, more than ${text.percent(choice.share)}` },
    include: [0, 1],
    valueText: (value) => text.percent(value),
    tickText: (value) => text.percent(value),
  };
}

function ratioPanel({ bars }: F1Evidence): SmallPanel {
  const text = numberText("en");
  return {
    title: "Ether over the Russell 2000",
    lines: [
      lineOf(bars, "ratioMean", { id: "mean", label: "its mean", colour: "past" }),
      lineOf(bars, "ratio", { id: "ratio", label: "ratio", colour: "eth" }),
    ],
    level: null,
    include: [0],
    valueText: (value) => text.decimal(value, 2),
    tickText: (value) => text.decimal(value, 1),
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
