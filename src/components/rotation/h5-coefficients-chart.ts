import { scaleLinear } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import type { H5Evidence } from "../../claims/rotation/h5-evidence.js";
import { marketWithin, ofLeader } from "../../claims/rotation/h5-reading.js";
import type { Companion, SameBar } from "../../claims/rotation/h5-same-bar.js";
import { capital, followerWithin, leaderWithin, seriesOf } from "../../claims/rotation/rotation-names.js";
import { numberText, plural } from "../../text/numbers.js";
import { bottomAxis } from "../axes.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { segment, words } from "./box.js";

interface Row {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly own: boolean;
}

interface Panel {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** The leader\u2019s coefficients in the same bar and ahead, with intervals; open where zero is inside. */
export function coefficientsChart(evidence: H5Evidence): Chart {
  const text = numberText("en");
  const { bars, ahead } = evidence;
  const noun = barNoun[bars.frequency];
  const panels = panelsOf(evidence);
  const own = ofLeader(evidence.same);
  const leader = leaderWithin(bars.choice.signal);
  const follower = followerWithin(bars.choice.asset);
  const tells = ({ low, high }: { readonly low: number; readonly high: number }) =>
    low > 0 || high < 0 ? "says something about" : "says nothing certain about";
  return {
    id: "coefficients",
    title: `Beyond ${marketWithin(evidence)}, ${leader} ${tells(own)} ${follower} in the same ${noun}, and ${tells(ahead.hodrick)} it over the next ${plural(ahead.choice.horizon, noun)}.`,
    subtitle: `${capital(follower)} in percent for ${text.percent(0.01)} of ${leader}, with ${text.percent(0.95)} intervals: above in the same ${noun} (Newey\u2013West), below of its momentum of ${plural(ahead.choice.past, noun)} for the ${noun}s ahead (Hodrick). Open: zero is inside.`,
    description: panels
      .map(({ title, rows }) => `${title}: ${rows.map((row) => `${row.label} ${rowText(row)}`).join("; ")}`)
      .join(". ")
      .concat("."),
    table: {
      columns: ["", "Coefficient", "from", "to", "p"],
      rows: panels.flatMap(({ title, rows }) =>
        rows.map(({ label, value, low, high, p }) => [
          `${title}: ${label}`,
          ...[value, low, high].map((one) => text.decimal(one, 2)),
          text.pValue(p),
        ]),
      ),
    },
    series: [...new Set([...seriesOf(bars.choice.signal), "spx", ...seriesOf(bars.choice.asset)])],
    draw: (width, surroundings) => draw(panels, width, surroundings),
  };
}

function panelsOf(evidence: H5Evidence): Panel[] {
  const { bars, same, alone, companionSets, byEra, byMonth, ahead, aheadAlone, horizons } = evidence;
  const noun = barNoun[bars.frequency];
  const market = marketWithin(evidence);
  const others = companionSets.filter(({ beside }) => beside.join() !== same.beside.join());
  const horizonRows = horizons.filter(({ choice }) => choice.horizon !== ahead.choice.horizon);
  return [
    {
      id: "same",
      title: `In the same ${noun}`,
      rows: [
        sameRow("alone", alone),
        { ...sameRow(besideWords(same.beside, market), same), own: true },
        ...others.map((fit) => sameRow(besideWords(fit.beside, market), fit)),
        ...byEra.map(({ label, fit }) => sameRow(label, fit)),
        ...(byMonth && bars.frequency !== "monthly" ? [sameRow("by month", byMonth)] : []),
      ],
    },
    {
      id: "ahead",
      title: `Ahead, beside ${market}`,
      rows: [
        aheadRow(`${plural(aheadAlone.choice.horizon, noun)}, alone`, aheadAlone),
        { ...aheadRow(plural(ahead.choice.horizon, noun), ahead), own: true },
        ...horizonRows.map((one) => aheadRow(plural(one.choice.horizon, noun), one)),
      ],
    },
  ];
}

const companionNames: Readonly<Record<Companion, string>> = {
  market: "the S&P 500",
  nasdaq: "Nasdaq",
  vix: "VIX",
  dollar: "dollar",
};

function besideWords(beside: readonly Companion[], market: string): string {
  const names = beside.slice(1).map((companion) => companionNames[companion]);
  return names.length === 0 ? `beside ${market}` : `and ${names.join(", ")}`;
}

function sameRow(label: string, fit: SameBar): Row {
  return { label, ...ofLeader(fit), own: false };
}

function aheadRow(label: string, { slope, hodrick }: H5Evidence["ahead"]): Row {
  return { label, value: slope, ...hodrick, own: false };
}

function rowText({ value, low, high, p }: Row): string {
  const text = numberText("en");
  return `${text.decimal(value, 2)} (${text.decimal(low, 2)} to ${text.decimal(high, 2)}, p ${text.pValue(p)})`;
}

function draw(panels: readonly Panel[], width: number, { document }: Surroundings): Drawing {
  const narrow = width < 500;
  const row = 22;
  const left = narrow ? 186 : 200;
  const heights = panels.map(({ rows }) => rows.length * row + 66);
  const height = heights.reduce((sum, one) => sum + one, 0);
  const svg = drawing(document, width, height);
  let top = 0;
  const points = panels.flatMap((panel, i) => {
    const group = svg.append("g");
    const drawn = drawPanel(group, panel, { top, left, right: width - (narrow ? 12 : 60), row });
    top += heights[i] ?? 0;
    return drawn;
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

interface Place {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly row: number;
}

function drawPanel(
  group: Group,
  { id, title, rows }: Panel,
  { top, left, right, row }: Place,
): ReadablePoint[] {
  const text = numberText("en");
  const values = rows.flatMap(({ low, high }) => [low, high]);
  const x = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [left, right]).nice(5);
  const first = top + 28;
  const bottom = first + rows.length * row;
  words(group, "panel-title", [0, top + 14], title);
  for (const tick of x.ticks(5))
    segment(group, tick === 0 ? "grid base" : "grid", [x(tick), first], [x(tick), bottom]);
  const digits = x.ticks(5).every(Number.isInteger) ? 0 : 1;
  bottomAxis(
    group,
    x.ticks(5).map((tick) => ({ at: x(tick), label: text.signed(tick, digits) })),
    bottom,
  );
  return rows.map((one, i) => {
    const y = first + (i + 0.5) * row;
    const open = one.low <= 0 && one.high >= 0;
    words(group, one.own ? "head own" : "head", [left - 10, y + 4], one.label, "end");
    const g = group.append("g").attr("class", `estimate${open ? " open" : ""}${one.own ? " own" : ""}`);
    segment(g, "interval", [x(one.low), y], [x(one.high), y]);
    g.append("circle")
      .attr("cx", round(x(one.value)))
      .attr("cy", round(y))
      .attr("r", 4.5);
    return { x: x(one.value), y, line: id, text: `${title}, ${one.label}: ${rowText(one)}` };
  });
}
