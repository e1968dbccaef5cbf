import type { Panel, Parameters } from "../claim.js";
import { numbers } from "../columns.js";
import { keeper } from "../kept.js";
import { type OrderLink, orderLink } from "./h3-links.js";
import { type Track, type Turn, turnsOf } from "./h3-turns.js";
import {
  type BarsChoice,
  barsChoice,
  levelsOf,
  noCloses,
  seeds,
  signalLevels,
  walkLike,
} from "./rotation-bars.js";

export interface H3Evidence {
  readonly choice: BarsChoice;
  readonly frequency: Panel["frequency"];
  readonly dates: readonly string[];
  readonly window: number;
  readonly tracks: readonly { readonly track: Track; readonly turns: readonly Turn[] }[];
  /** The link that is judged, and those beside it. */
  readonly judged: OrderLink;
  readonly others: readonly OrderLink[];
}

/** How far apart, in bars, returns are compared. */
export const reachOf = { daily: 60, weekly: 13, monthly: 3 } as const;

/** The coins whose turns are shown, in the order in which they are thought of as riskier. */
const coinTracks = ["btc", "eth", "alts"] as const;

const keptRows = keeper<readonly number[]>();
const keptTracks = keeper<readonly Track[]>();

/** The order of the leader and the coins, or why it cannot be told. */
export function h3Evidence(panel: Panel, values: Parameters): H3Evidence | string {
  const choice = barsChoice({ ...values, start: "" });
  const tracks = tracksOf(panel, choice);
  const reach = reachOf[panel.frequency];
  const window = Number(values.window);
  const link = (from: string, to: string): OrderLink[] => {
    const [one, other] = [from, to].map((id) => tracks.find((track) => track.id === id));
    return one && other ? [orderLink(one, other, window, reach)] : [];
  };
  const [judged] = link("leader", "follower");
  if (!judged) return noCloses(choice, panel);
  if (judged.byReturns === null && judged.matched.length === 0)
    return "the two have no turning points in common and too few bars to compare";
  const besides = coinTracks.filter((coin) => coin !== choice.asset);
  return {
    choice,
    frequency: panel.frequency,
    dates: rowsOf(panel).map((row) => panel.dates[row] ?? ""),
    window,
    tracks: tracks.map((track) => ({ track, turns: turnsOf(track, window) })),
    judged,
    others: [
      ...link("spx", "leader"),
      ...besides.flatMap((coin) => link("leader", coin)),
      ...link("btc", "eth"),
      ...link("btc", "alts"),
    ],
  };
}

/** The panel\u2019s rows that have both share indices: the calendar of all tracks. */
function rowsOf(panel: Panel): readonly number[] {
  return keptRows(panel, "rows", () => {
    const [rut, spx] = [numbers(panel, "rut"), numbers(panel, "spx")];
    return panel.dates.flatMap((_, row) => (rut[row] != null && spx[row] != null ? [row] : []));
  });
}

/** Two indices, the coins, and the coin that follows or what stands in its place; each kept by what it depends on. */
function tracksOf(panel: Panel, choice: BarsChoice): Track[] {
  const rows = rowsOf(panel);
  const on = (column: readonly (number | null)[]) => rows.map((row) => column[row] ?? null);
  const indices = keptTracks(panel, `indices ${choice.signal}`, () => {
    const [russell, large] = ["rut", "spx"].map((id) => Float64Array.from(on(numbers(panel, id)), Number));
    if (!russell || !large) throw new Error("H3: needs both share indices");
    const leader = signalLevels(choice.signal, panel.frequency, russell, large);
    return [
      { id: "spx", first: 0, levels: large },
      { id: "leader", first: 0, levels: leader },
    ];
  });
  const coins = keptTracks(panel, `coins ${choice.clock}`, () =>
    coinTracks.flatMap((asset) => trackOf(asset, on(levelsOf(panel, { ...choice, asset })))),
  );
  const follower = keptTracks(panel, `${choice.asset} ${choice.clock} ${choice.placebo}`, () =>
    trackOf("follower", on(levelsOf(panel, choice))).map((track) =>
      choice.placebo === "walk" ? { ...track, levels: walkLike(track.levels, seeds.asset) } : track,
    ),
  );
  return [...indices, ...coins, ...follower];
}

/** The track from a first level to the last before a gap; none where there is no level. */
function trackOf(id: string, levels: readonly (number | null)[]): Track[] {
  const first = levels.findIndex((level) => level !== null);
  if (first < 0) return [];
  const gap = levels.indexOf(null, first);
  return [{ id, first, levels: Float64Array.from(levels.slice(first, gap < 0 ? undefined : gap), Number) }];
}
