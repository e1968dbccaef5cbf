import { altBasket } from "../alt-basket.js";
import type { Panel } from "../claim.js";
import { numbers, type Run, unbroken } from "../columns.js";
import { keeper } from "../kept.js";
import type { AssetId, FollowerId } from "./h1-assets.js";
import { type Benchmark, expandingBenchmark } from "./h1-benchmark.js";
import type { H1Data, Specification } from "./h1-specification.js";
import { reversedSteps, streams, walkLike } from "./h1-walk.js";

/** Log prices without a gap: logs[i] belongs to row from + i of the panel of bars. */
export interface LogPrices {
  readonly from: number;
  readonly logs: Float64Array;
}

const prices = keeper<LogPrices | null>();
const followed = keeper<LogPrices | null>();
const benchmarks = keeper<Benchmark>();

/** The log prices of an asset on the bars of the panel of history; null where the vintage holds none. */
export function logPrices(data: H1Data, asset: AssetId): LogPrices | null {
  return prices(data, asset, () => {
    const run = asset === "eth" || asset === "btc" ? heldRun(data.history, asset) : altcoinRun(data, asset);
    return run && { from: run.from, logs: run.values.map(Math.log) };
  });
}

function heldRun(panel: Panel, column: string): Run | null {
  return numbers(panel, column).some((close) => close !== null) ? unbroken(panel, column) : null;
}

/** A basket, or the capitalisation of the altcoins, on the bars of the history from its first on as long as it lasts. */
function altcoinRun({ history, altcoins }: H1Data, asset: Exclude<AssetId, "eth" | "btc">): Run | null {
  const basket = asset === "total3" ? heldRun(altcoins, asset) : altBasket(altcoins, asset);
  if (!basket) return null;
  const from = history.dates.indexOf(altcoins.dates[basket.from] ?? "");
  if (from < 0) return null;
  const aligned = Array.from(basket.values).findIndex(
    (_, i) => altcoins.dates[basket.from + i] !== history.dates[from + i],
  );
  return { from, values: aligned < 0 ? basket.values : basket.values.subarray(0, aligned) };
}

/** What a series is made of. */
export type Followed = Pick<Specification, "asset" | "follower" | "measure">;

/** What is followed: the asset, or its stand-in; against bitcoin where the measure asks for that. Null as for `logPrices`. */
export function followedPrices(data: H1Data, { asset, follower, measure }: Followed): LogPrices | null {
  const relative = measure === "relative";
  return followed(data, `${asset} ${follower} ${relative}`, () => {
    const own = logPrices(data, asset);
    const stand = own && { ...own, logs: standIn(own.logs, follower) };
    const bitcoin = relative ? logPrices(data, "btc") : null;
    return stand && relative ? bitcoin && ratio(stand, bitcoin) : stand;
  });
}

function standIn(logs: Float64Array, follower: FollowerId): Float64Array {
  if (follower === "walk") return walkLike(logs, streams.follower);
  return follower === "reversed" ? reversedSteps(logs) : logs;
}

function ratio(above: LogPrices, below: LogPrices): LogPrices | null {
  const from = Math.max(above.from, below.from);
  const end = Math.min(above.from + above.logs.length, below.from + below.logs.length);
  if (end <= from) return null;
  const logs = above.logs.slice(from - above.from, end - above.from);
  return { from, logs: logs.map((log, i) => log - (below.logs[from + i - below.from] ?? 0)) };
}

/** The S&P 500\u2019s log prices on the bars of what is followed, and what both had made up to each bar. */
export function benchmarkOf(data: H1Data, { asset, follower, measure }: Followed, own: LogPrices): Benchmark {
  return benchmarks(data, `${asset} ${follower} ${measure === "relative"}`, () => {
    const market = numbers(data.history, "spx").slice(own.from, own.from + own.logs.length);
    return expandingBenchmark(own.logs, market);
  });
}
