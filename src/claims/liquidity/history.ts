import type { PanelFrequency } from "../../series/series.js";
import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";

/** What the history holds, by name: closes, and balances in USD billion as known on the row\u2019s date. */
export type HistoryColumn =
  | "rut"
  | "spx"
  | "btc"
  | "eth"
  | "walcl"
  | "tga"
  | "tga_close"
  | "rrp"
  | "reserves"
  | "treasuries"
  | "nl";

/** The panel `liquidity-weeks` by column, null where a value was not known. */
export interface History {
  readonly frequency: PanelFrequency;
  readonly dates: readonly string[];
  readonly columns: Readonly<Record<HistoryColumn, readonly (number | null)[]>>;
}

const histories = new WeakMap<Panel, History>();

/** Reads the panel once; reverse repurchases count as none before the facility began, and net liquidity is made of the parts. */
export function readHistory(panel: Panel): History {
  const known = histories.get(panel);
  if (known) return known;
  const column = (name: string) => numbers(panel, name);
  const [walcl, tga] = [column("walcl"), column("tga")];
  const rrp = noneBefore(column("rrp"));
  const history: History = {
    frequency: panel.frequency,
    dates: panel.dates,
    columns: {
      rut: column("rut"),
      spx: column("spx"),
      btc: column("btc"),
      eth: column("eth"),
      tga_close: column("tga_close"),
      reserves: column("reserves"),
      treasuries: column("treasuries"),
      walcl,
      tga,
      rrp,
      nl: panel.dates.map((_, row) => difference(walcl[row], tga[row], rrp[row])),
    },
  };
  histories.set(panel, history);
  return history;
}

function difference(walcl?: number | null, tga?: number | null, rrp?: number | null): number | null {
  return walcl == null || tga == null || rrp == null ? null : walcl - tga - rrp;
}

function noneBefore(values: readonly (number | null)[]): (number | null)[] {
  const first = values.findIndex((value) => value !== null);
  return values.map((value, row) => (first < 0 || row < first ? 0 : value));
}
