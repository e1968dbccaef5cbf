import type { Published } from "../published.js";

/** What others called, found and wrote of the same narrative. */
export const scorecardLiterature: readonly Published[] = [
  {
    who: "Bull Theory, 4 October 2025",
    where: "X, by way of AltcoinBoom",
    url: "https://altcoinboom.com/russell-2000-breakout-signals-institutional-risk-rotation-is-a-mega-altseason-now-imminent",
    finding:
      "The same account called the Russell above its high of 2021 the first real signal of a season of altcoins in the fourth quarter of 2025, six days before the crash of 10 October.",
  },
  {
    who: "\u201cALTZ SEASON\u201d, January 2026",
    where: "Binance Square",
    url: "https://www.binance.bh/ar/square/post/35000129862938",
    finding:
      "Gives a lag of 4 to 6 months after 2016 and 3 to 5 after 2020, and so a window of February to June 2026; the breakouts of 2018 and 2021 are left out.",
  },
  {
    who: "Crypto Economy, 23 June 2026",
    where: "on the Russell above 3,000 and Ash Crypto\u2019s post",
    url: "https://crypto-economy.com/russell-2000-at-record-high-anticipate-an-altcoin-rotation/",
    finding:
      "The precedents have limits \u201cthat the original argument does not quantify with statistical rigor\u201d.",
  },
  {
    who: "Zippfeed, July 2026",
    where: "on ether\u2019s quarters",
    url: "https://zippfeed.com/en-US/a/eth-records-first-three-quarter-losing-streak-in-its-history",
    finding: "Ether lost 25.2 % in the second quarter of 2026: its first three losing quarters in a row.",
  },
];
