/** What a claim about \u201ccrypto\u201d can be asked of. */
export type Coin = "btc" | "eth" | "median" | "basket" | "total3";

interface CoinWords {
  /** At the start of a sentence, and within one. */
  readonly title: string;
  readonly within: string;
}

const words: Readonly<Record<Coin, CoinWords>> = {
  btc: { title: "Bitcoin", within: "bitcoin" },
  eth: { title: "Ether", within: "ether" },
  median: { title: "The median altcoin", within: "the median altcoin" },
  basket: { title: "The altcoin basket", within: "the altcoin basket" },
  total3: { title: "TOTAL3", within: "TOTAL3" },
};

export const coins = Object.keys(words) as readonly Coin[];

/** The name of a coin as a sentence begins with it. */
export function coinTitle(coin: string): string {
  return words[coin as Coin]?.title ?? coin;
}

/** The name of a coin within a sentence. */
export function coinWithin(coin: string): string {
  return words[coin as Coin]?.within ?? coin;
}

/** The options of a control that asks for some of the coins. */
export function coinOptions(offered: readonly Coin[]): { value: Coin; label: string }[] {
  return offered.map((value) => ({ value, label: words[value].title }));
}
