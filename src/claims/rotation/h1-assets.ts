/** What H1 can follow, by catalogue id. */
export const assetNames: Readonly<Record<string, string>> = { eth: "Ether", btc: "Bitcoin" };
