import { randomStream } from "../../stats/random.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import type { History, HistoryColumn } from "./history.js";
import { dollarsPerUnit } from "./l4-sample.js";

export interface ChainChoice {
  readonly liquidity: "nl" | "tga" | "walcl";
  readonly asset: "eth" | "btc" | "walk";
  /** What stands in the Russell\u2019s place. */
  readonly middle: "rut" | "spx" | "shifted" | "walk";
  readonly holdsMarket: boolean;
  readonly start: string;
}

/** Rows without a gap: returns in percent, liquidity in USD 100 billion added, as known on the row\u2019s date. */
export interface ChainSample {
  readonly dates: readonly string[];
  readonly liquidity: Float64Array;
  readonly middle: Float64Array;
  readonly market: Float64Array;
  readonly asset: Float64Array;
}

const seeds = { middle: 51, asset: 52 };

/** The last unbroken run of rows on which liquidity, the Russell, the S&P 500 and the asset are all known. */
export function makeChainSample(history: History, choice: ChainChoice): ChainSample {
  const { columns, dates } = history;
  const assetColumn = choice.asset === "walk" ? "eth" : choice.asset;
  const needed: HistoryColumn[] = [choice.liquidity, "rut", "spx", assetColumn];
  const complete = (row: number) => needed.every((name) => columns[name][row] != null);
  const last = dates.findLastIndex((_, row) => complete(row));
  let first = last;
  while (first > 0 && complete(first - 1)) first -= 1;
  const rows: number[] = [];
  for (let row = first + 1; row <= last; row++) if ((dates[row] ?? "") >= choice.start) rows.push(row);
  const returns = (name: HistoryColumn) =>
    Float64Array.from(
      rows,
      (row) => 100 * Math.log((columns[name][row] ?? Number.NaN) / (columns[name][row - 1] ?? Number.NaN)),
    );
  const sign = choice.liquidity === "tga" ? -1 : 1;
  const liquidity = Float64Array.from(
    rows,
    (row) =>
      (sign * ((columns[choice.liquidity][row] ?? 0) - (columns[choice.liquidity][row - 1] ?? 0))) /
      dollarsPerUnit,
  );
  const asset = returns(assetColumn);
  return {
    dates: rows.map((row) => dates[row] ?? ""),
    liquidity,
    middle: middleOf(returns(choice.middle === "spx" ? "spx" : "rut"), choice.middle),
    market: returns("spx"),
    asset: choice.asset === "walk" ? walkLike(asset, seeds.asset) : asset,
  };
}

function middleOf(own: Float64Array, middle: ChainChoice["middle"]): Float64Array {
  if (middle === "walk") return walkLike(own, seeds.middle);
  if (middle !== "shifted") return own;
  const half = Math.floor(own.length / 2);
  return own.map((_, i) => own[(i + half) % own.length] ?? 0);
}

function walkLike(series: Float64Array, seed: number): Float64Array {
  if (series.length < 2) return series;
  const spread = standardDeviation(series);
  const stream = randomStream(seed, 0);
  return series.map(() => spread * stream.normal());
}
