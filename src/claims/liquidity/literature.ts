import type { Published } from "../published.js";

/** What others found on the Fed\u2019s balance sheet, the Treasury\u2019s account and prices, in our words; see docs/data.md for facts. */
export const netLiquidityThread: Published = {
  who: "A thread of July 2022",
  where: "kept by en.rattibha.com",
  url: "https://en.rattibha.com/thread/1546472693234470912",
  finding:
    "The popular version: Fed assets less the Treasury\u2019s account and reverse repurchases are said to give the S&P 500 with 95 % accuracy since July 2020. The comparison is of levels.",
};

export const promotersOfLevels: Published = {
  who: "Convex Trade",
  where: "glossary, net liquidity",
  url: null,
  finding:
    "Quotes correlations with net liquidity since 2020 of 0.85 for the S&P 500 and 0.90 for bitcoin; other sites say 0.9 over ten years. All are correlations of levels.",
};

export const macroAlf: Published = {
  who: "MacroAlf, \u201cThe Liquidity Illusion\u201d",
  where: "The Macro Compass, 24 July 2023",
  url: "https://themacrocompass.substack.com",
  finding: "Changes in bank reserves explain 3 to 4 % of the variation of the S&P 500.",
};

export const harris: Published = {
  who: "Ethan Harris, Bank of America",
  where: "reported by Business Insider, November 2013",
  url: "https://www.businessinsider.com/baml-qe-and-stocks-spurious-correlation-2013-11",
  finding:
    "In levels the Fed\u2019s balance sheet correlates 0.92 with consumer prices and 0.97 with truck prices: trending series correlate whatever they are.",
};

export const profitHunting: Published = {
  who: "profithunting.blogspot.com",
  where: "May 2023",
  url: null,
  finding:
    "Weekly correlations of changes below 0.1 in the same week and 0.22 at three weeks, a lag that was searched for.",
};

export const dayBreak: Published = {
  who: "Point Haven, \u201cDoes liquidity drive markets? Honestly\u201d",
  where: "daybreak.pointhaven.ai",
  url: "https://daybreak.pointhaven.ai/research/liquidity",
  finding:
    "Tests the Fed\u2019s balance sheet, M2 and global liquidity against the S&P 500 and gold in growth rates and finds no power to forecast; the Fed reacts to markets.",
};

export const openGlobalLiquidity: Published = {
  who: "y-sam, open-global-liquidity",
  where: "GitHub, frozen September 2026",
  url: "https://github.com/y-sam/open-global-liquidity",
  finding:
    "Point-in-time data and specifications declared beforehand; two of its layers come out inconclusive. No small caps and no event study.",
};

export const wheredoesthedollargo: Published = {
  who: "wheredoesthedollargo.com",
  where: "net liquidity page, 24 April 2026",
  url: "https://wheredoesthedollargo.com/charts/net-liquidity",
  finding:
    "A 90-day rolling correlation of net liquidity with the S&P 500 of \u22120.10; weekly figures are carried forward to days before they are correlated.",
};

export const minutes: Published = {
  who: "Federal Open Market Committee",
  where: "minutes of December 2025, reported by Reuters on 30 December 2025",
  url: null,
  finding:
    "Reserve management purchases serve interest-rate control alone and carry no implication for the stance of policy.",
};

export const adamsIbertLiao: Published = {
  who: "Adams, Ibert and Liao 2024",
  where: "What Drives Crypto Asset Prices?",
  url: null,
  finding:
    "More than two thirds of the fall of 2022 was monetary; since 2023 a compression of crypto\u2019s own risk premium dominates, apart from equities.",
};

export const karau: Published = {
  who: "Karau 2023",
  where: "Journal of International Money and Finance 137:102880",
  url: null,
  finding:
    "Bitcoin\u2019s response to the Fed changed its sign over time; only since late 2020 does it behave like a risk asset.",
};

export const che: Published = {
  who: "Che, Copestake, Furceri and Terracciano 2023",
  where: "IMF Working Paper 2023/163",
  url: null,
  finding:
    "One factor carries 80 % of the variation of crypto prices; it moves with the global equity factor in the same period, more so since institutions entered.",
};

export const grokipedia: Published = {
  who: "Grokipedia",
  where: "Ethereum\u2013Russell 2000 correlation",
  url: null,
  finding:
    "0.59 with the Russell 2000 and 0.62 with the Russell 1000 since 2020: read properly, small caps add nothing over large ones.",
};
