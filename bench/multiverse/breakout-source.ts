import type { Panel, Parameters } from "../../src/claims/claim.js";
import { numbers } from "../../src/claims/columns.js";
import { type EventKernelInput, eventKernel } from "../../src/multiverse/kernels.js";
import type { SpecificationSource } from "../../src/multiverse/source.js";
import { type Dimension, listSpace, type Space } from "../../src/multiverse/space.js";

type Tried = Readonly<Record<string, readonly (string | number)[]>>;

/** What a made-up claim about breakouts tries: its ways to call a breakout by family, and what all of them share. */
export interface BreakoutDesign {
  readonly wordings: Readonly<Record<string, Tried>>;
  readonly shared: Tried;
  /** Bars that the rules need; the circle begins after them, so that a breakout may stand on any of its places. */
  readonly lookback: number;
}

/** By day, of the size of a real claim: 24 wordings, six horizons, two delays, three adjustments, two starts, four assets. */
export const dailyDesign: BreakoutDesign = {
  wordings: {
    records: { rule: ["record", "beyond"], wait: [30, 60, 90, 120, 180, 365] },
    averages: { rule: ["average-50", "average-100", "average-200"], wait: [20, 60] },
    returns: { rule: ["return-63", "return-126", "return-252"], wait: [20, 60] },
  },
  shared: {
    asset: ["a", "b", "c", "d"],
    start: [0, 900],
    adjust: ["none", "market", "mean"],
    delay: [0, 30],
    horizon: [30, 60, 91, 182, 273, 365],
  },
  lookback: 250,
};

function dimension(id: string, values: readonly (string | number)[]): Dimension {
  return { id, label: id, options: values.map((value) => ({ value, label: String(value) })) };
}

export function breakoutSpace({ wordings, shared }: BreakoutDesign, frequency: string): Space {
  const every = (id: string) => [...new Set(Object.values(wordings).flatMap((own) => own[id] ?? []))];
  const first = (values: readonly (string | number)[] = []) => values[0] ?? 0;
  const [family = {}] = Object.values(wordings);
  return listSpace({
    claim: "BREAKOUT",
    frequency,
    dimensions: [
      ...["rule", "wait"].map((id) => dimension(id, every(id))),
      ...Object.entries(shared).map(([id, values]) => dimension(id, values)),
    ],
    base: Object.fromEntries(
      [...Object.entries(family), ...Object.entries(shared)].map(([id, v]) => [id, first(v)]),
    ),
    options: shared,
    families: Object.entries(wordings).map(([id, options]) => ({ id, label: id, options })),
  });
}

type Levels = Float64Array;

/** Bars at which a state is entered after so many bars out of it. */
function entries(holds: (t: number) => boolean, size: number, from: number, wait: number): number[] {
  const found: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let t = from; t < size; t++) {
    if (!holds(t)) continue;
    if (t - last > wait) found.push(t);
    last = t;
  }
  return found;
}

function eventsOf(levels: Levels, rule: string, wait: number, lookback: number): Int32Array {
  const size = levels.length;
  const at = (t: number) => levels[t] as number;
  const window = Number(rule.split("-")[1]);
  if (rule.startsWith("return")) {
    return Int32Array.from(entries((t) => at(t) - at(t - window) > 0.15, size, window, wait));
  }
  if (rule.startsWith("average")) {
    let sum = 0;
    const mean = levels.map((level, t) => {
      sum += level - (t >= window ? at(t - window) : 0);
      return sum / window;
    });
    return Int32Array.from(entries((t) => at(t) > (mean[t] as number), size, window, wait));
  }
  let high = at(0);
  const ask = rule === "beyond" ? 0.01 : 0;
  const records = levels.map((level) => {
    const isNew = level > high + ask;
    if (isNew) high = level;
    return isNew ? 1 : 0;
  });
  return Int32Array.from(entries((t) => records[t] === 1, size, lookback, wait));
}

/** Levels of an asset less what is taken off it; before its first bar there is none. */
function adjusted(asset: Levels, market: Levels, first: number, adjust: string): Levels {
  const drift = ((asset.at(-1) ?? 0) - (asset[first] ?? 0)) / (asset.length - 1 - first);
  if (adjust === "mean") return asset.map((level, t) => level - drift * t);
  return adjust === "market" ? asset.map((level, t) => level - (market[t] as number)) : asset;
}

function memory<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** A study of the bench, and under which names its outcomes and events are shared with others. */
export interface Study extends EventKernelInput {
  readonly outcomesName: string;
  readonly eventsName: string;
}

/** The study that a specification asks for, by its parameters; outcomes of one name are one array, and so are events. */
export function studiesOn(panel: Panel, { lookback }: BreakoutDesign): (parameters: Parameters) => Study {
  const column = memory((name: string) => Float64Array.from(numbers(panel, name), (v) => v ?? Number.NaN));
  const events = memory((key: string) => {
    const [rule = "", wait] = key.split(" ");
    const found = eventsOf(column("index"), rule, Number(wait), lookback);
    return found.filter((event) => event >= lookback).map((event) => event - lookback);
  });
  const outcomes = memory((key: string) => outcomesOf(panel, column, key, lookback));
  return ({ rule, wait, asset, adjust, start, delay, horizon }) => {
    const outcomesName = [asset, adjust, start, delay, horizon].join(" ");
    const eventsName = `${rule} ${wait}`;
    const { from, values } = outcomes(outcomesName);
    const size = panel.rows - lookback;
    const study = { size, events: events(eventsName), outcomes: values, from: from - lookback };
    return { ...study, alternative: "greater", outcomesName, eventsName };
  };
}

/** The made-up claim that assets rise after breakouts of an index, on a panel of log levels. */
export function breakoutSource(design: BreakoutDesign): SpecificationSource {
  return {
    claim: "BREAKOUT",
    chapter: "rotation",
    alternative: "greater",
    estimate: { label: "mean log return after breakouts, less the usual one", unit: "log points" },
    space: ({ frequency }) => breakoutSpace(design, frequency),
    prepare({ levels }) {
      if (!levels) throw new Error("BREAKOUT: needs the panel levels");
      const studyOf = studiesOn(levels, design);
      return {
        circle: levels.rows - design.lookback,
        carryOut(parameters) {
          const study = studyOf(parameters);
          if (study.outcomes.length < 2) return { reason: "the sample is too short for the horizon" };
          return eventKernel(study);
        },
      };
    },
  };
}

interface Outcomes {
  readonly from: number;
  readonly values: Float64Array;
}

function outcomesOf(panel: Panel, column: (name: string) => Levels, key: string, lookback: number): Outcomes {
  const [asset = "", adjust = "", ...rest] = key.split(" ");
  const [start = 0, delay = 0, horizon = 0] = rest.map(Number);
  const own = column(asset);
  const first = own.findIndex((level) => !Number.isNaN(level));
  const levels = adjusted(own, column("market"), first, adjust);
  const from = Math.max(first, start, lookback);
  const length = Math.max(0, panel.rows - delay - horizon - from);
  const at = (t: number) => levels[from + t] as number;
  const values = Float64Array.from({ length }, (_, i) => at(i + delay + horizon) - at(i + delay));
  return { from, values };
}
