import type { PanelFrequency } from "../../series/series.js";
import { normalCdf } from "../../stats/distributions.js";
import { localProjections, type Projection } from "../../stats/local-projections.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { simultaneousBand } from "../../stats/sup-t-band.js";
import type { Panel } from "../claim.js";
import { changeBetween, type Measure } from "./measures.js";
import { keepFor, levelsOf } from "./r2-study.js";
import { type Signal, signalCloses } from "./signals.js";

/** One direction: what follows a move of one standard deviation, added up bar by bar. */
export interface Direction {
  readonly projections: readonly Projection[];
  /** The same with the band that holds all horizons at once. */
  readonly band: readonly Projection[];
  /** One-sided p of the response at the horizon asked for, and multiplied by the number of horizons. */
  readonly p: number;
  readonly correctedP: number;
  readonly response: number;
  readonly horizon: number;
}

export interface LeadStudy {
  /** From the signal to the measure, and back. */
  readonly ahead: Direction;
  readonly behind: Direction;
  /** Bars of the regression at the horizon, and windows of that length that do not overlap. */
  readonly n: number;
  readonly effectiveN: number;
}

export const longestLead: Readonly<Record<PanelFrequency, number>> = { daily: 26, weekly: 26, monthly: 6 };
const lags: Readonly<Record<PanelFrequency, number>> = { daily: 4, weekly: 4, monthly: 2 };
const fewestBars = 60;
const bandDraws = 2000;
const bandSeed = 20260108;
const level = 0.95;

/** Local projections both ways between the signal\u2019s returns and the measure\u2019s changes; null where the sample is too short. */
export function studyLead(panel: Panel, measure: Measure, signal: Signal, horizon: number): LeadStudy | null {
  const both = keepFor(panel, `lead ${measure.id} ${signal}`, () => estimate(panel, measure, signal));
  if (!both) return null;
  const at = Math.min(horizon, longestLead[panel.frequency]);
  const ahead = directionAt(both.ahead, at);
  const n = ahead.projections[at]?.n ?? 0;
  return { ahead, behind: directionAt(both.behind, at), n, effectiveN: Math.floor(n / Math.max(at, 1)) };
}

type Fitted = Pick<Direction, "projections" | "band">;

function estimate(panel: Panel, measure: Measure, signal: Signal) {
  const levels = levelsOf(panel, measure);
  const closes = signalCloses(panel, signal);
  const changes: number[] = [];
  const returns: number[] = [];
  for (let row = 1; row < levels.length; row++) {
    const [from, to] = [levels[row - 1], levels[row]];
    const [start, end] = [closes[row - 1], closes[row]];
    if (from == null || to == null || start == null || end == null) continue;
    changes.push(changeBetween(measure.unit, from, to));
    returns.push(100 * Math.log(end / start));
  }
  if (returns.length < fewestBars) return null;
  const moved = signal === "shifted" ? rotated(returns) : returns;
  return {
    ahead: project(changes, moved, panel.frequency),
    behind: project(moved, changes, panel.frequency),
  };
}

/** The returns moved round by half of their number. */
function rotated(values: readonly number[]): number[] {
  const half = Math.floor(values.length / 2);
  return values.map((_, i) => values[(i + half) % values.length] ?? 0);
}

function project(outcome: readonly number[], impulse: readonly number[], frequency: PanelFrequency): Fitted {
  const spread = standardDeviation(Float64Array.from(impulse));
  const estimates = localProjections({
    outcome: Float64Array.from(outcome),
    impulse: Float64Array.from(impulse, (value) => value / spread),
    lags: lags[frequency],
    maximumHorizon: longestLead[frequency],
    cumulative: true,
    covariance: "newey-west-plus-one",
    level,
  });
  const { projections } = simultaneousBand({ estimates, level, draws: bandDraws, seed: bandSeed });
  return { projections: estimates.projections, band: projections };
}

function directionAt({ projections, band }: Fitted, horizon: number): Direction {
  const { coefficient = 0, standardError = 1 } = projections[horizon] ?? {};
  const p = normalCdf(-coefficient / standardError);
  return {
    projections,
    band,
    p,
    correctedP: Math.min(1, p * projections.length),
    response: coefficient,
    horizon,
  };
}
