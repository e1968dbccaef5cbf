import { addDays } from "../../src/claims/bars.js";
import type { Observation } from "../../src/series/series.js";
import { randomFrom } from "./made-vintage.js";

/** What the made world does: by how much a release moves the Russell, and the Russell the next week's ether. */
export interface MadeWorld {
  readonly seed: number;
  /** Percent of the Russell in the week in which USD 100 billion of the Treasury's account are out. */
  readonly releaseToRussell: number;
  /** Percent of ether in the week after one percent of the Russell beyond the S&P 500. */
  readonly russellToEther: number;
}

const first = "2013-09-04";
const weeks = 676;

/** Thirteen years of weeks: Wednesdays of balance sheets and Fridays of closes, all walks but for the two links. */
export function madeLiquidity({ seed, releaseToRussell, russellToEther }: MadeWorld): Observation[] {
  const random = randomFrom(seed);
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
  const level = { walcl: 4_000_000, wtregen: 600_000, rrp: 300, rut: 1000, spx: 2000, btc: 500, eth: 10 };
  const rows: Observation[] = [];
  const add = (series: string, frequency: Observation["frequency"], date: string, value: number) =>
    rows.push({ series, frequency, date, value });
  let relative = 0;
  for (let week = 0; week < weeks; week += 1) {
    const [wednesday, friday] = [addDays(first, 7 * week), addDays(first, 7 * week + 2)];
    const release = 0.3 * normal();
    level.wtregen = Math.max(10_000, level.wtregen - 100_000 * release);
    level.walcl += 15_000 * normal();
    level.rrp = Math.max(0, level.rrp + 15 * normal());
    const market = 2 * normal();
    const etherMove = 8 * normal() + russellToEther * relative;
    relative = 1.5 * normal() + releaseToRussell * release;
    level.spx *= Math.exp(market / 100);
    level.rut *= Math.exp((market + relative) / 100);
    level.eth *= Math.exp(etherMove / 100);
    level.btc *= Math.exp((6 * normal()) / 100);
    add("walcl", "weekly", wednesday, level.walcl);
    add("wtregen", "weekly", wednesday, level.wtregen);
    add("wresbal", "weekly", wednesday, 3_000_000);
    add("rrp", "daily", wednesday, level.rrp);
    for (const series of ["rut", "spx", "btc", "eth"] as const) add(series, "daily", friday, level[series]);
  }
  return rows;
}
