import { circularPlacebo } from "../../stats/circular-placebo.js";
import { eventStudy } from "../../stats/event-study.js";
import type { NormalReturnModel } from "../../stats/market-model.js";
import { randomStream } from "../../stats/random.js";
import type { Panel } from "../claim.js";
import { numbers } from "../columns.js";
import { lastDayOf } from "../known-facts.js";
import type { ClarityStep } from "./clarity-steps.js";

/** One complete choice for the study of what prices did on the days of the bill\u2019s steps. */
export interface StepStudyChoice {
  readonly asset: string;
  readonly model: NormalReturnModel;
  /** Trading days from the step\u2019s day on, and before it to fit the model. */
  readonly window: number;
  readonly estimation: number;
  readonly calendar: string;
}

export const windowDays = [1, 3, 5] as const;
export const models = ["market-model", "constant-mean"] as const;
const longestWindow = Math.max(...windowDays);
const seed = 3633;

/** What the asset did beyond its model over the window from every admissible trading day. */
export interface AbnormalReturns {
  /** The first day of each window; outcomes are log returns, in the same order. */
  readonly days: readonly string[];
  readonly outcomes: Float64Array;
}

const known = new WeakMap<Panel, Map<string, AbnormalReturns | null>>();

/** Every admissible start, or null where the panel is too short; the same starts for every window and model. */
export function abnormalReturns(panel: Panel, choice: StepStudyChoice): AbnormalReturns | null {
  const byChoice = known.get(panel) ?? new Map<string, AbnormalReturns | null>();
  known.set(panel, byChoice);
  const { asset, model, window, estimation } = choice;
  const key = `${asset} ${model} ${window} ${estimation}`;
  const found = byChoice.get(key);
  if (found !== undefined) return found;
  const made = makeAbnormalReturns(panel, choice);
  byChoice.set(key, made);
  return made;
}

function makeAbnormalReturns(
  panel: Panel,
  { asset, model, window, estimation }: StepStudyChoice,
): AbnormalReturns | null {
  const own = numbers(panel, asset);
  const large = numbers(panel, "spx");
  const rows = panel.dates.flatMap((date, row) => {
    const [close, market] = [own[row], large[row]];
    return close == null || market == null ? [] : [{ date, close, market }];
  });
  const logReturns = (value: (row: { close: number; market: number }) => number) =>
    Float64Array.from(rows.slice(1), (row, i) => Math.log(value(row) / value(rows[i] ?? row)));
  const returns = logReturns(({ close }) => close);
  const market = logReturns(({ market: level }) => level);
  // The event of the study is the close before the window: its first return is that of the step\u2019s own day.
  const first = estimation;
  const count = returns.length - longestWindow - first;
  if (count < 2) return null;
  const events = Int32Array.from({ length: count }, (_, i) => first + i);
  const { cumulative } = eventStudy({ model, returns, market, events, horizon: window, estimation, gap: 0 });
  const days = Array.from(events, (event) => rows[event + 2]?.date ?? "");
  return { days, outcomes: cumulative };
}

/** A step with what the asset did over its window, in the direction that the step should have moved it. */
export interface StudiedStep {
  readonly step: ClarityStep;
  readonly position: number;
  /** First day of the window. */
  readonly day: string;
  readonly sign: 1 | -1;
  /** Log points, not signed. */
  readonly abnormal: number;
}

/** The steps whose windows the outcomes hold, each on its own day or the next trading day. */
export function studySteps(
  { days, outcomes }: AbnormalReturns,
  steps: readonly ClarityStep[],
  calendar: string,
): StudiedStep[] {
  const placed = steps.flatMap((step) => {
    const date = lastDayOf(step.fact);
    const position = days.findIndex((day) => day >= date);
    const inReach = position > 0 || days[0] === date;
    return inReach && step.direction !== "state" ? [{ step, position }] : [];
  });
  const positions = moved(
    placed.map(({ position }) => position),
    days.length,
    calendar,
  );
  return placed
    .map(({ step }, i): StudiedStep => {
      const position = positions[i] ?? 0;
      return {
        step,
        position,
        day: days[position] ?? "",
        sign: step.direction === "forward" ? 1 : -1,
        abnormal: outcomes[position] ?? 0,
      };
    })
    .sort((a, b) => a.position - b.position);
}

/** The calendar as it is, moved by half the circle, or as many days drawn at random. */
function moved(positions: readonly number[], size: number, calendar: string): number[] {
  if (calendar === "shifted") return positions.map((at) => (at + Math.floor(size / 2)) % size);
  if (calendar !== "random") return [...positions];
  const stream = randomStream(seed, 0);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(positions.length, size)) drawn.add(stream.integer(size));
  return [...drawn];
}

/** The mean abnormal return of the steps, each in its own direction, at every circular shift of them together. */
export function signedPlacebo(outcomes: Float64Array, studied: readonly StudiedStep[]): Float64Array {
  const sides = ([1, -1] as const).map((sign) => {
    const positions = studied.filter((one) => one.sign === sign).map(({ position }) => position);
    const events = [...new Set(positions)].sort((a, b) => a - b);
    const placebo = events.length === 0 ? null : circularPlacebo({ outcomes, events });
    return { signed: sign * events.length, events: events.length, placebo };
  });
  const all = sides.reduce((sum, { events }) => sum + events, 0);
  return Float64Array.from(
    outcomes,
    (_, shift) => sides.reduce((sum, { signed, placebo }) => sum + signed * (placebo?.[shift] ?? 0), 0) / all,
  );
}

/** How many of the windows do not overlap. */
export function independentSteps(studied: readonly StudiedStep[], window: number): number {
  let count = 0;
  let free = Number.NEGATIVE_INFINITY;
  for (const { position } of studied) {
    if (position < free) continue;
    count += 1;
    free = position + window;
  }
  return count;
}
