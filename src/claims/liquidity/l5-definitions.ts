import type { PanelFrequency } from "../../series/series.js";
import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";

export type DefinitionId = "nl" | "walcl" | "reserves" | "nfci" | "m2" | "m2yoy" | "stablecoins";

export interface Definition {
  readonly id: DefinitionId;
  readonly name: string;
  /** In which its changes are told: USD billion, index points (looser is more) or percentage points. */
  readonly unit: "USD billion" | "index points" | "percentage points";
  readonly series: readonly string[];
  /** Months are all that is published. */
  readonly monthlyOnly: boolean;
}

/** What is called liquidity, and can be measured with the series held. */
export const definitions: readonly Definition[] = [
  definition("nl", "net liquidity", "USD billion", ["walcl", "wtregen", "rrp"]),
  definition("walcl", "the Fed\u2019s assets", "USD billion", ["walcl"]),
  definition("reserves", "bank reserves", "USD billion", ["wresbal"]),
  definition("nfci", "looser financial conditions", "index points", ["nfci"]),
  definition("m2", "M2", "USD billion", ["m2"], true),
  definition("m2yoy", "the growth of M2 over a year", "percentage points", ["m2"], true),
  definition("stablecoins", "stablecoins", "USD billion", ["stablecoins"]),
];

function definition(
  id: DefinitionId,
  name: string,
  unit: Definition["unit"],
  series: readonly string[],
  monthlyOnly = false,
): Definition {
  return { id, name, unit, series, monthlyOnly };
}

/** Bars of one definition, oldest first: its level as published, and what its changes are measured in for the z-score. */
export interface Measured {
  readonly dates: readonly string[];
  readonly levels: readonly number[];
  /** Logarithm of a balance, in percent; the level itself for an index or a growth rate. */
  readonly measure: readonly number[];
}

const monthsInYear = 12;

/** A balance counts from its first billion on: before, its changes in percent say nothing. */
const smallestBalance = 1;

/** Reads a definition from the panel `liquidity-definitions`. The conditions index counts upside down: looser is more. */
export function measured(panel: Panel, { id, unit }: Definition): Measured {
  const column = (name: string) => numbers(panel, name);
  const rows = rowsOf(id, column);
  const held = panel.dates.flatMap((date, row) => {
    const level = rows[row];
    return level == null || (unit === "USD billion" && level < smallestBalance) ? [] : [{ date, level }];
  });
  return {
    dates: held.map(({ date }) => date),
    levels: held.map(({ level }) => level),
    measure: held.map(({ level }) => (unit === "USD billion" ? 100 * Math.log(level) : level)),
  };
}

function rowsOf(id: DefinitionId, column: (name: string) => (number | null)[]): (number | null)[] {
  if (id === "nfci") return column("nfci").map((value) => (value === null ? null : -value));
  if (id === "m2yoy") {
    const m2 = column("m2");
    return m2.map((value, row) => {
      const before = m2[row - monthsInYear];
      return value == null || before == null ? null : 100 * (value / before - 1);
    });
  }
  if (id !== "nl") return column(id);
  const [tga, rrp] = [column("tga"), column("rrp")];
  const began = rrp.findIndex((value) => value !== null);
  return column("walcl").map((assets, row) => {
    const account = tga[row];
    const repurchases = rrp[row] ?? (began < 0 || row < began ? 0 : null);
    return assets == null || account == null || repurchases === null ? null : assets - account - repurchases;
  });
}

/** The windows of change, in bars; the register\u2019s four, and their like in months. */
export const windows: Readonly<Record<PanelFrequency, readonly number[]>> = {
  daily: [4, 13, 26, 52],
  weekly: [4, 13, 26, 52],
  monthly: [1, 3, 6, 12],
};
