import type { NotCompared } from "../every-number.js";

/**
 * What of events_py, backtest_py, oos_*, bayes_power_py and markov_py no function of the library computes.
 */
export const notCompared: readonly NotCompared[] = [];
