import type { TimeEvent } from "./time-events.js";

// The largest liquidation of crypto positions in a day: facts F06-02 and F06-03 of the vintage.
export const sellOff: TimeEvent = { date: "2025-10-10", label: "sell-off" };

// From blocks 210,000, 420,000, 630,000 and 840,000 of the bitcoin chain on, a block pays half as much; the days are
// those of the blocks' own headers, in UTC.
export const halvings: readonly TimeEvent[] = ["2012-11-28", "2016-07-09", "2020-05-11", "2024-04-20"].map(
  (date) => ({ date, label: "halving" }),
);
