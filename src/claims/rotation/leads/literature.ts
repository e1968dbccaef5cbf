import type { Published } from "../../published.js";

export const loMacKinlay: Published = {
  who: "Lo and MacKinlay, 1990",
  where: "Review of Financial Studies 3:175",
  url: null,
  finding: "Within shares the documented lead runs from large companies to small ones, not the other way.",
};

export const largeLeadsSmall: Published = {
  who: "A later study of that lead",
  where: "Journal of Business & Economics Research",
  url: "https://clutejournals.com/index.php/JBER/article/view/2894",
  finding:
    "The lead of large over small shares disappears once the January effect, monetary policy and the expectation of recessions are controlled for.",
};

export const liuTsyvinski: Published = {
  who: "Liu and Tsyvinski, 2021",
  where: "Review of Financial Studies 34:2689",
  url: "https://ssrn.com/abstract=3226806",
  finding:
    "Up to 2018 coins had little or no exposure to share and macroeconomic factors; their own momentum and investors\u2019 attention predicted them.",
};

export const cheOthers: Published = {
  who: "Che, Copestake, Furceri and Terracciano, 2023",
  where: "IMF Working Paper 2023/163",
  url: null,
  finding:
    "One crypto factor carries 80 % of the coins\u2019 variation; its correlation with the global share factor rose as institutions came in. That is co-movement, not a lead.",
};

export const iyer: Published = {
  who: "Iyer, 2022",
  where: "IMF Global Financial Stability Note 2022/001",
  url: null,
  finding:
    "Spillovers run from bitcoin to shares too: 14 to 18 % of the variation in share volatility, 8 to 10 % of that in returns.",
};

export const adamsOthers: Published = {
  who: "Adams, Ibert and Liao, 2024",
  where: "What Drives Crypto Asset Prices?, Copenhagen Business School",
  url: "https://research.cbs.dk",
  finding:
    "More than two thirds of the fall of 2022 was monetary; since 2023 crypto\u2019s own risk premium has moved prices, independently of shares.",
};

export const karau: Published = {
  who: "Karau, 2023",
  where: "Journal of International Money and Finance 137:102880",
  url: null,
  finding:
    "Bitcoin\u2019s response to Federal Reserve shocks changed sign; only since late 2020 has it been that of a risky asset.",
};

export const ammannOthers: Published = {
  who: "Ammann, Burdorf, Liebi and St\u00f6ckl, 2022",
  where: "on survivorship bias in cryptocurrency returns",
  url: "https://sebastianstoeckl.com/publication/2022_liebi_survivorship",
  finding:
    "Leaving dead coins out adds 0.93 percentage points a year to a value-weighted basket and 62.19 to an equal-weighted one.",
};

export const lagsOfPosts: Published = {
  who: "ALTZ SEASON",
  where: "Binance Square, before February 2026",
  url: "https://www.binance.bh/en/square/post/35000129862938",
  finding:
    "Lags of 4 to 6 months (2016) and 3 to 5 months (2020), hence \u201cFebruary to April 2026\u201d: two cases, dated after the fact.",
};

export const rollingCorrelation: Published = {
  who: "Sandmark",
  where: "on the divergence of ether and the Russell",
  url: "https://sandmark.com",
  finding:
    "A one-year rolling correlation of 0.6 to 0.9: a range that weekly returns hardly reach, and levels easily.",
};

export const grokipedia: Published = {
  who: "Grokipedia",
  where: "Ethereum\u2013Russell 2000 correlation",
  url: null,
  finding:
    "Since 2020 ether correlates 0.59 with the Russell 2000 and 0.62 with the Russell 1000 of large companies: no more with small ones.",
};

export const boudoukhOthers: Published = {
  who: "Boudoukh, Richardson and Whitelaw, 2008",
  where: "Review of Financial Studies 21:1577",
  url: null,
  finding:
    "A persistent predictor makes R\u00b2 rise with the horizon by construction, though nothing is predicted.",
};

export const angBekaert: Published = {
  who: "Ang and Bekaert, 2007",
  where: "Review of Financial Studies 20:651",
  url: null,
  finding:
    "Among standard errors for overlapping returns those of Hodrick keep their size; Newey\u2013West rejects too often.",
};

export const welchGoyal: Published = {
  who: "Welch and Goyal, 2008",
  where: "Review of Financial Studies 21:1455",
  url: null,
  finding:
    "Most predictors of share returns known from the literature do no better out of sample than the mean so far.",
};

export const sullivanOthers: Published = {
  who: "Sullivan, Timmermann and White, 1999",
  where: "Journal of Finance 54:1647",
  url: null,
  finding: "The best of many trading rules looks significant until the search for it is counted.",
};

export const moskowitzOthers: Published = {
  who: "Moskowitz, Ooi and Pedersen, 2012",
  where: "Journal of Financial Economics 104:228",
  url: null,
  finding:
    "Over a year a market\u2019s own past return predicts it; the past of another market is not what they test.",
};

export const diffuseSequence: Published = {
  who: "Deep Tide TechFlow, 23 January 2026",
  where: "on HTX",
  url: "https://www.htx.com/ru-ru/news/small-cap-index-hits-new-high-again-will-history-predict-thi-szjjIHh4/",
  finding: "The link rests on two episodes, 2016 and 2020; to call it a rule is speculation.",
};
