import { entry } from "./catalogue-entry.js";
import { cboe, federalReserveBoard, ftseRussell, nasdaq, spDowJones } from "./catalogue-publishers.js";
import type { Series } from "./series.js";

const h15 = federalReserveBoard("H.15", "h15");

/** Share indices, volatility, interest rates and the dollar. An index close is known on its own day. */
export const markets: readonly Series[] = [
  entry(
    {
      id: "rut",
      title: "Russell 2000 price index, close",
      shortTitle: "Russell 2000",
      unit: "index points",
      nativeFrequency: "daily",
      bounds: [100, 20_000],
      releaseLagDays: 0,
    },
    ftseRussell,
  ),
  entry(
    {
      id: "spx",
      title: "S&P 500 price index, close",
      shortTitle: "S&P 500",
      unit: "index points",
      nativeFrequency: "daily",
      bounds: [200, 50_000],
      releaseLagDays: 0,
    },
    spDowJones,
  ),
  entry(
    {
      id: "ixic",
      title: "Nasdaq Composite, close",
      shortTitle: "Nasdaq",
      unit: "index points",
      nativeFrequency: "daily",
      bounds: [500, 200_000],
      releaseLagDays: 0,
    },
    nasdaq,
  ),
  entry(
    {
      id: "vix",
      title: "Cboe VIX, close",
      shortTitle: "VIX",
      unit: "index points",
      nativeFrequency: "daily",
      bounds: [5, 150],
      releaseLagDays: 0,
    },
    cboe,
  ),
  entry(
    {
      id: "dff",
      title: "Effective federal funds rate",
      shortTitle: "Fed funds rate",
      unit: "percent",
      nativeFrequency: "daily",
      bounds: [-1, 25],
      releaseLagDays: 1,
      lagInBusinessDays: true,
    },
    h15,
  ),
  entry(
    {
      id: "dgs10",
      title: "10-year Treasury yield",
      shortTitle: "10-year yield",
      unit: "percent",
      nativeFrequency: "daily",
      bounds: [-1, 20],
      releaseLagDays: 1,
      lagInBusinessDays: true,
    },
    h15,
  ),
  entry(
    {
      id: "dtwexbgs",
      title: "Broad dollar index",
      shortTitle: "Dollar index",
      unit: "index",
      nativeFrequency: "daily",
      bounds: [50, 250],
      // H.10 comes out on Mondays for the week before: a Monday's value waits seven days.
      releaseLagDays: 7,
    },
    federalReserveBoard("H.10", "h10"),
  ),
];
