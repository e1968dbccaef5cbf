import type { PanelFrequency } from "../../series/series.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import { altcoinIds } from "../alt-basket.js";
import type { Choice } from "../claim.js";

/** By how much the Russell is late where its calendar is moved. */
export const shiftedYears = 2;

/** What may follow, by its column of the panel `rotation-weeks`: as a label, and within a sentence. */
export const followers: Readonly<Record<string, { readonly label: string; readonly within: string }>> = {
  eth: { label: "Ether", within: "ether" },
  btc: { label: "Bitcoin", within: "bitcoin" },
  alts: { label: "Altcoins (those held, equal weights)", within: "the basket of altcoins" },
  total3: { label: "TOTAL3", within: "TOTAL3" },
};

/** What stands in for flows of money, likewise. */
export const flows: Readonly<Record<string, { readonly label: string; readonly within: string }>> = {
  stablecoins: { label: "Growth of the stablecoin supply", within: "the stablecoin supply" },
  eth_btc: { label: "Ether relative to bitcoin", within: "ether relative to bitcoin" },
  alts_btc: { label: "Altcoins relative to bitcoin", within: "the basket of altcoins relative to bitcoin" },
};

/** What stands in the place of the leader: nothing, or something that cannot carry the claim. */
export const leaders: Readonly<Record<string, { readonly label: string; readonly within: string }>> = {
  rut: { label: "Russell 2000", within: "the Russell 2000" },
  spx: { label: "S&P 500", within: "the S&P 500" },
  walk: {
    label: "random walk with the Russell\u2019s volatility",
    within: "a random walk with the Russell\u2019s volatility",
  },
  shifted: {
    label: `Russell 2000, ${plural(shiftedYears, "year")} late`,
    within: `the Russell 2000 ${plural(shiftedYears, "year")} late`,
  },
  half: {
    label: "Russell 2000, half of its history late",
    within: "the Russell 2000 half of its history late",
  },
};

/** Those that every claim of the chapter offers. */
const usualLeaders = ["rut", "spx", "walk", "shifted"] as const;

/** The catalogue ids behind a follower, for source lines. */
export function seriesOf(column: string): readonly string[] {
  if (column === "alts") return altcoinIds;
  if (column === "shifted" || column === "half") return ["rut"];
  return column === "walk"
    ? []
    : column.split("_").flatMap((part) => (part === "alts" ? altcoinIds : [part]));
}

export function followerWithin(asset: string): string {
  return (followers[asset] ?? flows[asset])?.within ?? asset;
}

export function leaderWithin(signal: string): string {
  return leaders[signal]?.within ?? signal;
}

/** The first letter large: for the head of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first days from which a sample may be taken, the default first. */
export const sampleStarts = ["2016-01-01", "2015-08-01", "2018-01-01", "2020-01-01"] as const;

/** "none of six", "one of six", "six of six" */
export function ofMany(count: number, of: number): string {
  return `${count === 0 ? "none" : countWord(count)} of ${countWord(of)}`;
}

/** "none of six pairs" */
export function ofManyNouns(count: number, of: number, noun: string): string {
  return `${count === 0 ? "none" : countWord(count)} of ${plural(of, noun)}`;
}

/** The switches that the claims of this chapter share. */
export function signalChoice(offered: readonly string[] = usualLeaders): Choice {
  return {
    kind: "choice",
    id: "signal",
    label: "what leads",
    falsifies: true,
    default: "rut",
    options: offered.map((value) => ({ value, label: leaders[value]?.label ?? value })),
  };
}

export function assetChoice(frequency: PanelFrequency): Choice {
  const offered = Object.entries(followers).filter(
    ([value]) => value !== "total3" || frequency === "monthly",
  );
  return {
    kind: "choice",
    id: "asset",
    label: "what follows",
    default: "eth",
    options: offered.map(([value, { label }]) => ({ value, label })),
  };
}

export function placeboChoice(): Choice {
  return {
    kind: "choice",
    id: "placebo",
    label: "in place of what follows",
    falsifies: true,
    default: "none",
    options: [
      { value: "none", label: "nothing" },
      { value: "walk", label: "a random walk with its volatility" },
    ],
  };
}

/** Months are too long for the hours between two closes to matter; weeks are not. */
export function clockChoice(frequency: PanelFrequency): Choice[] {
  if (frequency === "monthly") return [];
  return [
    {
      kind: "choice",
      id: "clock",
      label: "crypto close",
      default: "same",
      options: [
        { value: "same", label: "same day" },
        { value: "earlier", label: "a day earlier" },
      ],
    },
  ];
}

export function startChoice(): Choice {
  const text = numberText("en");
  return {
    kind: "choice",
    id: "start",
    label: "sample from",
    default: sampleStarts[0],
    options: sampleStarts.toSorted().map((value) => ({ value, label: text.month(value) })),
  };
}
