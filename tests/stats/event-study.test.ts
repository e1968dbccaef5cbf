import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventReturns } from "../../src/stats/event-returns.js";
import { eventStudy } from "../../src/stats/event-study.js";
import { type MarketModelInput, marketModel } from "../../src/stats/market-model.js";
import { mean } from "../../src/stats/mean.js";
import { madeReturns, variedReturns } from "./event-series.js";
import { expectAllClose, expectClose, expectError, holds, readColumn, readReference } from "./reference.js";

interface RegressionOfR {
  readonly coef: [number, number];
  readonly se_ols: [number, number];
  readonly sigma: number;
}
const r =
  readReference<Record<"ds1_lead8" | "ds2_null" | "ds3_common", Record<string, RegressionOfR>>>(
    "expected/ols_hac_R.json",
  );
const models = fc.constantFrom("market-model" as const, "market-adjusted" as const, "constant-mean" as const);
const studies = fc.record({
  model: models,
  returns: variedReturns(60),
  market: variedReturns(60).map((market) => market.map((value) => 0.7 * value - 0.01)),
  events: fc.subarray([24, 27, 33, 40, 41, 55], { minLength: 1 }),
  horizon: fc.integer({ min: 1, max: 4 }),
  estimation: fc.integer({ min: 10, max: 20 }),
  gap: fc.integer({ min: 0, max: 4 }),
});

describe("marketModel", () => {
  // R 4.2.2 lm(y ~ x), 600 weeks; 15 digits, 1e-12 relative.
  it.each(["ds1_lead8", "ds2_null", "ds3_common"] as const)("is R's regression of %s", (name) => {
    const { coef, se_ols, sigma } = r[name]["y~x (contemporaneous)"] as RegressionOfR;
    const returns = readColumn(`data/${name}.csv`, "y");
    const market = readColumn(`data/${name}.csv`, "x");
    const model = marketModel({ model: "market-model", returns, market, start: 0, end: 600 });
    expectClose(model.alpha, coef[0], 1e-12);
    expectClose(model.beta, coef[1], 1e-12);
    expectClose(Math.sqrt(model.residualVariance), sigma, 1e-12);
    expectClose(sigma * Math.sqrt(model.slopeLeverage), se_ols[1], 1e-12);
    const leverage = model.meanLeverage + model.marketMean ** 2 * model.slopeLeverage;
    expectClose(sigma * Math.sqrt(leverage), se_ols[0], 1e-12);
  });

  it("is the mean, or the difference to the market, with its plain variance", () => {
    const returns = Float64Array.of(9, 1, 2, 6, 9);
    const market = Float64Array.of(9, 0, 2, 1, 9);
    const constant = marketModel({ model: "constant-mean", returns, start: 1, end: 4 });
    expect(constant).toMatchObject({ alpha: 3, beta: 0, residualVariance: 7, n: 3, slopeLeverage: 0 });
    expectClose(constant.meanLeverage, 1 / 3, 1e-16);
    const adjusted = marketModel({ model: "market-adjusted", returns, market, start: 1, end: 4 });
    expect(adjusted).toMatchObject({
      alpha: 0,
      beta: 1,
      residualVariance: 7,
      meanLeverage: 0,
      slopeLeverage: 0,
    });
  });

  it("doubles α and β with the asset, and halves β when the market doubles (1e-9)", () => {
    holds(
      fc.property(variedReturns(12), variedReturns(13), (returns, longer) => {
        const market = longer.slice(1);
        const estimate = (y: Float64Array, m: Float64Array) =>
          marketModel({ model: "market-model", returns: y, market: m, start: 0, end: 12 });
        const twice = (array: Float64Array) => array.map((value) => 2 * value);
        const plain = estimate(returns, market);
        expectClose(estimate(twice(returns), market).alpha, 2 * plain.alpha, 1e-9);
        expectClose(estimate(twice(returns), market).beta, 2 * plain.beta, 1e-9);
        expectClose(estimate(returns, twice(market)).beta, plain.beta / 2, 1e-9);
        expectClose(estimate(returns, twice(market)).residualVariance, plain.residualVariance, 1e-9);
      }),
    );
  });

  it("rejects windows that do not fit, a market that is missing or does not vary, and exact fits", () => {
    const returns = madeReturns(10);
    const market = madeReturns(10, 2);
    const input: MarketModelInput = { model: "market-model", returns, market, start: 0, end: 10 };
    const run = (change: Partial<MarketModelInput>) => () => marketModel({ ...input, ...change });
    expectError(
      run({ start: -2 }),
      "out-of-range",
      /the estimation window from -2 to 10 leaves the 10 returns/,
    );
    expectError(run({ end: 11 }), "out-of-range", /from 0 to 11 leaves the 10 returns/);
    expectError(
      run({ end: 2 }),
      "too-few",
      /the length of the estimation window is 2; at least 3 are needed/,
    );
    expectError(run({ market: undefined }), "unequal-lengths", /market has 0 values, returns 10/);
    expectError(run({ market: madeReturns(9) }), "unequal-lengths", /market has 9 values, returns 10/);
    expectError(run({ market: new Float64Array(10).fill(0.1) }), "singular", /./);
    expectError(run({ market: market.map(() => Number.NaN) }), "not-finite", /market\[0\] is NaN/);
    expectError(run({ returns: returns.map(() => Number.NaN) }), "not-finite", /returns\[0\] is NaN/);
    expectError(run({ start: 0.5 }), "not-integer", /start is 0.5/);
    const exact = market.map((value) => 0.01 + 2 * value);
    expectError(run({ returns: exact }), "constant", /the model fits the estimation window exactly/);
    expectError(
      run({ model: "constant-mean", returns: returns.fill(0.1) }),
      "constant",
      /fits the estimation/,
    );
  });
});

/** α̂ and β̂ by sums, and the sum of abnormal returns with its predicted variance, as the formulas read. */
function byHand(returns: Float64Array, market: Float64Array, event: number, length: number, horizon: number) {
  const [y, m] = [returns.slice(event - length, event), market.slice(event - length, event)];
  const [my, mm] = [mean(y), mean(m)];
  const sxx = m.reduce((sum, value) => sum + (value - mm) ** 2, 0);
  const beta = m.reduce((sum, value, i) => sum + (value - mm) * Number(y[i]), 0) / sxx;
  const alpha = my - beta * mm;
  const rss = y.reduce((sum, value, i) => sum + (value - alpha - beta * Number(m[i])) ** 2, 0);
  let car = 0;
  let away = 0;
  for (let t = event + 1; t <= event + horizon; t++) {
    car += Number(returns[t]) - alpha - beta * Number(market[t]);
    away += Number(market[t]) - mm;
  }
  const variance = (rss / (length - 2)) * (horizon + (horizon * horizon) / length + (away * away) / sxx);
  return { car, sd: Math.sqrt(variance) };
}

describe("eventStudy", () => {
  it("has the abnormal returns and predicted deviations of the formulas, window by window (1e-11)", () => {
    const returns = readColumn("data/ds3_common.csv", "y");
    const market = readColumn("data/ds3_common.csv", "f");
    const events = [82, 142, 250, 270, 288, 334, 495];
    const result = eventStudy({
      model: "market-model",
      returns,
      market,
      events,
      horizon: 13,
      estimation: 52,
      gap: 0,
    });
    events.forEach((event, i) => {
      const { car, sd } = byHand(returns, market, event, 52, 13);
      expectClose(Number(result.cumulative[i]), car, 1e-11);
      expectClose(Number(result.predicted[i]), sd, 1e-11);
      expectClose(Number(result.standardised[i]), car / sd, 1e-11);
    });
    expectClose(result.mean, mean(result.cumulative), 0);
    expectClose(result.standardisedMean, mean(result.standardised), 0);
  });

  it("is the plain event study less horizon times the mean before the event (1e-13)", () => {
    holds(
      fc.property(studies, ({ returns, events, horizon, estimation, gap }) => {
        const result = eventStudy({ model: "constant-mean", returns, events, horizon, estimation, gap });
        const { cumulative } = eventReturns({ returns, events, horizon });
        const expected = events.map((event, i) => {
          const before = mean(returns.slice(event - gap - estimation, event - gap));
          return Number(cumulative[i]) - horizon * before;
        });
        expectAllClose(result.cumulative, expected, 1e-13);
      }),
    );
  });

  it("is the plain event study of the difference when market-adjusted (1e-13)", () => {
    holds(
      fc.property(studies, (study) => {
        const difference = study.returns.map((value, t) => value - Number(study.market[t]));
        const { cumulative } = eventReturns({ ...study, returns: difference });
        expectAllClose(eventStudy({ ...study, model: "market-adjusted" }).cumulative, cumulative, 1e-13);
      }),
    );
  });

  it("standardises to the same when all returns double (1e-11)", () => {
    holds(
      fc.property(studies, (study) => {
        const twice = (array: Float64Array) => array.map((value) => 2 * value);
        const doubled = eventStudy({ ...study, returns: twice(study.returns), market: twice(study.market) });
        const plain = eventStudy(study);
        expectAllClose(doubled.standardised, plain.standardised, 1e-11);
        expectAllClose(
          doubled.cumulative,
          plain.cumulative.map((value) => 2 * value),
          1e-11,
        );
      }),
    );
  });

  it("uses nothing after a window, nothing before its estimation, and not the event's own return", () => {
    holds(
      fc.property(studies, fc.double({ min: 1, max: 2, noNaN: true }), (study, disturbance) => {
        const [event = 24] = study.events;
        const one = { ...study, events: [event] };
        const disturbed = study.returns.map((value, t) => {
          const used =
            (t >= event - study.gap - study.estimation && t < event - study.gap) ||
            (t > event && t <= event + study.horizon);
          return used ? value : value + disturbance;
        });
        expectAllClose(eventStudy({ ...one, returns: disturbed }).cumulative, eventStudy(one).cumulative, 0);
      }),
    );
  });

  it("rejects events without room before or after them, and no events", () => {
    const returns = madeReturns(100);
    const run =
      (events: number[], more: object = {}) =>
      () =>
        eventStudy({ model: "constant-mean", returns, events, horizon: 26, estimation: 52, gap: 0, ...more });
    expectError(
      run([30]),
      "out-of-range",
      /events\[0\] is 30; an estimation window of 52 periods does not fit/,
    );
    expectError(
      run([60, 80]),
      "out-of-range",
      /events\[1\] is 80; a window of 26 periods does not fit after it/,
    );
    expectError(run([52], { gap: 1 }), "out-of-range", /events\[0\] is 52/);
    expectError(run([]), "too-few", /events is empty; nothing to average/);
    expectError(run([60], { horizon: 0 }), "too-few", /horizon is 0/);
    expectError(run([60], { estimation: 1 }), "too-few", /estimation is 1; at least 2/);
    expectError(run([60], { gap: -1 }), "too-few", /gap is -1; at least 0/);
    expectError(run([60, 60]), "unsorted", /events\[1\] is 60/);
    expect(run([52, 73])().cumulative.length).toBe(2);
  });
});
