import { describe, it } from "vitest";
import { clarkWest } from "../../src/stats/clark-west.js";
import { dieboldMariano } from "../../src/stats/diebold-mariano.js";
import { type OutOfSample, outOfSample } from "../../src/stats/out-of-sample.js";
import { EveryNumber } from "./every-number.js";
import { notCompared } from "./not-compared/events-and-backtests.js";
import { readColumn } from "./reference.js";

const numpy = new EveryNumber("expected/oos_cw_py.json");
const r = new EveryNumber("expected/oos_R.json");
const datasets = ["ds1_lead8", "ds2_null", "ds3_common"];

/** "x_{t-7} h1 (true lead 8)": predictor x known seven weeks earlier, horizon 1. */
function forecast(dataset: string, title: string): { record: OutOfSample; horizon: number } {
  const lag = title.includes("t-7") ? 7 : 0;
  const horizon = Number(/ h(\d+)/.exec(title)?.[1]);
  const predictor = readColumn(`data/${dataset}.csv`, title.startsWith("z") ? "z" : "x");
  const returns = readColumn(`data/${dataset}.csv`, "y").slice(lag);
  const input = { returns, predictor: predictor.slice(0, returns.length), horizon, firstOrigin: 200 };
  return { record: outOfSample(input), horizon };
}

function compareForecasts(at: string, { forecasts, benchmark }: OutOfSample): void {
  const last = forecasts.length - 1;
  for (const i of [0, 1, 2]) {
    numpy.close(`${at}/first3_f1/${i}`, Number(forecasts[i]), 1e-11);
    numpy.close(`${at}/first3_f0/${i}`, Number(benchmark[i]), 1e-11);
  }
  numpy.close(`${at}/last_f1`, Number(forecasts[last]), 1e-11);
  numpy.close(`${at}/last_f0`, Number(benchmark[last]), 1e-11);
}

describe("the out-of-sample forecasts of the reference", () => {
  // NumPy 1.24.2 with statsmodels 0.13.5: 1e-11 relative, p to 1e-10.
  it("agree in every number of oos_cw_py.json", () => {
    for (const at of datasets.flatMap((name) => numpy.keys(name).map((title) => `${name}/${title}`))) {
      const [dataset = "", title = ""] = at.split("/");
      const { record, horizon } = forecast(dataset, title);
      numpy.equal(`${at}/P`, record.outcomes.length);
      numpy.close(`${at}/R2_OOS`, record.rSquared, 1e-11);
      numpy.close(`${at}/R2_OOS_nonneg_forecast`, record.rSquaredNonNegative, 1e-11);
      numpy.equal(`${at}/hit`, record.hitRate);
      compareForecasts(at, record);
      const test = clarkWest({ ...record, lag: horizon - 1 });
      numpy.close(`${at}/CW_mean`, test.mean, 1e-11);
      numpy.close(`${at}/CW_t`, test.t, 1e-11);
      numpy.close(`${at}/CW_p_one`, test.p, 1e-10);
      numpy.close(`${at}/CW_t_NWh`, clarkWest({ ...record, lag: horizon }).t, 1e-11);
      numpy.close(`${at}/DM_t_ols`, dieboldMariano({ ...record, lag: 0 }).t, 1e-11);
    }
    numpy.expectAllReached(notCompared);
  });

  // R 4.2.2, written independently, 15 digits: 1e-11 relative.
  it("agree in every number of oos_R.json", () => {
    for (const at of datasets.flatMap((name) => r.keys(name).map((title) => `${name}/${title}`))) {
      const [dataset = "", title = ""] = at.split("/");
      const { record, horizon } = forecast(dataset, title);
      const test = clarkWest({ ...record, lag: horizon - 1 });
      r.equal(`${at}/P`, record.outcomes.length);
      r.close(`${at}/R2_OOS`, record.rSquared, 1e-11);
      r.close(`${at}/CW_mean`, test.mean, 1e-11);
      r.close(`${at}/CW_t`, test.t, 1e-11);
    }
    r.expectAllReached(notCompared);
  });
});
