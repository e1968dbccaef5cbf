import type { Panel, Parameters, Setting } from "../claims/claim.js";
import { StatisticsError } from "../stats/statistics-error.js";
import type { Joint } from "./curve.js";
import type { Answered, Asked, Port } from "./messages.js";
import { usualShifts } from "./plan.js";
import { buffersOf, type Rows } from "./rows.js";
import { batchSize, type Progress } from "./run.js";

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

/**
 * Has several workers carry out a range of a space, batch by batch, and one of them test the whole: the same result to the
 * last digit however many they are. This thread only passes arrays on. The ports are closed at the end.
 */
export function conduct(ports: readonly Port<Asked, Answered>[], options: ConductOptions): Running {
  const { claim, panels, setting, from, to, shifts = usualShifts, chosen = {}, onRows } = options;
  const collected: Rows[] = [];
  let next = from;
  let done = 0;
  let used = shifts;
  let fail: (error: Error) => void = () => {};
  const close = () => {
    for (const port of ports) port.close();
  };
  const result = new Promise<Conducted>((resolve, reject) => {
    fail = reject;
    const finish = (joint: Joint | null, rows: readonly Rows[]) => {
      resolve({ shifts: used, rows: [...rows].sort((a, b) => firstOf(a) - firstOf(b)), joint });
    };
    const ask = (port: Port<Asked, Answered>) => {
      if (next >= to) return;
      const end = Math.min(next + batchSize, to);
      port.send({ kind: "rows", from: next, to: end }, []);
      next = end;
    };
    const gather = (port: Port<Asked, Answered>, rows: Rows) => {
      collected.push(rows);
      done += rows.indices.length;
      onRows?.(rows, { done, of: to - from });
      if (done < to - from) ask(port);
      else if (options.joint) askJoint(port, collected, options.keepShifts);
      else finish(null, collected);
    };
    const hear = (port: Port<Asked, Answered>) => (answered: Answered) => {
      if (answered.kind === "failed") reject(new Error(answered.reason));
      else if (answered.kind === "rows") gather(port, answered.rows);
      else if (answered.kind === "joint") {
        finish(answered.joint, options.keepShifts ? answered.rows : collected.map(withoutShifts));
      } else if (answered.kind === "open") {
        used = answered.shifts;
        if (from === to) finish(null, []);
        for (let i = 0; i < ahead; i++) ask(port);
      }
    };
    for (const port of ports) {
      port.receive(hear(port));
      port.send({ kind: "open", claim, panels, setting, shifts, chosen }, []);
    }
  });
  return {
    result: result.finally(close),
    stop() {
      fail(new StatisticsError("aborted", `aborted after ${done} of ${to - from} specifications.`));
    },
  };
}

const firstOf = ({ indices }: Rows) => indices[0] ?? 0;

/** Hands the estimates at the shifts over; what the cards say stays here as well. */
function askJoint(port: Port<Asked, Answered>, rows: Rows[], giveBack: boolean): void {
  if (giveBack) {
    port.send({ kind: "joint", rows, giveBack }, rows.flatMap(buffersOf));
    return;
  }
  const handedOver = rows.flatMap(({ values, reaching }) => [
    values.buffer as ArrayBuffer,
    reaching.buffer as ArrayBuffer,
  ]);
  port.send({ kind: "joint", rows, giveBack }, handedOver);
}

function withoutShifts(rows: Rows): Rows {
  return { ...rows, values: new Float64Array(0), reaching: new Uint16Array(0) };
}
