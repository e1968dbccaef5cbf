import { describe, it } from "vitest";
import { backtest } from "../../src/stats/backtest.js";
import type { Performance } from "../../src/stats/performance.js";
import { smaRegime } from "../../src/stats/sma-regime.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/events-and-backtests.js";
import { readColumn } from "./reference.js";

const file = new EveryNumber("expected/backtest_py.json");

function comparePerformance(at: string, result: Performance): void {
  file.close(`${at}/final`, result.finalValue, 1e-11);
  file.close(`${at}/cagr`, result.growthRate, 1e-11);
  file.close(`${at}/vol`, result.volatility, 1e-11);
  file.close(`${at}/sharpe`, result.sharpeRatio, 1e-11);
  file.close(`${at}/maxdd`, result.maximumDrawdown, 1e-11);
  file.close(`${at}/skew`, result.skewness, 1e-11);
  file.close(`${at}/kurt_excess`, result.excessKurtosis, 1e-11);
}

describe("the 40-week average of the reference", () => {
  // NumPy 1.24.2 and pandas 1.5.3; 1e-11 relative, exposure and turnover exactly.
  it("agrees in every number of backtest_py.json", () => {
    for (const dataset of ["ds1_lead8", "ds2_null", "ds3_common"]) {
      const levels = readColumn(`data/${dataset}.csv`, "X").map(Math.exp);
      const returns = readColumn(`data/${dataset}.csv`, "y").map(Math.expm1);
      const decisions = smaRegime({ levels, window: 40 });
      for (const [at, cost] of [[dataset, 0.001] as const, [`cost0/${dataset}`, 0] as const]) {
        const result = backtest({ returns, decisions, delay: 1, cost, periodsPerYear: 52 });
        file.equal(`${at}/exposure`, result.exposure);
        file.equal(`${at}/turnover`, result.turnover);
        comparePerformance(`${at}/strategy`, result.strategy);
        comparePerformance(`${at}/buyhold`, result.buyAndHold);
      }
    }
    file.expectAllReached(notCompared);
  });
});
