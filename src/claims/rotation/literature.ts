import type { Published } from "../published.js";

/** What others found on small caps and crypto, and on baskets of altcoins. */
export const breakoutLiterature: readonly Published[] = [
  {
    who: "A. W. Lo and A. C. MacKinlay 1990",
    where: "Review of Financial Studies 3:175",
    url: null,
    finding:
      "Inside equities the documented lead runs the other way: returns of large companies precede those of small ones.",
  },
  {
    who: "Y. Liu and A. Tsyvinski 2021",
    where: "Review of Financial Studies 34:2689",
    url: "https://ssrn.com/abstract=3226806",
    finding:
      "To 2018 crypto returns had little or no exposure to stock and macroeconomic factors; its own momentum and investors\u2019 attention predicted them.",
  },
  {
    who: "C. Che, A. Copestake, D. Furceri and T. Terracciano 2023",
    where: "IMF Working Paper 2023/163",
    url: null,
    finding:
      "One common factor explains 80% of the variation of crypto prices; its correlation with a global equity factor rose as institutions entered. That is common movement at the same time, not a lead.",
  },
  {
    who: "A. Adams, M. Ibert and G. Liao 2024",
    where: "What Drives Crypto Asset Prices?, working paper",
    url: null,
    finding:
      "Since 2023 a falling risk premium that is crypto\u2019s own dominates, apart from equities; of the fall of 2022 more than two thirds were monetary.",
  },
  {
    who: "M. Ammann, T. Burdorf, L. Liebi and S. St\u00f6ckl 2022",
    where: "Survivorship and Delisting Bias in Cryptocurrency Markets",
    url: "https://sebastianstoeckl.com/publication/2022_liebi_survivorship",
    finding:
      "Over 3,904 coins from 2014 to 2021, leaving out the dead ones raises the return of a value-weighted portfolio by 0.93% a year and that of an equally weighted one by 62.19% a year.",
  },
  {
    who: "Bull Theory",
    where: "X, 4 October 2025",
    url: "https://altcoinboom.com/russell-2000-breakout-signals-institutional-risk-rotation-is-a-mega-altseason-now-imminent",
    finding:
      "The author of the quoted post called the Russell above its high of 2021 the first real signal of an altcoin season in that quarter, six days before the sell-off of 10 October; the post of January makes the same call at a new level.",
  },
  {
    who: "Deep Tide TechFlow",
    where: "23 January 2026",
    url: "https://www.htx.com/ru-ru/news/small-cap-index-hits-new-high-again-will-history-predict-thi-szjjIHh4/",
    finding: "Calls the link speculative, resting on two historical instances; gives no figures.",
  },
  {
    who: "Crypto Economy",
    where: "23 June 2026",
    url: "https://crypto-economy.com/russell-2000-at-record-high-anticipate-an-altcoin-rotation/",
    finding:
      "On the Russell above 3,000 and the same call: there are precedents, with limitations that the original argument does not quantify.",
  },
];
