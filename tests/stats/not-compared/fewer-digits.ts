/** Numbers that agree to fewer than nine digits, and why the reference has no more to give. */
export interface FewerDigits {
  readonly file: string;
  readonly path: RegExp;
  /** The largest relative difference that the reason explains. */
  readonly within: number;
  readonly reason: string;
}

export const fewerDigits: readonly FewerDigits[] = [
  {
    file: "expected/bayes_power_py.json",
    path: /^power\/mde80\/\d\/d$/,
    within: 2e-6,
    reason: "statsmodels' solver for the effect stops there; mpmath's values are met to 1e-12",
  },
  {
    file: "expected/distributions_R.json",
    path: /^power_t\/mde_n\d+_80$/,
    within: 1e-4,
    reason: "R's solver of power.t.test stops there; mpmath's values are met to 1e-12",
  },
  {
    file: "expected/granger_py.json",
    path: /^ds1_lead8\/x_to_y\/p1\/LR$/,
    within: 1e-8,
    reason: "statsmodels subtracts two log-likelihoods of about 700 to get 3e-4",
  },
  {
    file: "expected/markov_py.json",
    path: /^fit\/params\//,
    within: 1e-4,
    reason: "statsmodels' optimiser stops short of the optimum, where the likelihood is flat",
  },
  {
    file: "nist.json",
    path: /^univariate\/NumAcc4\/standardDeviation$/,
    within: 1e-7,
    reason: "rounding the values 10000000.1 to 10000000.3 to doubles moves their spread by as much",
  },
];
