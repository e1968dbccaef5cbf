import { entry } from "./catalogue-entry.js";
import { chicagoFed, federalReserveBoard, newYorkFed, treasury } from "./catalogue-publishers.js";
import type { Series } from "./series.js";

const h41 = federalReserveBoard("H.4.1", "h41");

/** An H.4.1 item in USD million: the Wednesday figure comes out on Thursday at 16:30 New York, after the close. */
function balanceSheet(
  id: string,
  title: string,
  shortTitle: string,
  bounds: readonly [number, number],
): Series {
  return entry(
    { id, title, shortTitle, unit: "USD million", nativeFrequency: "weekly", bounds, releaseLagDays: 2 },
    h41,
  );
}

/** The Federal Reserve's balance sheet, the Treasury's account, money and financial conditions. */
export const liquidity: readonly Series[] = [
  balanceSheet("walcl", "Federal Reserve total assets, Wednesday level", "Fed assets", [500_000, 20_000_000]),
  balanceSheet("wtregen", "Treasury General Account, week average", "TGA, week average", [0, 5_000_000]),
  balanceSheet("wresbal", "Reserve balances, week average", "Bank reserves", [1_000, 10_000_000]),
  balanceSheet(
    "treast",
    "Treasury securities held by the Federal Reserve, Wednesday level",
    "Fed Treasuries",
    [200_000, 15_000_000],
  ),
  balanceSheet(
    "wshomcb",
    "Mortgage-backed securities held by the Federal Reserve, Wednesday level",
    "Fed MBS",
    [0, 6_000_000],
  ),
  entry(
    {
      id: "rrp",
      title: "Overnight reverse repurchase agreements",
      shortTitle: "ON RRP",
      unit: "USD billion",
      nativeFrequency: "daily",
      bounds: [0, 5_000],
      releaseLagDays: 0,
    },
    newYorkFed,
  ),
  entry(
    {
      id: "tga",
      title: "Treasury General Account, daily closing balance",
      shortTitle: "TGA",
      unit: "USD million",
      nativeFrequency: "daily",
      bounds: [0, 5_000_000],
      // The statement comes out on the next business day at 16:00 New York: after a Friday that is three days.
      releaseLagDays: 1,
      lagInBusinessDays: true,
    },
    treasury,
  ),
  entry(
    {
      id: "m2",
      title: "M2 money stock, seasonally adjusted",
      shortTitle: "M2",
      unit: "USD billion",
      nativeFrequency: "monthly",
      bounds: [3_000, 100_000],
      // H.6 comes out on the fourth Tuesday of the next month, which is its 28th day at the latest.
      releaseLagDays: 28,
      revised: true,
    },
    federalReserveBoard("H.6", "h6"),
  ),
  entry(
    {
      id: "nfci",
      title: "Chicago Fed National Financial Conditions Index",
      shortTitle: "NFCI",
      unit: "index",
      nativeFrequency: "weekly",
      bounds: [-5, 10],
      // A week ends on Friday and is published on the next Wednesday at 8:30 New York.
      releaseLagDays: 5,
      revised: true,
    },
    chicagoFed,
  ),
  entry(
    {
      id: "bill_purchases",
      title: "Treasury bills bought by the Federal Reserve",
      shortTitle: "Fed bill purchases",
      unit: "USD billion",
      nativeFrequency: "event",
      bounds: [0, 500],
      releaseLagDays: 0,
      resample: "sum",
    },
    newYorkFed,
  ),
];
