import { altcoinIds, basketNames } from "../alt-basket.js";

/** What a forecast of the articles can be scored on by day, by catalogue id. */
export const assetNames: Readonly<Record<string, string>> = { eth: "Ether", btc: "Bitcoin" };

/** What H1 can follow: a coin, a basket, or the market without its two largest coins. */
export type AssetId = "eth" | "btc" | "listed" | "written-off" | "survivors" | "total3";

export const followedNames: Readonly<Record<AssetId, string>> = {
  eth: "Ether",
  btc: "Bitcoin",
  ...basketNames,
  total3: "TOTAL3",
};

/** How an asset is called within a sentence. */
export const followedWords: Readonly<Record<AssetId, string>> = {
  eth: "ether",
  btc: "bitcoin",
  listed: "the altcoin basket",
  "written-off": "the altcoin basket with delisted coins lost",
  survivors: "the basket of surviving altcoins",
  total3: "TOTAL3",
};

/** The catalogue series that an asset is made of. */
export const seriesOfAsset: Readonly<Record<AssetId, readonly string[]>> = {
  eth: ["eth"],
  btc: ["btc"],
  listed: altcoinIds,
  "written-off": altcoinIds,
  survivors: altcoinIds,
  total3: ["total3"],
};

/** What stands in the place of the asset when the test is tested: itself, a random walk like it, or its own bars in reverse order. */
export type FollowerId = "itself" | "walk" | "reversed";

export const followerNames: Readonly<Record<FollowerId, string>> = {
  itself: "nothing: the asset itself",
  walk: "a random walk with the asset\u2019s volatility",
  reversed: "the asset\u2019s bars in reverse order",
};
