/** A part of docs/methods.md, and the files of src/stats whose functions its table lists. */
export interface Section {
  /** As in the marker of its table. */
  readonly name: string;
  readonly files: readonly string[];
}

const section = (name: string, files: string): Section => ({ name, files: files.trim().split(/\s+/) });

/** Every file of src/stats stands in exactly one of them. */
export const sections: readonly Section[] = [
  section(
    "regression",
    `least-squares regression coefficient-tests heteroskedastic-covariance newey-west newey-west-lag
    andrews-bandwidth kernel-covariance rule-of-thumb-lag fixed-b-critical-value covariance-choice standard-errors
    sandwich scores constant-column long-run-sum kernel-sum normal-equations design-moments invert-gram householder
    refine-least-squares product-sum dot-product lags-of`,
  ),
  section("long-horizons", "overlapping-sums hansen-hodrick hodrick stambaugh amihud-hurvich"),
  section(
    "lead-lag",
    `cross-correlation prewhitened-cross-correlation autocovariance autoregression ljung-box maximum-lead-test
    lead-shift-counts shifted-lead-correlations lag-pairs`,
  ),
  section("granger", "granger toda-yamamoto nested-f-test"),
  section(
    "unit-roots",
    `augmented-dickey-fuller dickey-fuller-regression mackinnon mackinnon-tables fuller-tables kpss phillips-perron
    engle-granger interpolate`,
  ),
  section("local-projections", "local-projections sup-t-band score-covariance"),
  section(
    "events",
    `record-breakouts event-returns cross-sectional-t market-model event-study standardised-event-test
    mean-window-overlap calendar-time-portfolio circular-shift-test circular-placebo circular-shift-statistic
    shift-p-value matched-placebo placebo-interval effective-sample-size sign-test clopper-pearson wilson
    sign-flip-test fisher-exact permutation-test rank-sum-test ranks phipson-smyth alternative`,
  ),
  section(
    "bootstrap",
    `block-length shared-block-length stationary-bootstrap circular-block-bootstrap resamples running-sums
    bootstrap-statistic bootstrap-correlation independent-correlation bootstrap-interval bootstrap-p-value`,
  ),
  section("several-tests", "adjust-p-values max-statistic romano-wolf reality-check spa mean-differences"),
  section(
    "specification-curve",
    `specification-curve-test curve-statistics curve-medians curve-step-down curve-standards null-curve shift-phases shifted-events event-placebo shifted-slopes
    reaching-counts weighted-median`,
  ),
  section("out-of-sample", "out-of-sample out-of-sample-r-squared clark-west diebold-mariano serial-mean"),
  section(
    "back-test",
    "backtest performance moments shifted-signal-null probabilistic-sharpe-ratio deflated-sharpe-ratio",
  ),
  section(
    "regimes",
    "sma-regime momentum-regime drawdown-regime turning-points hidden-markov hidden-markov-fit hidden-markov-step",
  ),
  section(
    "power",
    "minimum-detectable-effect smallest-attainable-p equivalence-test jzs-bayes-factor bic-bayes-factor",
  ),
  section(
    "distributions",
    `distributions student-t noncentral-t f-distribution chi-square incomplete-beta stirling find-root random philox
    mean standard-deviation quantile deviations scaled-deviations largest-absolute`,
  ),
  section("errors", "statistics-error require-argument require-levels require-series long-running"),
];
