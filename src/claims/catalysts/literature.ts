import type { Published } from "../published.js";

/** What others found that bears on the claims of the chapter; figures are the sources\u2019 own. */
export const catalystsLiterature = {
  clarity: [
    {
      who: "Polymarket",
      where: "CLARITY Act signed into law in 2026",
      url: "https://polymarket.com/event/clarity-act-signed-into-law-in-2026",
      finding:
        "A prediction market gave the signature in 2026 13 cents on the dollar in early August, 29 per cent on 14 September, and 5 per cent after the vote of 15 September.",
    },
  ],
  announcements: [
    {
      who: "MacKinlay 1997",
      where: "Event studies in economics and finance, Journal of Economic Literature 35:13\u201339",
      url: null,
      finding:
        "The method: abnormal returns against a model fitted before the event. With few events its power is low unless the effect is large.",
    },
    {
      who: "Adams, Ibert and Liao 2024",
      where: "What drives crypto asset prices?, SSRN",
      url: "https://research.cbs.dk",
      finding:
        "Since 2023 a compression of crypto\u2019s own risk premium moves its prices more than anything shared with equities: news of regulation could work that way.",
    },
  ],
  voices: [
    {
      who: "AltcoinBoom",
      where: "Russell 2000 breakout signals institutional risk rotation, October 2025",
      url: "https://altcoinboom.com/russell-2000-breakout-signals-institutional-risk-rotation-is-a-mega-altseason-now-imminent",
      finding:
        "The account posted on 4 October 2025 that the Russell above its high of 2021 was the first real signal of an alt season in the fourth quarter: six days before the sell-off of 10 October; ether fell by 28 % in that quarter.",
    },
    {
      who: "Deep Tide TechFlow",
      where: "Small-cap index hits new high again, January 2026",
      url: "https://www.htx.com/ru-ru/news/small-cap-index-hits-new-high-again-will-history-predict-thi-szjjIHh4/",
      finding: "Calls the link between small caps and altcoins speculative, with two historical cases.",
    },
    {
      who: "Crypto Economy",
      where: "Russell 2000 at record high: anticipate an altcoin rotation, June 2026",
      url: "https://crypto-economy.com/russell-2000-at-record-high-anticipate-an-altcoin-rotation/",
      finding:
        "On the same call at 3,000 points: there are precedents, and limits that the argument does not quantify.",
    },
  ],
  convergence: [
    {
      who: "BlockchainCenter, CoinMarketCap and Gate",
      where: "Altcoin season indices",
      url: null,
      finding:
        "A season is called when 75 per cent of the top 50 or 100 coins beat bitcoin over 90 days. The coins are today\u2019s: membership is rebalanced, and the index looks back.",
    },
    {
      who: "Ammann, Burdorf, Liebi and St\u00f6ckl 2022",
      where: "Survivorship and delisting bias in cryptocurrency markets",
      url: "https://www.sebastianstoeckl.com/publication/2022_liebi_survivorship",
      finding:
        "Leaving dead coins out adds 0.93 per cent a year to a value-weighted basket and 62.19 to an equal-weighted one.",
    },
  ],
} as const satisfies Readonly<Record<string, readonly Published[]>>;
