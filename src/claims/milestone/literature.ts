import type { Published } from "../published.js";

const macroCompass: Published = {
  who: "A. Peccatiello (MacroAlf)",
  where: "The Macro Compass and Investing.com, July 2023",
  url: "https://themacrocompass.substack.com",
  finding:
    "Changes of bank reserves explain 3 to 4 % of the variation of the S&P 500: the close fit of net liquidity and shares is one of levels.",
};

const bofa: Published = {
  who: "E. Harris, BofA",
  where: "Business Insider, November 2013",
  url: "https://www.businessinsider.com/baml-qe-and-stocks-spurious-correlation-2013-11",
  finding:
    "The Fed\u2019s balance sheet correlates 0.92 with consumer prices and 0.97 with truck prices: any two rising series do.",
};

const daybreak: Published = {
  who: "Daybreak",
  where: "Does liquidity drive markets? Honestly",
  url: "https://daybreak.pointhaven.ai/research/liquidity",
  finding:
    "In growth rates the Fed\u2019s balance sheet, M2 and global liquidity have no power to forecast the S&P 500; the Fed reacts to markets.",
};

const minutes: Published = {
  who: "Federal Open Market Committee",
  where: "Minutes of December 2025, Reuters of 30 December 2025",
  url: "https://democraticunderground.com/?com=view_post&forum=1014&pid=3590329",
  finding:
    "The purchases of bills serve the control of rates alone and say nothing about the stance of policy.",
};

const loMackinlay: Published = {
  who: "A. W. Lo and A. C. MacKinlay, 1990",
  where: "Review of Financial Studies 3:175",
  url: null,
  finding:
    "Inside the share market the documented lead runs from large companies to small ones, not the other way.",
};

const rotation: Published = {
  who: "Deep Tide TechFlow, 23 January 2026",
  where: "HTX",
  url: "https://www.htx.com/ru-ru/news/small-cap-index-hits-new-high-again-will-history-predict-thi-szjjIHh4/",
  finding: "The rotation story rests on two episodes, 2016 and 2020, and is called speculative there.",
};

/** What others found that bears on the breakout as a sign of liquidity. */
export const signLiterature: readonly Published[] = [macroCompass, bofa, daybreak, minutes];

/** And on small caps as leaders. */
export const leadershipLiterature: readonly Published[] = [loMackinlay, rotation, daybreak];
