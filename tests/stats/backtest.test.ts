import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BacktestInput, backtest } from "../../src/stats/backtest.js";
import { performance } from "../../src/stats/performance.js";
import { type ShiftedSignalInput, shiftedSignalNull } from "../../src/stats/shifted-signal-null.js";
import { madeReturns, variedReturns } from "./event-series.js";
import { expectAllClose, expectClose, expectError, holds } from "./reference.js";

const rules = fc.integer({ min: 8, max: 40 }).chain((n) =>
  fc.record({
    returns: variedReturns(n),
    decisions: fc
      .array(fc.constantFrom(0, 1), { minLength: n - 3, maxLength: n - 3 })
      .map((middle) => Float64Array.of(1, 0, ...middle, 1)),
    delay: fc.integer({ min: 1, max: 3 }),
    cost: fc.constantFrom(0, 0.001, 0.01),
    periodsPerYear: fc.constantFrom(12, 52),
  }),
);

describe("backtest", () => {
  // By hand: bought at the close of period 0 for period 1, sold at the close of 2, at 1 % a side.
  it("holds the period after the decision and pays for both trades", () => {
    const result = backtest({
      returns: Float64Array.of(0.5, 0.1, -0.2, 0.3),
      decisions: Float64Array.of(1, 1, 0, 0),
      delay: 1,
      cost: 0.01,
      periodsPerYear: 52,
    });
    expect(Array.from(result.positions)).toEqual([0, 1, 1, 0]);
    expectAllClose(result.returns, [0, 0.09, -0.2, -0.01], 1e-16);
    expect(result.turnover).toBe(2);
    expect(result.exposure).toBe(0.5);
    expectClose(result.strategy.finalValue, 1.09 * 0.8 * 0.99, 1e-14);
    expectClose(Number(result.scaledBuyAndHold?.finalValue), 1.25 * 1.05 * 0.9 * 1.15, 1e-14);
  });

  it("does not earn the period of its decision, nor any before it is in force", () => {
    holds(
      fc.property(rules, (rule) => {
        const { positions } = backtest(rule);
        positions.forEach((position, t) => {
          expect(position).toBe(t < rule.delay ? 0 : rule.decisions[t - rule.delay]);
        });
      }),
    );
  });

  it("does not see the future: its past stays when later returns and decisions change", () => {
    holds(
      fc.property(rules, fc.nat({ max: 39 }), (rule, at) => {
        const cut = Math.min(at, rule.returns.length - 1);
        const later = (values: Float64Array) => values.map((value, t) => (t < cut ? value : 0.5 + t / 100));
        const changed = backtest({ ...rule, returns: later(rule.returns), decisions: later(rule.decisions) });
        expect(changed.returns.slice(0, cut)).toEqual(backtest(rule).returns.slice(0, cut));
      }),
    );
  });

  it("is the asset itself, less one purchase, when always invested", () => {
    holds(
      fc.property(rules, (rule) => {
        const n = rule.returns.length;
        const result = backtest({ ...rule, decisions: new Float64Array(n).fill(1) });
        expect(result.turnover).toBe(1);
        const expected = rule.returns.map((value, t) => {
          if (t < rule.delay) return 0;
          return t === rule.delay ? value - rule.cost : value;
        });
        expectAllClose(result.returns, expected, 1e-16);
        expect(result.buyAndHold).toEqual(performance({ ...rule }));
      }),
    );
  });

  it("loses cost times turnover in the sum of its returns (1e-13)", () => {
    holds(
      fc.property(rules, (rule) => {
        const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
        const costly = backtest(rule);
        const free = backtest({ ...rule, cost: 0 });
        expect(Math.abs(sum(free.returns) - sum(costly.returns) - rule.cost * costly.turnover)).toBeLessThan(
          1e-13,
        );
      }),
    );
  });

  it("earns cash on the rest, so that a rule in cash only moves with it", () => {
    const returns = madeReturns(30);
    const cash = madeReturns(30, 7).map((value) => 0.001 + value / 1000);
    const decisions = Float64Array.from({ length: 30 }, (_, t) => (t > 26 ? 0.5 : 0));
    const result = backtest({ returns, decisions, delay: 1, cost: 0, cash, periodsPerYear: 52 });
    expectAllClose(result.returns.slice(0, 28), cash.slice(0, 28), 0);
    expectClose(Number(result.returns[29]), (Number(returns[29]) + Number(cash[29])) / 2, 1e-14);
  });

  it("has no scaled asset without exposure, or where the mixture would be ruined", () => {
    const returns = Float64Array.of(0.1, 0.2, 0.1, 0.3, -0.6, 0.3);
    const run = (decisions: number[]) =>
      backtest({ returns, decisions: Float64Array.from(decisions), delay: 1, cost: 0, periodsPerYear: 1 });
    expect(run([1, -1, 0, 0, 0, 0]).scaledBuyAndHold).toBeUndefined();
    expect(run([6, 6, 6, 0, 0, 0]).scaledBuyAndHold).toBeUndefined();
  });

  it("rejects a delay of zero, decisions or cash of another length, a negative cost, and a rule that never trades", () => {
    const input: BacktestInput = {
      returns: madeReturns(6),
      decisions: Float64Array.of(0, 1, 0, 1, 1, 0),
      delay: 1,
      cost: 0,
      periodsPerYear: 52,
    };
    const run = (change: Partial<BacktestInput>) => () => backtest({ ...input, ...change });
    expectError(run({ delay: 0 }), "too-few", /delay is 0; at least 1 is needed/);
    expectError(run({ delay: 6 }), "too-few", /returns has 6 values; a delay of 6 needs at least 7/);
    expectError(
      run({ decisions: Float64Array.of(1) }),
      "unequal-lengths",
      /returns has 6 values and decisions 1/,
    );
    expectError(run({ cash: Float64Array.of(1) }), "unequal-lengths", /returns has 6 values and cash 1/);
    expectError(run({ cost: -0.1 }), "out-of-range", /cost is -0.1; it must not be negative/);
    expectError(run({ cost: Number.NaN }), "not-finite", /cost is NaN/);
    expectError(run({ decisions: new Float64Array(6) }), "constant", /the returns beyond cash are all 0/);
    expectError(
      run({ decisions: new Float64Array(6).fill(Number.NaN) }),
      "not-finite",
      /decisions\[0\] is NaN/,
    );
    expectError(
      run({ decisions: new Float64Array(6).fill(40) }),
      "out-of-range",
      /leaves nothing to compound/,
    );
    expectError(run({ periodsPerYear: 0 }), "out-of-range", /periodsPerYear is 0/);
  });
});

describe("shiftedSignalNull", () => {
  const statistics = fc.constantFrom("sharpe-ratio" as const, "growth-rate" as const);

  it("has at every shift what a backtest of the shifted decisions has (1e-11)", () => {
    holds(
      fc.property(rules, statistics, (rule, statistic) => {
        const { placebo, observed, shifts } = shiftedSignalNull({ ...rule, statistic });
        const n = rule.decisions.length;
        const expected = Float64Array.from({ length: n }, (_, s) => {
          const decisions = rule.decisions.map((_, t) => Number(rule.decisions[(t - s + n) % n]));
          const { strategy } = backtest({ ...rule, decisions });
          return statistic === "sharpe-ratio" ? strategy.sharpeRatio : strategy.growthRate;
        });
        placebo.forEach((value, s) => {
          expect(Math.abs(value - Number(expected[s]))).toBeLessThan(1e-11 * (1 + Math.abs(value)));
        });
        expect(observed).toBe(placebo[0]);
        expect(shifts).toBe(n);
      }),
      50,
    );
  });

  it("counts the shifts that do at least as well, itself among them", () => {
    holds(
      fc.property(rules, statistics, (rule, statistic) => {
        const { placebo, observed, p, percentile, smallestAttainable } = shiftedSignalNull({
          ...rule,
          statistic,
        });
        const margin = 1e-12 * Math.max(...placebo.map(Math.abs));
        const reaching = placebo.filter((value) => value >= observed - margin).length;
        expect(p).toBe(reaching / placebo.length);
        expect(percentile).toBe(1 - p);
        expect(p).toBeGreaterThanOrEqual(smallestAttainable);
      }),
    );
  });

  it("does not depend on the scale of the returns when free of cost", () => {
    holds(
      fc.property(rules, (rule) => {
        const run = (returns: Float64Array) =>
          shiftedSignalNull({ ...rule, cost: 0, returns, statistic: "sharpe-ratio" }).p;
        expect(run(rule.returns.map((value) => value / 2))).toBe(run(rule.returns));
      }),
    );
  });

  it("puts a rule that knows the next return at the top, and its opposite at the bottom", () => {
    const returns = madeReturns(100);
    const knowing = returns.map((_, t) => (Number(returns[(t + 1) % 100]) > 0 ? 1 : 0));
    const run = (decisions: Float64Array) =>
      shiftedSignalNull({
        returns,
        decisions,
        delay: 1,
        cost: 0,
        periodsPerYear: 52,
        statistic: "growth-rate",
      });
    expect(run(knowing)).toMatchObject({ p: 0.01, percentile: 0.99, smallestAttainable: 0.01 });
    expect(run(knowing.map((value) => 1 - value)).p).toBe(1);
  });

  it("runs a daily rule of fifteen years within two seconds", () => {
    const returns = madeReturns(3900).map((value) => value / 5);
    const decisions = Float64Array.from(returns, (_, t) => (Math.sin(t / 40) > 0 ? 1 : 0));
    const input = {
      returns,
      decisions,
      delay: 1,
      cost: 0.001,
      periodsPerYear: 260,
      statistic: "sharpe-ratio",
    } as const;
    expect(shiftedSignalNull(input).shifts).toBe(3900);
  }, 2000);

  it("reports its progress and stops when told", () => {
    const decisions = Float64Array.from({ length: 200 }, (_, t) => t % 2);
    const input: ShiftedSignalInput = {
      returns: madeReturns(200),
      decisions,
      delay: 1,
      cost: 0,
      periodsPerYear: 52,
      statistic: "growth-rate",
    };
    const seen: number[] = [];
    shiftedSignalNull({ ...input, onProgress: (done, of) => seen.push(done / of) });
    expect(seen).toEqual([0, 0.32, 0.64, 0.96, 1]);
    const controller = new AbortController();
    const stop = () => controller.abort();
    expectError(
      () => shiftedSignalNull({ ...input, signal: controller.signal, onProgress: stop }),
      "aborted",
      /aborted after 0 of 200/,
    );
  });

  it("rejects decisions that are all alike, a shifted rule that is ruined, and one that earns nothing", () => {
    const returns = Float64Array.of(0.1, -0.6, 0.2, 0.3);
    const input = { returns, delay: 1, cost: 0, periodsPerYear: 1, statistic: "growth-rate" } as const;
    const run =
      (decisions: number[], statistic: ShiftedSignalInput["statistic"] = "growth-rate") =>
      () =>
        shiftedSignalNull({ ...input, decisions: Float64Array.from(decisions), statistic });
    expectError(run([1, 1, 1, 1]), "constant", /decisions are all 1; shifting them changes nothing/);
    expectError(run([0, 2, 0, 0]), "out-of-range", /a shifted rule loses everything/);
    expectError(run([0, 1, 0, 0], "sharpe-ratio"), "constant", /a shifted rule earns the same every period/);
    expectError(run([0, 1, 0]), "unequal-lengths", /decisions 3/);
    expectError(run([0, 1, 0, Number.NaN]), "not-finite", /decisions\[3\] is NaN/);
  });
});
