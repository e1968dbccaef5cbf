const altcoins = "ada avax bch bnb doge eos etc link ltc sol trx xlm xrp".split(" ");

/** Each source's names for what it serves, with the id that the catalogue gives to the same series. */
export const standInNames = {
  yahoo: {
    "^RUT": "rut",
    "^GSPC": "spx",
    "^IXIC": "ixic",
    "^VIX": "vix",
    "BTC-USD": "btc",
    "ETH-USD": "eth",
  },
  fred: {
    VIXCLS: "vix",
    DFF: "dff",
    DGS10: "dgs10",
    DTWEXBGS: "dtwexbgs",
    WALCL: "walcl",
    WTREGEN: "wtregen",
    WRESBAL: "wresbal",
    TREAST: "treast",
    WSHOMCB: "wshomcb",
    RRPONTSYD: "rrp",
    M2SL: "m2",
    NFCI: "nfci",
  },
  fiscaldata: { operating_cash_balance: "tga" },
  nyfed: { purchases: "bill_purchases" },
  binance: Object.fromEntries(altcoins.map((id) => [`${id.toUpperCase()}USDT`, id])),
  coinbase: { "BTC-USD": "btc", "ETH-USD": "eth" },
  fng: { fng: "fng" },
  llama: { stablecoins: "stablecoins" },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export type SourceName = keyof typeof standInNames;

export function isSourceName(text: string): text is SourceName {
  return Object.hasOwn(standInNames, text);
}

/** Every source, in the order of the lists above. */
export const sourceNames: readonly SourceName[] = Object.keys(standInNames).filter(isSourceName);

/** The names that can stand in a selector `source/name=kind`. */
export function namesOf(source: SourceName): readonly string[] {
  return Object.keys(standInNames[source]);
}

/** The catalogue's id of what a source serves under a name; undefined where it serves nothing under it. */
export function seriesOf(source: SourceName, name: string): string | undefined {
  const names: Readonly<Record<string, string>> = standInNames[source];
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
