import { adjustPValues } from "../../src/stats/adjust-p-values.js";
import { amihudHurvich } from "../../src/stats/amihud-hurvich.js";
import { andrewsBandwidth } from "../../src/stats/andrews-bandwidth.js";
import { augmentedDickeyFuller } from "../../src/stats/augmented-dickey-fuller.js";
import { autocorrelation, autocovariance } from "../../src/stats/autocovariance.js";
import { autoregression, autoregressionByAic } from "../../src/stats/autoregression.js";
import { backtest } from "../../src/stats/backtest.js";
import { blockLength } from "../../src/stats/block-length.js";
import { bootstrapCorrelation } from "../../src/stats/bootstrap-correlation.js";
import { bootstrapInterval } from "../../src/stats/bootstrap-interval.js";
import { bootstrapPValue } from "../../src/stats/bootstrap-p-value.js";
import { bootstrapStatistic } from "../../src/stats/bootstrap-statistic.js";
import { calendarTimePortfolio } from "../../src/stats/calendar-time-portfolio.js";
import { circularPlacebo } from "../../src/stats/circular-placebo.js";
import { circularShiftStatistic } from "../../src/stats/circular-shift-statistic.js";
import { circularShiftTest } from "../../src/stats/circular-shift-test.js";
import { clarkWest } from "../../src/stats/clark-west.js";
import { coefficientTests } from "../../src/stats/coefficient-tests.js";
import { chosenCovariance } from "../../src/stats/covariance-choice.js";
import { correlation, crossCorrelation } from "../../src/stats/cross-correlation.js";
import { crossSectionalT } from "../../src/stats/cross-sectional-t.js";
import { dickeyFullerF, dickeyFullerRegression } from "../../src/stats/dickey-fuller-regression.js";
import { dieboldMariano } from "../../src/stats/diebold-mariano.js";
import { drawdownRegime } from "../../src/stats/drawdown-regime.js";
import { effectiveSampleSize } from "../../src/stats/effective-sample-size.js";
import { engleGranger } from "../../src/stats/engle-granger.js";
import { eventReturns } from "../../src/stats/event-returns.js";
import { eventStudy } from "../../src/stats/event-study.js";
import { grangerTest } from "../../src/stats/granger.js";
import { hansenHodrick } from "../../src/stats/hansen-hodrick.js";
import { heteroskedasticCovariance } from "../../src/stats/heteroskedastic-covariance.js";
import { filterHiddenMarkov } from "../../src/stats/hidden-markov.js";
import { fitHiddenMarkov } from "../../src/stats/hidden-markov-fit.js";
import { hodrick } from "../../src/stats/hodrick.js";
import { independentCorrelation } from "../../src/stats/independent-correlation.js";
import { kernelCovariance } from "../../src/stats/kernel-covariance.js";
import { kpss } from "../../src/stats/kpss.js";
import { leastSquares } from "../../src/stats/least-squares.js";
import { ljungBox } from "../../src/stats/ljung-box.js";
import { localProjections } from "../../src/stats/local-projections.js";
import { marketModel } from "../../src/stats/market-model.js";
import { matchedPlacebo } from "../../src/stats/matched-placebo.js";
import { familyMaxima, familyWiseP, maxStatistic } from "../../src/stats/max-statistic.js";
import { maximumLeadTest } from "../../src/stats/maximum-lead-test.js";
import { mean } from "../../src/stats/mean.js";
import { meanDifferences } from "../../src/stats/mean-differences.js";
import { meanWindowOverlap } from "../../src/stats/mean-window-overlap.js";
import { excessKurtosis, skewness } from "../../src/stats/moments.js";
import { momentumRegime } from "../../src/stats/momentum-regime.js";
import { nestedFTest } from "../../src/stats/nested-f-test.js";
import { neweyWest } from "../../src/stats/newey-west.js";
import { neweyWestLag } from "../../src/stats/newey-west-lag.js";
import { outOfSample } from "../../src/stats/out-of-sample.js";
import { outOfSampleRSquared } from "../../src/stats/out-of-sample-r-squared.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { performance, sharpeRatio } from "../../src/stats/performance.js";
import { permutationTest } from "../../src/stats/permutation-test.js";
import { phillipsPerron } from "../../src/stats/phillips-perron.js";
import { placeboInterval } from "../../src/stats/placebo-interval.js";
import { prewhitenedCrossCorrelation } from "../../src/stats/prewhitened-cross-correlation.js";
import { quantile } from "../../src/stats/quantile.js";
import { rankSumTest } from "../../src/stats/rank-sum-test.js";
import { ranks } from "../../src/stats/ranks.js";
import { realityCheck } from "../../src/stats/reality-check.js";
import { recordBreakouts } from "../../src/stats/record-breakouts.js";
import { regression } from "../../src/stats/regression.js";
import { givenResamples, resampleIndices } from "../../src/stats/resamples.js";
import { romanoWolf } from "../../src/stats/romano-wolf.js";
import { serialMean } from "../../src/stats/serial-mean.js";
import { sharedBlockLength } from "../../src/stats/shared-block-length.js";
import { extremity, shiftPValue } from "../../src/stats/shift-p-value.js";
import { shiftedSignalNull } from "../../src/stats/shifted-signal-null.js";
import { signFlipTest } from "../../src/stats/sign-flip-test.js";
import { smaRegime } from "../../src/stats/sma-regime.js";
import { superiorPredictiveAbility } from "../../src/stats/spa.js";
import { stambaugh } from "../../src/stats/stambaugh.js";
import { standardDeviation } from "../../src/stats/standard-deviation.js";
import { standardErrors } from "../../src/stats/standard-errors.js";
import { standardisedEventTest } from "../../src/stats/standardised-event-test.js";
import { stationaryBootstrap } from "../../src/stats/stationary-bootstrap.js";
import { simultaneousBand, supTCriticalValue } from "../../src/stats/sup-t-band.js";
import { todaYamamoto } from "../../src/stats/toda-yamamoto.js";
import { turningPoints } from "../../src/stats/turning-points.js";

/** What the values of a valid series must be. */
export type Domain = "any" | "positive" | "return" | "probability" | "position" | "correlation";

/** How to call one statistic on any series. */
export interface SweptSeries {
  /** The series, as errors name them; null where the statistic takes what another has checked. */
  readonly names: readonly (string | null)[];
  readonly domain?: Domain;
  /** Length of a valid series; 60 unless given. */
  readonly length?: number;
  /** Every variant by itself; `k` is the lag, lead, horizon or window, where there is one. */
  readonly calls: readonly ((series: readonly Float64Array[], k: number) => unknown)[];
}

const ones = (n: number) => new Float64Array(n).fill(1);
const first = (series: readonly Float64Array[]) => series[0] as Float64Array;
const second = (series: readonly Float64Array[]) => series[1] as Float64Array;
const third = (series: readonly Float64Array[]) => series[2] as Float64Array;
const alternatives = ["greater", "less", "two-sided"] as const;
const deterministics = ["none", "constant", "trend"] as const;

/** Positions of three events, inside where there is room. */
function eventsIn(n: number): Int32Array {
  return Int32Array.from(new Set([0.45, 0.55, 0.7].map((share) => Math.floor(share * n))));
}

function resamplesOf(size: number) {
  return stationaryBootstrap({ size, meanBlockLength: 3, count: 20, seed: 1 });
}

/** The parts of a regression with the first series as regressor and the second as residuals. */
function parts(series: readonly Float64Array[]) {
  const inverse = Float64Array.of(0.1, 0.01, 0.01, 0.2);
  return { x: [ones(first(series).length), first(series)], residuals: second(series), inverse };
}

function covarianceOf(series: readonly Float64Array[]) {
  const variances = second(series).map((value) => value * value);
  const k = first(series).length;
  return Float64Array.from({ length: k * k }, (_, at) =>
    at % (k + 1) === 0 ? (variances[at / (k + 1)] ?? 0) : 0,
  );
}

const each = <T>(options: readonly T[], call: (option: T) => SweptSeries["calls"][number]) =>
  options.map(call);

/** Every statistic that takes series, by name. */
export const sweptSeries: Readonly<Record<string, SweptSeries>> = {
  adjustPValues: {
    names: ["pValues"],
    domain: "probability",
    calls: each(
      [
        "bonferroni",
        "holm",
        "holm-sidak",
        "hochberg",
        "hommel",
        "benjamini-hochberg",
        "benjamini-yekutieli",
      ] as const,
      (method) => (s) => adjustPValues(first(s), method),
    ),
  },
  amihudHurvich: {
    names: ["returns", "predictor"],
    calls: [([returns, predictor]) => amihudHurvich({ returns, predictor } as never)],
  },
  andrewsBandwidth: {
    names: ["x[1]", "residuals"],
    calls: [true, false].flatMap((prewhite) =>
      each(
        ["bartlett", "quadratic-spectral"] as const,
        (kernel) => (s) => andrewsBandwidth({ ...parts(s), kernel, prewhite }),
      ),
    ),
  },
  augmentedDickeyFuller: {
    names: ["y"],
    calls: deterministics.flatMap((deterministic) => [
      (s, lags) => augmentedDickeyFuller({ y: first(s), deterministic, lags }),
      ...each(
        ["AIC", "BIC", "t-statistic"] as const,
        (criterion) => (s) => augmentedDickeyFuller({ y: first(s), deterministic, lags: { criterion } }),
      ),
    ]),
  },
  autocorrelation: { names: ["x"], calls: [(s, maximumLag) => autocorrelation({ x: first(s), maximumLag })] },
  autocovariance: { names: ["x"], calls: [(s, maximumLag) => autocovariance({ x: first(s), maximumLag })] },
  autoregression: {
    names: ["x"],
    calls: each(
      ["least-squares", "yule-walker"] as const,
      (method) => (s, order) => autoregression({ x: first(s), order, method }),
    ),
  },
  autoregressionByAic: {
    names: ["x"],
    calls: [(s, maximumOrder) => autoregressionByAic({ x: first(s), maximumOrder })],
  },
  backtest: {
    names: ["returns", "decisions", "cash"],
    domain: "return",
    calls: [
      ([returns, decisions, cash], delay) =>
        backtest({ returns, decisions, cash, delay, cost: 0.001, periodsPerYear: 52 } as never),
    ],
  },
  blockLength: {
    names: ["series"],
    calls: [
      (s) => blockLength({ series: first(s), significance: "np", mHat: "first-of-run" }),
      (s) => blockLength({ series: first(s), significance: "arch", mHat: "before-run" }),
    ],
  },
  bootstrapCorrelation: {
    names: ["x", "y"],
    calls: [
      ([x, y], k) =>
        bootstrapCorrelation({ x, y, leads: [0, k], resamples: resamplesOf(Number(x?.length) - k) } as never),
    ],
  },
  bootstrapInterval: {
    names: ["draws"],
    calls: each(
      ["basic", "percentile"] as const,
      (method) => (s) => bootstrapInterval({ observed: 0.3, draws: first(s), level: 0.9, method }),
    ),
  },
  bootstrapPValue: {
    names: ["draws"],
    calls: alternatives.flatMap((alternative) =>
      each(
        ["resampled", "null"] as const,
        (drawnUnder) => (s) =>
          bootstrapPValue({ observed: 0.3, draws: first(s), drawnUnder, nullValue: 0, alternative }),
      ),
    ),
  },
  bootstrapStatistic: {
    names: [null],
    calls: [
      (s) =>
        bootstrapStatistic({
          resamples: resamplesOf(first(s).length),
          statistic: (indices) => mean(Float64Array.from(indices, (i) => Number(first(s)[i]))),
        }),
    ],
  },
  calendarTimePortfolio: {
    names: ["returns", "market"],
    calls: [
      ([returns, market], horizon) =>
        calendarTimePortfolio({
          returns,
          market,
          events: eventsIn(Number(returns?.length)),
          horizon,
          lag: 3,
        } as never),
      ([returns], lag) =>
        calendarTimePortfolio({
          returns,
          events: eventsIn(Number(returns?.length)),
          horizon: 4,
          lag,
        } as never),
    ],
  },
  chosenCovariance: {
    names: ["y", "x[1]"],
    calls: [
      ...each(["classical", "HC0", "HC1", "HC3"] as const, (type) => (s) => {
        const x = [ones(first(s).length), second(s)];
        return chosenCovariance(x, leastSquares({ y: first(s), x }), { type });
      }),
      (s, lag) => {
        const x = [ones(first(s).length), second(s)];
        return chosenCovariance(x, leastSquares({ y: first(s), x }), { type: "newey-west", lag });
      },
    ],
  },
  circularPlacebo: {
    names: ["outcomes"],
    calls: [(s) => circularPlacebo({ outcomes: first(s), events: eventsIn(first(s).length) })],
  },
  circularShiftStatistic: {
    names: ["series", null],
    calls: each(
      alternatives,
      (alternative) => (s) =>
        circularShiftStatistic({
          series: first(s),
          statistic: (moved) => correlation(moved, second(s)),
          alternative,
        }),
    ),
  },
  circularShiftTest: {
    names: ["outcomes"],
    calls: each(
      alternatives,
      (alternative) => (s) =>
        circularShiftTest({ outcomes: first(s), events: eventsIn(first(s).length), alternative }),
    ),
  },
  clarkWest: {
    names: ["outcomes", "benchmark", "forecasts"],
    calls: [
      ([outcomes, benchmark, forecasts], lag) => clarkWest({ outcomes, benchmark, forecasts, lag } as never),
    ],
  },
  coefficientTests: {
    names: [null, null],
    calls: [
      (s) => coefficientTests(first(s), covarianceOf(s)),
      (s) => coefficientTests(first(s), covarianceOf(s), 5),
    ],
  },
  correlation: { names: ["x", "y"], calls: [(s) => correlation(first(s), second(s))] },
  crossCorrelation: {
    names: ["x", "y"],
    calls: each(
      ["full-sample", "pairwise"] as const,
      (scaling) =>
        ([x, y], maximumLag) =>
          crossCorrelation({ x, y, maximumLag, scaling } as never),
    ),
  },
  crossSectionalT: {
    names: ["values"],
    calls: [(s) => crossSectionalT({ values: first(s), nullMean: 0.1 })],
  },
  dickeyFullerF: {
    names: ["y"],
    calls: each(
      ["constant-and-level", "trend-and-level", "all"] as const,
      (tested) => (s, lags) => dickeyFullerF({ y: first(s), deterministic: "trend", lags, tested }),
    ),
  },
  dickeyFullerRegression: {
    names: ["y"],
    calls: each(
      deterministics,
      (deterministic) => (s, lags) => dickeyFullerRegression({ y: first(s), deterministic, lags }),
    ),
  },
  dieboldMariano: {
    names: ["outcomes", "benchmark", "forecasts"],
    calls: [
      ([outcomes, benchmark, forecasts], lag) =>
        dieboldMariano({ outcomes, benchmark, forecasts, lag } as never),
    ],
  },
  drawdownRegime: {
    names: ["levels"],
    domain: "positive",
    calls: [(s) => drawdownRegime({ levels: first(s), fall: 0.2, rise: 0.2 })],
  },
  turningPoints: {
    names: ["levels"],
    domain: "positive",
    calls: [(s) => turningPoints({ levels: first(s) })],
  },
  effectiveSampleSize: {
    names: ["starts"],
    domain: "position",
    calls: [(s, horizon) => effectiveSampleSize(first(s), horizon)],
  },
  engleGranger: {
    names: ["y", "x[0]"],
    calls: each(
      ["constant", "trend"] as const,
      (deterministic) => (s, lags) => engleGranger({ y: first(s), x: [second(s)], deterministic, lags }),
    ),
  },
  eventReturns: {
    names: ["returns"],
    calls: [(s, horizon) => eventReturns({ returns: first(s), events: eventsIn(first(s).length), horizon })],
  },
  eventStudy: {
    names: ["returns", "market"],
    calls: each(
      ["market-model", "market-adjusted", "constant-mean"] as const,
      (model) => (s, horizon) =>
        eventStudy({
          model,
          returns: first(s),
          market: second(s),
          events: eventsIn(first(s).length),
          horizon,
          estimation: 12,
          gap: 1,
        }),
    ),
  },
  excessKurtosis: { names: ["values"], calls: [(s) => excessKurtosis(first(s))] },
  extremity: {
    names: ["placebo"],
    calls: each(alternatives, (alternative) => (s) => extremity(first(s), alternative)),
  },
  familyMaxima: {
    names: ["others[0]"],
    calls: each(alternatives, (alternative) => (s) => familyMaxima([first(s)], alternative)),
  },
  familyWiseP: {
    names: ["own", "others[0]"],
    calls: each(
      alternatives,
      (alternative) => (s) => familyWiseP({ own: first(s), others: [second(s)], alternative }),
    ),
  },
  filterHiddenMarkov: {
    names: ["values"],
    calls: [
      (s) =>
        filterHiddenMarkov({
          values: first(s),
          means: [0, 0.5],
          standardDeviations: [1, 2],
          stay: [0.9, 0.8],
        }),
    ],
  },
  fitHiddenMarkov: { names: ["values"], calls: [(s) => fitHiddenMarkov({ values: first(s) })] },
  givenResamples: {
    names: ["rows[0]"],
    domain: "position",
    calls: [(s) => resampleIndices(givenResamples([first(s)]), 0)],
  },
  grangerTest: {
    names: ["cause", "effect", "conditions[0]"],
    calls: [
      ([cause, effect, condition], lags) =>
        grangerTest({ cause, effect, lags, conditions: [condition] } as never),
    ],
  },
  hansenHodrick: {
    names: ["x[1]", "residuals"],
    calls: [(s, horizon) => hansenHodrick({ ...parts(s), horizon })],
  },
  heteroskedasticCovariance: {
    names: ["x[1]", "residuals"],
    calls: each(
      ["HC0", "HC1", "HC3"] as const,
      (type) => (s) => heteroskedasticCovariance({ ...parts(s), type }),
    ),
  },
  hodrick: {
    names: ["returns", "predictors[0]"],
    calls: [(s, horizon) => hodrick({ returns: first(s), predictors: [second(s)], horizon })],
  },
  independentCorrelation: {
    names: ["x", "y"],
    calls: [
      ([x, y], lead) => {
        const xResamples = resamplesOf(Number(x?.length) - lead);
        return independentCorrelation({
          x,
          y,
          lead,
          xResamples,
          yResamples: resamplesOf(xResamples.size),
        } as never);
      },
    ],
  },
  kernelCovariance: {
    names: ["x[1]", "residuals"],
    calls: [true, false].flatMap((prewhite) =>
      each(
        ["bartlett", "quadratic-spectral"] as const,
        (kernel) => (s, bandwidth) =>
          kernelCovariance({ ...parts(s), kernel, bandwidth, prewhite, adjust: true }),
      ),
    ),
  },
  kpss: {
    names: ["y"],
    calls: (["level", "trend"] as const).flatMap((around) => [
      (s, lags) => kpss({ y: first(s), around, lags }),
      ...each(
        ["short", "long", "long-rounded-up", "hobijn"] as const,
        (lags) => (s) => kpss({ y: first(s), around, lags }),
      ),
    ]),
  },
  leastSquares: {
    names: ["y", "x[1]"],
    calls: [(s) => leastSquares({ y: first(s), x: [ones(first(s).length), second(s)] })],
  },
  ljungBox: { names: ["x"], calls: [(s, lags) => ljungBox({ x: first(s), lags })] },
  localProjections: {
    names: ["outcome", "impulse", "controls[0]"],
    calls: (["newey-west", "newey-west-plus-one", "HC1"] as const).flatMap((covariance) =>
      each(
        [true, false],
        (cumulative) =>
          ([outcome, impulse, control], maximumHorizon) =>
            localProjections({
              outcome,
              impulse,
              controls: [control],
              lags: 2,
              maximumHorizon,
              covariance,
              cumulative,
            } as never),
      ),
    ),
  },
  marketModel: {
    names: ["returns", "market"],
    calls: each(
      ["market-model", "market-adjusted", "constant-mean"] as const,
      (model) => (s, k) =>
        marketModel({ model, returns: first(s), market: second(s), start: k, end: first(s).length }),
    ),
  },
  matchedPlacebo: {
    names: ["outcomes"],
    calls: each(
      alternatives,
      (alternative) => (s) =>
        matchedPlacebo({
          outcomes: first(s),
          events: eventsIn(first(s).length),
          alternative,
          states: Int32Array.from(first(s), (_, i) => (i < first(s).length / 3 ? 1 : 0)),
        }),
    ),
  },
  maxStatistic: {
    names: ["specifications[0]: outcomes", "specifications[1]: outcomes"],
    calls: each(alternatives, (alternative) => (s) => {
      const specifications = s.map((outcomes) => ({ outcomes, events: eventsIn(outcomes.length) }));
      return maxStatistic({ specifications, own: 0, alternative });
    }),
  },
  maximumLeadTest: {
    names: ["x", "y"],
    calls: (["circular", "dropped"] as const).flatMap((ends) =>
      each(
        alternatives,
        (alternative) =>
          ([x, y], to) =>
            maximumLeadTest({ x, y, leads: { from: 0, to }, alternative, ends } as never),
      ),
    ),
  },
  mean: { names: ["values"], calls: [(s) => mean(first(s))] },
  meanDifferences: {
    names: ["differences[0]", "differences[1]"],
    calls: [
      (differences) => meanDifferences({ differences, resamples: resamplesOf(first(differences).length) }),
    ],
  },
  meanWindowOverlap: {
    names: ["events"],
    domain: "position",
    calls: [(s, horizon) => meanWindowOverlap(first(s), horizon)],
  },
  momentumRegime: {
    names: ["levels"],
    domain: "positive",
    calls: [(s, lookback) => momentumRegime({ levels: first(s), lookback, skip: 0 })],
  },
  nestedFTest: {
    names: ["y", "x[1]", "x[2]"],
    calls: [
      (s) => nestedFTest({ y: first(s), kept: [ones(first(s).length), second(s)], tested: [third(s)] }),
      (s) => nestedFTest({ y: first(s), kept: [ones(first(s).length)], tested: [second(s), third(s)] }),
    ],
  },
  neweyWest: {
    names: ["x[1]", "residuals"],
    calls: each(
      [true, false],
      (prewhite) => (s, lag) => neweyWest({ ...parts(s), lag, prewhite, adjust: prewhite }),
    ),
  },
  neweyWestLag: {
    names: ["x[1]", "residuals"],
    calls: each([true, false], (prewhite) => (s) => neweyWestLag({ ...parts(s), prewhite })),
  },
  outOfSample: {
    names: ["returns", "predictor"],
    calls: [
      (s, horizon) =>
        outOfSample({ returns: first(s), predictor: second(s), horizon, firstOrigin: horizon + 10 }),
    ],
  },
  outOfSampleRSquared: {
    names: ["outcomes", "benchmark", "forecasts"],
    calls: [
      ([outcomes, benchmark, forecasts]) => outOfSampleRSquared({ outcomes, benchmark, forecasts } as never),
    ],
  },
  overlappingSums: { names: ["values"], calls: [(s, horizon) => overlappingSums(first(s), horizon)] },
  performance: {
    names: ["returns", "cash"],
    domain: "return",
    calls: [([returns, cash]) => performance({ returns, cash, periodsPerYear: 52 } as never)],
  },
  permutationTest: {
    names: ["first", "second"],
    length: 9,
    calls: alternatives.flatMap((alternative) =>
      each(
        [4, 30],
        (draws) => (s) =>
          permutationTest({ first: first(s), second: second(s), alternative, draws, seed: 1 }),
      ),
    ),
  },
  phillipsPerron: {
    names: ["y"],
    calls: [(s) => phillipsPerron({ y: first(s) }), (s, lags) => phillipsPerron({ y: first(s), lags })],
  },
  placeboInterval: { names: ["placebo"], calls: [(s) => placeboInterval({ placebo: first(s), level: 0.9 })] },
  prewhitenedCrossCorrelation: {
    names: ["x", "y"],
    calls: (["common", "own"] as const).flatMap((filter) => [
      ([x, y], order) => prewhitenedCrossCorrelation({ x, y, maximumLag: 5, order, filter } as never),
      ([x, y], maximumOrder) =>
        prewhitenedCrossCorrelation({ x, y, maximumLag: 5, order: "aic", maximumOrder, filter } as never),
    ]),
  },
  quantile: {
    names: ["values"],
    calls: each([0, 0.3, 1], (probability) => (s) => quantile(first(s), probability)),
  },
  rankSumTest: {
    names: ["first", "second"],
    length: 9,
    calls: each(
      alternatives,
      (alternative) => (s) =>
        rankSumTest({ first: first(s), second: second(s), alternative, draws: 20, seed: 1 }),
    ),
  },
  ranks: { names: ["values"], calls: [(s) => ranks(first(s))] },
  realityCheck: {
    names: ["differences[0]", "differences[1]"],
    calls: [
      (differences) => realityCheck({ differences, resamples: resamplesOf(first(differences).length) }),
    ],
  },
  recordBreakouts: {
    names: ["levels"],
    calls: [(s, lookback) => recordBreakouts({ levels: first(s), lookback, quiet: 1, cooldown: 2 })],
  },
  regression: {
    names: ["y", "x[1]"],
    calls: [
      ...(["t", "normal"] as const).flatMap((distribution) =>
        each(
          ["classical", "HC0", "HC1", "HC3"] as const,
          (type) => (s) =>
            regression({
              y: first(s),
              x: [ones(first(s).length), second(s)],
              covariance: { type },
              distribution,
            }),
        ),
      ),
      ...each(
        [true, false],
        (prewhite) => (s, lag) =>
          regression({
            y: first(s),
            x: [ones(first(s).length), second(s)],
            covariance: { type: "newey-west", lag, prewhite, adjust: true },
            distribution: "t",
          }),
      ),
    ],
  },
  romanoWolf: {
    names: ["statistics", "draws[0]", "draws[1]"],
    length: 2,
    calls: each(
      alternatives,
      (alternative) =>
        ([statistics, ...draws]) =>
          romanoWolf({ statistics, draws, alternative } as never),
    ),
  },
  serialMean: { names: ["values"], calls: [(s, lag) => serialMean(first(s), lag)] },
  sharedBlockLength: {
    names: ["series[0]", "series[1]"],
    calls: [(series) => sharedBlockLength({ series, significance: "np", mHat: "first-of-run" })],
  },
  sharpeRatio: {
    names: ["returns", "cash"],
    domain: "return",
    calls: [([returns, cash]) => sharpeRatio({ returns, cash, periodsPerYear: 52 } as never)],
  },
  shiftPValue: {
    names: ["placebo"],
    calls: each(alternatives, (alternative) => (s) => shiftPValue(first(s), alternative)),
  },
  shiftedSignalNull: {
    names: ["returns", "decisions", "cash"],
    domain: "return",
    calls: each(
      ["sharpe-ratio", "growth-rate"] as const,
      (statistic) =>
        ([returns, decisions, cash], delay) =>
          shiftedSignalNull({
            returns,
            decisions,
            cash,
            delay,
            cost: 0.001,
            periodsPerYear: 52,
            statistic,
          } as never),
    ),
  },
  signFlipTest: { names: ["values"], length: 9, calls: [(s) => signFlipTest(first(s))] },
  simultaneousBand: {
    names: ["outcome", "impulse"],
    calls: [
      ([outcome, impulse]) => {
        const run = { outcome, impulse, lags: 1, maximumHorizon: 3, covariance: "newey-west" } as never;
        return simultaneousBand({ estimates: localProjections(run), level: 0.9, draws: 1000, seed: 1 });
      },
    ],
  },
  skewness: { names: ["values"], calls: [(s) => skewness(first(s))] },
  smaRegime: {
    names: ["levels"],
    domain: "positive",
    calls: [(s, window) => smaRegime({ levels: first(s), window })],
  },
  stambaugh: {
    names: ["returns", "predictor"],
    calls: [([returns, predictor]) => stambaugh({ returns, predictor } as never)],
  },
  standardDeviation: { names: ["values"], calls: [(s) => standardDeviation(first(s))] },
  standardErrors: { names: [null, null], calls: [(s) => standardErrors(covarianceOf(s))] },
  standardisedEventTest: {
    names: ["standardised"],
    calls: each(
      [0, 0.2],
      (meanCorrelation) => (s) => standardisedEventTest({ standardised: first(s), meanCorrelation }),
    ),
  },
  superiorPredictiveAbility: {
    names: ["differences[0]", "differences[1]"],
    calls: [
      (differences) =>
        superiorPredictiveAbility({
          differences,
          resamples: resamplesOf(first(differences).length),
          meanBlockLength: 3,
        }),
    ],
  },
  supTCriticalValue: {
    names: ["correlation"],
    domain: "correlation",
    length: 9,
    calls: [(s) => supTCriticalValue({ correlation: first(s), level: 0.9, draws: 1000, seed: 1 })],
  },
  todaYamamoto: {
    names: ["cause", "effect"],
    calls: [([cause, effect], lags) => todaYamamoto({ cause, effect, lags } as never)],
  },
};
