import type { Series } from "./series.js";

/** What a catalogue entry says about who publishes a series and on what terms. */
export type Terms = Pick<Series, "publisher" | "publisherUrl" | "licence" | "licenceUrl" | "redistributable">;

export const ftseRussell: Terms = {
  publisher: "FTSE Russell",
  publisherUrl: "https://www.lseg.com/en/ftse-russell/indices/russell-us",
  licence: "Proprietary index: levels are quoted as facts; republishing the data needs a licence.",
  licenceUrl: "https://www.lseg.com/en/policies/website-terms-of-use",
  redistributable: false,
};

export const spDowJones: Terms = {
  publisher: "S&P Dow Jones Indices",
  publisherUrl: "https://www.spglobal.com/spdji/en/indices/equity/sp-500/",
  licence: "Proprietary index: levels are quoted as facts; republishing the data needs written permission.",
  licenceUrl: "https://www.spglobal.com/spdji/en/terms-of-use/",
  redistributable: false,
};

export const nasdaq: Terms = {
  publisher: "Nasdaq",
  publisherUrl: "https://indexes.nasdaqomx.com/Index/Overview/COMP",
  licence:
    "Proprietary index: levels are quoted as facts; the site's licence is personal and non-commercial.",
  licenceUrl: "https://www.nasdaq.com/legal",
  redistributable: false,
};

export const cboe: Terms = {
  publisher: "Cboe",
  publisherUrl: "https://www.cboe.com/tradable_products/vix/vix_historical_data/",
  licence: "Proprietary index: levels are quoted as facts; publishing the data needs prior written consent.",
  licenceUrl: "https://www.cboe.com/terms/",
  redistributable: false,
};

const coinbase: Omit<Terms, "publisher"> = {
  publisherUrl: "https://exchange.coinbase.com/",
  licence: "Personal, research or internal use: closes are quoted as facts; showing the data needs consent.",
  licenceUrl: "https://www.coinbase.com/legal/market_data",
  redistributable: false,
};
export const coinbaseBitcoin: Terms = {
  publisher: "Coinbase (before 2015-07-20: composite of exchanges)",
  ...coinbase,
};
export const coinbaseEther: Terms = {
  publisher: "Coinbase (before 2016-05-18: composite of exchanges)",
  ...coinbase,
};

export const binance: Terms = {
  publisher: "Binance spot",
  publisherUrl: "https://data.binance.vision/",
  licence: "The terms of use grant no right to republish market data: closes are quoted as facts.",
  licenceUrl: "https://www.binance.com/en/terms",
  redistributable: false,
};

export const tradingView: Terms = {
  publisher: "TradingView CRYPTOCAP",
  publisherUrl: "https://www.tradingview.com/symbols/TOTAL3/",
  licence: "Personal use, no automated collection and no republishing: levels are quoted as facts.",
  licenceUrl: "https://www.tradingview.com/policies/",
  redistributable: false,
};

/** A release of the Board of Governors, by its name and the folder of its page. */
export function federalReserveBoard(release: string, folder: string): Terms {
  return {
    publisher: `Federal Reserve ${release}`,
    publisherUrl: `https://www.federalreserve.gov/releases/${folder}/`,
    licence: "Public domain unless marked otherwise; the Board asks to be cited as the source.",
    licenceUrl: "https://www.federalreserve.gov/disclaimer.htm",
    redistributable: true,
  };
}

export const newYorkFed: Terms = {
  publisher: "Federal Reserve Bank of New York",
  publisherUrl: "https://www.newyorkfed.org/markets/data-hub",
  licence:
    "Free with attribution, no endorsement implied: content from the New York Fed subject to the Terms of Use at newyorkfed.org.",
  licenceUrl: "https://www.newyorkfed.org/privacy/termsofuse",
  redistributable: true,
};

export const chicagoFed: Terms = {
  publisher: "Federal Reserve Bank of Chicago",
  publisherUrl: "https://www.chicagofed.org/research/data/nfci/current-data",
  licence:
    "Copyrighted, to be cited: only credited non-commercial use is granted; the rest needs permission.",
  licenceUrl: "https://www.chicagofed.org/utilities/legal-notices",
  redistributable: false,
};

export const treasury: Terms = {
  publisher: "US Treasury, Daily Treasury Statement",
  publisherUrl: "https://fiscaldata.treasury.gov/datasets/daily-treasury-statement/",
  licence: "US government work: free to copy, adapt and redistribute.",
  licenceUrl: "https://fiscaldata.treasury.gov/api-documentation/#license-and-authorization",
  redistributable: true,
};

export const alternativeMe: Terms = {
  publisher: "alternative.me",
  publisherUrl: "https://alternative.me/crypto/fear-and-greed-index/",
  licence: "Free to use, also commercially, if the source is named right beside the data.",
  licenceUrl: "https://alternative.me/crypto/api/",
  redistributable: true,
};

export const defiLlama: Terms = {
  publisher: "DefiLlama",
  publisherUrl: "https://defillama.com/stablecoins",
  licence: "Personal, non-commercial use: levels are quoted as facts; republishing needs permission.",
  licenceUrl: "https://defillama.com/terms",
  redistributable: false,
};
