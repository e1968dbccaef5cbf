import type { Panel } from "../../src/claims/claim.js";
import { eventKernel } from "../../src/multiverse/kernels.js";
import { level, turnsOf } from "../../src/multiverse/plan.js";
import { carryOutRows, type Turns } from "../../src/multiverse/rows.js";
import type { Prepared } from "../../src/multiverse/source.js";
import { randomStream } from "../../src/stats/random.js";
import { specificationCurveTest } from "../../src/stats/specification-curve-test.js";
import { type Process, processes, type World } from "../calibration/processes.js";
import { beyondMarket, type PValues, type Test } from "../calibration/tested.js";
import { type BreakoutDesign, breakoutSource, type Study, studiesOn } from "./breakout-source.js";
import { weeklyPanel } from "./lead-source.js";

/** By week, of the kind of the report's claim: 20 wordings, six horizons, two delays, two starts. */
export const weeklyDesign: BreakoutDesign = {
  wordings: {
    records: { rule: ["record", "beyond"], wait: [4, 8, 13, 26] },
    averages: { rule: ["average-10", "average-20", "average-40"], wait: [3, 9] },
    returns: { rule: ["return-13", "return-26", "return-52"], wait: [3, 9] },
  },
  shared: {
    asset: ["a"],
    start: [0, 130],
    adjust: ["none"],
    delay: [0, 4],
    horizon: [4, 9, 13, 26, 39, 52],
  },
  lookback: 52,
};

export const curveTests: readonly Test[] = [
  { name: "one p of the three", isDefault: true },
  { name: "median effect" },
  { name: "share significant" },
  { name: "Stouffer's Z" },
  { name: "one p, each specification on a circle of its own" },
];

function levelsOf(steps: Float64Array, scale: number): Float64Array {
  let level = 0;
  return steps.map((step) => {
    level += scale * step;
    return level;
  });
}

function panelOf({ x, y }: World): Panel {
  // A weekly volatility of 3 % gives the thresholds of the wordings their usual meaning.
  const [index, a] = [levelsOf(x, 0.03), levelsOf(y, 0.1)];
  return weeklyPanel({ index, a, market: new Float64Array(index.length) });
}

const source = breakoutSource(weeklyDesign);
const space = source.space({ frequency: "weekly", asOf: "" });
const families = space.specifications.map(({ family }) => family);

/** The same study on the circle of its own window, the events in it moved round that. */
function onOwnCircle({ outcomes, events, from, ...study }: Study): Study {
  const inside = events.filter((event) => event >= from && event < from + outcomes.length);
  const moved = inside.map((event) => event - from);
  return { ...study, outcomes, from: 0, size: outcomes.length, events: moved };
}

/** p-values of one simulated world: did the asset do better than usual after breakouts, in all specifications together? */
export function testWorld(world: World): PValues {
  const levels = panelOf(beyondMarket(world));
  const studyOf = studiesOn(levels, weeklyDesign);
  const shifts = levels.rows - weeklyDesign.lookback;
  const test = (carryOut: Prepared["carryOut"], turns: Turns) => {
    const rows = carryOutRows({ circle: shifts, carryOut }, source, space.specifications, turns, shifts);
    if (rows.estimates.every((estimate) => Number.isNaN(estimate))) return undefined;
    return specificationCurveTest({ rows: [rows], families, shifts, alternative: "greater", level });
  };
  const together = test((parameters) => eventKernel(studyOf(parameters)), turnsOf(shifts));
  if (!together) return undefined;
  const everyShift = Int32Array.from({ length: shifts }, (_, s) => s);
  const apart = test(
    (parameters) => eventKernel(onOwnCircle(studyOf(parameters))),
    (circle) => everyShift.map((shift) => shift % circle),
  );
  return new Map([
    ["one p of the three", together.p],
    ["median effect", together.median.p],
    ["share significant", together.share.p],
    ["Stouffer's Z", together.stouffer.p],
    ["one p, each specification on a circle of its own", apart?.p ?? 1],
  ]);
}

const STREAMS_PER_PROCESS = 1_000_000;

/** Rejections at 5 % by test, in the first worlds of a process that can be tested. */
export function rejectedCurves(process: Process, seed: number, runs: number): Record<string, number> {
  const position = processes.indexOf(process);
  const counts = Object.fromEntries(curveTests.map(({ name }) => [name, 0]));
  let done = 0;
  for (let stream = 0; done < runs; stream++) {
    const p = testWorld(process.draw(randomStream(seed, position * STREAMS_PER_PROCESS + stream)));
    if (!p) continue;
    done++;
    for (const [test, value] of p) counts[test] = (counts[test] ?? 0) + (value <= level ? 1 : 0);
  }
  return counts;
}
