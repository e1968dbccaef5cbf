import type { Published } from "../published.js";

const kaiko: Published = {
  who: "Kaiko Research",
  where: "When October surprise meets crypto liquidity drought, 13 October 2025",
  url: "https://research.kaiko.com/insights/when-october-surprise-meets-crypto-liquidity-drought",
  finding:
    "Depth near the mid price vanished for minutes on several exchanges during the sell-off itself, which it puts down to market makers stepping back.",
};

const amberdata: Published = {
  who: "Amberdata",
  where: "How $3.21B vanished in 60 seconds",
  url: "https://blog.amberdata.io/how-3.21b-vanished-in-60-seconds-october-2025-crypto-crash-explained-through-7-charts",
  finding:
    "Counts $9.89 billion of forced closings in 14 hours, $6.93 billion of them in 40 minutes: half of the headline figure.",
};

const coinDesk: Published = {
  who: "CoinDesk Research",
  where: "as reported in November 2025",
  url: "https://pakinomist.com/?p=133233",
  finding:
    "Mean depth of bitcoin within 1 % of the mid price fell from about $20 million in early October to $14 million on 11 November, and had not come back.",
};

const liuTsyvinski: Published = {
  who: "Liu and Tsyvinski 2021",
  where: "Review of Financial Studies 34:2689",
  url: "https://ssrn.com/abstract=3226806",
  finding:
    "Crypto returns are predicted by their own momentum and by attention, hardly by stock or macro factors: after falls momentum points down, not up (sample to 2018).",
};

const adamsIbertLiao: Published = {
  who: "Adams, Ibert and Liao 2024",
  where: "What Drives Crypto Asset Prices?",
  url: null,
  finding:
    "Since 2023 premia specific to crypto explain most of its moves: what happens to risk appetite elsewhere says less about it than before.",
};

/** What others found, by what it bears on; the figures are the sources\u2019 own. */
export const setUpLiterature = {
  sellOff: [kaiko, amberdata],
  depth: [coinDesk, kaiko],
  cause: [kaiko],
  reversal: [liuTsyvinski, adamsIbertLiao],
} as const satisfies Readonly<Record<string, readonly Published[]>>;
