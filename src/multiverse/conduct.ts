import type { Panel, Parameters, Setting } from "../claims/claim.js";
import { joinStandards } from "../stats/curve-standards.js";
import type { CurveRows } from "../stats/curve-statistics.js";
import { StatisticsError } from "../stats/statistics-error.js";
import type { Joint } from "./curve.js";
import type { TestedPart } from "./curve-part.js";
import type { Answered, Asked, Port } from "./messages.js";
import { usualShifts } from "./plan.js";
import type { Rows } from "./rows.js";
import { batchSize, type Progress } from "./run.js";
import { buffersOfRanges, cutShifts, fromRanges } from "./shift-ranges.js";

export interface ConductOptions {
  readonly claim: string;
  readonly panels: Readonly<Record<string, Panel>>;
  readonly setting: Setting;
  /** The range of the space to be carried out. */
  readonly from: number;
  readonly to: number;
  readonly shifts?: number;
  /** Only the specifications that make these choices are a space: all if not given. */
  readonly chosen?: Parameters;
  /** Whether the whole space is tested at the end; only of a whole space. */
  readonly joint: boolean;
  /** Whether the estimates at every shift are wanted back; else they are dropped after the tests. */
  readonly keepShifts: boolean;
  /** Told of every batch as it comes, in any order. */
  readonly onRows?: (rows: Rows, progress: Progress) => void;
}

export interface Conducted {
  readonly shifts: number;
  /** In the order of the space; empty of shifts where they were not kept. */
  readonly rows: readonly Rows[];
  readonly joint: Joint | null;
}

/** Work under way in other threads. */
export interface Running {
  readonly result: Promise<Conducted>;
  /** Ends the threads at once; the result then fails with `aborted`. */
  stop(): void;
}

/** Batches that a worker has before it at a time, so that it never waits for this thread. */
const ahead = 2;

/** Some specifications, and what they are at each range of the shifts. */
type Batch = Answered & { kind: "rows" };

/** What has come back of the joint tests: in the order of the ranges. */
interface Parts {
  readonly tested: TestedPart[];
  readonly rows: (readonly CurveRows[])[];
  missing: number;
}

/**
 * Has several workers carry out a range of a space, batch by batch, and each of them test the whole at a range of the
 * shifts: the same result to the last digit however many they are. This thread only passes arrays on. The ports are
 * closed at the end.
 */
export function conduct(ports: readonly Port<Asked, Answered>[], options: ConductOptions): Running {
  const { claim, panels, setting, from, to, shifts: asked = usualShifts, chosen = {}, onRows } = options;
  const batches: Batch[] = [];
  const parts: Parts = { tested: [], rows: [], missing: 0 };
  const ranges = options.joint ? ports.length : 1;
  let next = from;
  let done = 0;
  let shifts = asked;
  let standards = joinStandards([]);
  let fail: (error: Error) => void = () => {};
  const close = () => {
    for (const port of ports) port.close();
  };
  const result = new Promise<Conducted>((resolve, reject) => {
    fail = reject;
    const finish = (joint: Joint | null) => {
      const kept = options.keepShifts ? withShifts(batches, parts.rows, shifts) : null;
      resolve({ shifts, rows: kept ?? batches.map(({ rows }) => rows), joint });
    };
    const ask = (port: Port<Asked, Answered>) => {
      if (next >= to) return;
      const end = Math.min(next + batchSize, to);
      port.send({ kind: "rows", from: next, to: end, ranges }, []);
      next = end;
    };
    const askParts = () => {
      standards = joinStandards(batches.map((batch) => batch.standards));
      const cut = cutShifts(shifts, ranges);
      parts.missing = cut.length;
      cut.forEach((range, r) => {
        const rows = batches.map((batch) => batch.ranges[r] as CurveRows);
        const part = { ...range, rows, shifts, standards };
        ports[r]?.send({ kind: "part", part, giveBack: options.keepShifts }, buffersOfRanges(rows));
      });
    };
    const gather = (port: Port<Asked, Answered>, batch: Batch) => {
      batches.push(batch);
      done += batch.rows.indices.length;
      onRows?.(batch.rows, { done, of: to - from });
      if (done < to - from) ask(port);
      else {
        batches.sort((a, b) => firstOf(a) - firstOf(b));
        if (options.joint) askParts();
        else finish(null);
      }
    };
    const gatherPart = (port: Port<Asked, Answered>, { tested, rows }: Answered & { kind: "part" }) => {
      const r = ports.indexOf(port);
      parts.tested[r] = tested;
      parts.rows[r] = rows;
      parts.missing -= 1;
      if (parts.missing === 0) port.send({ kind: "joint", parts: parts.tested, shifts, standards }, []);
    };
    const hear = (port: Port<Asked, Answered>) => (answered: Answered) => {
      if (answered.kind === "failed") reject(new Error(answered.reason));
      else if (answered.kind === "rows") gather(port, answered);
      else if (answered.kind === "part") gatherPart(port, answered);
      else if (answered.kind === "joint") finish(answered.joint);
      else if (answered.kind === "open") {
        shifts = answered.shifts;
        if (from === to) finish(null);
        for (let i = 0; i < ahead; i++) ask(port);
      }
    };
    for (const port of ports) {
      port.receive(hear(port));
      port.send({ kind: "open", claim, panels, setting, shifts: asked, chosen }, []);
    }
  });
  return {
    result: result.finally(close),
    stop() {
      fail(new StatisticsError("aborted", `aborted after ${done} of ${to - from} specifications.`));
    },
  };
}

const firstOf = ({ rows }: Batch) => rows.indices[0] ?? 0;

/** The rows with what they are at all shifts: from the ranges given back, or, if none were handed over, from the batches. */
function withShifts(
  batches: readonly Batch[],
  back: readonly (readonly CurveRows[])[],
  shifts: number,
): Rows[] {
  return batches.map(({ rows, ranges }, b) => {
    const own = back.length === 0 ? ranges : back.map((range) => range[b] as CurveRows);
    return { ...rows, ...fromRanges(own, shifts) };
  });
}
