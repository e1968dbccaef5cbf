import type { Panel } from "../claim.js";
import { numbers, texts } from "../columns.js";

/** The accounts that make bank reserves on one Wednesday or month end, in USD billion. */
export interface Accounts {
  readonly date: string;
  /** The day by which all of them were out. */
  readonly availableOn: string;
  readonly walcl: number;
  readonly reserves: number;
  /** The Treasury\u2019s account: average of the week, and the close of the day. */
  readonly tga: number;
  readonly tgaLevel: number | null;
  readonly rrp: number | null;
  readonly rrpAverage: number | null;
  /** Null where the vintage does not hold them at this frequency. */
  readonly treasuries: number | null;
  readonly mbs: number | null;
  /** Bill purchases settled since the row before. */
  readonly bills: number;
}

/** The rows of the panel `reserve-accounts`, in date order. */
export function readAccounts(panel: Panel): Accounts[] {
  const availableOn = texts(panel, "available_on");
  const column = (name: string) => numbers(panel, name);
  const [walcl, reserves, tga, bills] = ["walcl", "reserves", "tga", "bills"].map(column);
  const [tgaLevel, rrp, rrpAverage] = ["tga_level", "rrp", "rrp_average"].map(column);
  const [treasuries, mbs] = ["treasuries", "mbs"].map(column);
  return panel.dates.map((date, row) => ({
    date,
    availableOn: availableOn[row] ?? date,
    walcl: held(walcl?.[row], date),
    reserves: held(reserves?.[row], date),
    tga: held(tga?.[row], date),
    tgaLevel: tgaLevel?.[row] ?? null,
    rrp: rrp?.[row] ?? null,
    rrpAverage: rrpAverage?.[row] ?? null,
    treasuries: treasuries?.[row] ?? null,
    mbs: mbs?.[row] ?? null,
    bills: bills?.[row] ?? 0,
  }));
}

/** Fed assets less the Treasury\u2019s account and the overnight reverse repurchases, in USD billion. */
export function netLiquidity({ walcl, tga, rrp }: Accounts): number {
  return walcl - tga - (rrp ?? 0);
}

function held(value: number | null | undefined, date: string): number {
  if (value == null) throw new Error(`panel reserve-accounts: a balance is missing on ${date}`);
  return value;
}
