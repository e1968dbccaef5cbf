import type { SeenRequest } from "../faults/stand-in/open-stand-in.js";

/** What a request asked for: a symbol, and the days that it names; null where the interface knows no days. */
export interface Asked {
  readonly symbol: string;
  readonly from: string | null;
  readonly to: string | null;
}

const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const dayMs = 86_400_000;

/** Reads the query of a request, in the way of its host. */
export function askedOf({ host, path }: SeenRequest): Asked {
  const { pathname, searchParams } = new URL(`http://${host}${path}`);
  const get = (name: string) => searchParams.get(name) ?? "";
  const last = decodeURIComponent(pathname.split("/").at(-1) ?? "");
  switch (host) {
    case "query1.finance.yahoo.com":
      return {
        symbol: `yahoo/${last}`,
        from: dayAt(Number(get("period1")) * 1000),
        to: dayAt(Number(get("period2")) * 1000 - dayMs),
      };
    case "fred.stlouisfed.org":
      return { symbol: `fred/${get("id")}`, from: get("cosd"), to: get("coed") };
    case "api.stlouisfed.org":
      return {
        symbol: `fred/${get("series_id")}`,
        from: get("observation_start"),
        to: get("observation_end"),
      };
    case "api.fiscaldata.treasury.gov": {
      const [, from = "", to = ""] = /gte:([\d-]+),.*lte:([\d-]+)/.exec(get("filter")) ?? [];
      return { symbol: `fiscaldata/${last}`, from, to };
    }
    case "markets.newyorkfed.org":
      return { symbol: "nyfed/bill-purchases", from: get("startDate"), to: get("endDate") };
    case "api.binance.com":
      return {
        symbol: `binance/${get("symbol")}`,
        from: dayAt(Number(get("startTime"))),
        to: dayAt(Number(get("endTime"))),
      };
    case "api.exchange.coinbase.com":
      return {
        symbol: `coinbase/${pathname.split("/")[2]}`,
        from: get("start").slice(0, 10),
        to: get("end").slice(0, 10),
      };
    default:
      return { symbol: host, from: null, to: null };
  }
}
