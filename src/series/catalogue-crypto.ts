import { entry } from "./catalogue-entry.js";
import {
  alternativeMe,
  binance,
  coinbaseBitcoin,
  coinbaseEther,
  defiLlama,
  tradingView,
} from "./catalogue-publishers.js";
import type { Series } from "./series.js";

// A crypto bar dated D ends at midnight UTC, after the New York close of D and before that of D + 1: lag 0.
const barReleaseLagDays = 0;

/** A coin's daily close on Binance in USDT. */
function altcoin(id: string, lowerBound: number, upperBound: number): Series {
  const symbol = id.toUpperCase();
  return entry(
    {
      id,
      title: `${symbol}, daily close at 00:00 UTC`,
      shortTitle: symbol,
      unit: "USDT",
      nativeFrequency: "daily",
      bounds: [lowerBound, upperBound],
      releaseLagDays: barReleaseLagDays,
    },
    binance,
  );
}

/** The thirteen coins of the fixed altcoin list, in the order of their ids. */
const altcoins: readonly Series[] = [
  altcoin("ada", 0.005, 50),
  altcoin("avax", 0.3, 1_500),
  altcoin("bch", 10, 15_000),
  altcoin("bnb", 0.3, 15_000),
  altcoin("doge", 0.0003, 10),
  altcoin("eos", 0.04, 150),
  altcoin("etc", 0.5, 1_500),
  altcoin("link", 0.05, 500),
  altcoin("ltc", 3, 5_000),
  altcoin("sol", 0.2, 3_000),
  altcoin("trx", 0.001, 5),
  altcoin("xlm", 0.005, 10),
  altcoin("xrp", 0.02, 50),
];

/** Coins, the market without its two largest, stablecoins and sentiment. */
export const crypto: readonly Series[] = [
  entry(
    {
      id: "btc",
      title: "Bitcoin, daily close",
      shortTitle: "BTC",
      unit: "USD",
      nativeFrequency: "daily",
      bounds: [50, 2_000_000],
      releaseLagDays: barReleaseLagDays,
    },
    coinbaseBitcoin,
  ),
  entry(
    {
      id: "eth",
      title: "Ether, daily close",
      shortTitle: "ETH",
      unit: "USD",
      nativeFrequency: "daily",
      bounds: [0.1, 100_000],
      releaseLagDays: barReleaseLagDays,
    },
    coinbaseEther,
  ),
  ...altcoins,
  entry(
    {
      id: "total3",
      title: "Crypto market capitalisation without bitcoin and ether",
      shortTitle: "TOTAL3",
      unit: "USD billion",
      nativeFrequency: "daily",
      bounds: [1, 20_000],
      releaseLagDays: barReleaseLagDays,
    },
    tradingView,
  ),
  entry(
    {
      id: "stablecoins",
      title: "Stablecoins in circulation, pegged to USD",
      shortTitle: "Stablecoins",
      unit: "USD billion",
      nativeFrequency: "daily",
      bounds: [0, 5_000],
      // The figure of a day moves until the day is over.
      releaseLagDays: 1,
    },
    defiLlama,
  ),
  entry(
    {
      id: "fng",
      title: "Crypto Fear & Greed Index",
      shortTitle: "Fear & Greed",
      unit: "0-100",
      nativeFrequency: "daily",
      bounds: [0, 100],
      releaseLagDays: 0,
    },
    alternativeMe,
  ),
];
