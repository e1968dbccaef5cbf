import type { Panel, Parameters, Setting } from "../../claims/claim.js";
import { conduct } from "../../multiverse/conduct.js";
import { type CurveRecord, recordOf } from "../../multiverse/curve-record.js";
import type { Answered, Asked, Port } from "../../multiverse/messages.js";
import type { Rows } from "../../multiverse/rows.js";
import type { Progress } from "../../multiverse/run.js";
import { keepCurve, keptCurve } from "./curve-store.js";
import { startPageWorker, workerUrl } from "./page-port.js";

export interface CarryOutOptions {
  readonly claim: string;
  readonly panels: Readonly<Record<string, Panel>>;
  readonly setting: Setting;
  readonly chosen: Parameters;
  readonly shifts: number;
  /** Whether a curve that the browser keeps will do. */
  readonly mayBeKept: boolean;
  readonly onRows: (rows: Rows, progress: Progress) => void;
}

export interface CarriedOutCurve {
  readonly record: CurveRecord;
  /** Milliseconds that it took; null where the browser had kept it. */
  readonly took: number | null;
  /** Whether the browser keeps it for the next visit. */
  readonly isKept: boolean;
}

export interface RunningCurve {
  readonly result: Promise<CarriedOutCurve>;
  /** Ends the workers at once; the result then fails with `aborted`. */
  stop(): void;
}

const mostWorkers = 8;

/** As many workers as the machine has cores, within reason. */
export function workerCount(): number {
  return Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency || 1));
}

/** Carries a curve out in workers, or takes the one that the browser keeps. */
export function carryOut(options: CarryOutOptions): RunningCurve {
  const stopping = new AbortController();
  const { signal } = stopping;
  const result = (async (): Promise<CarriedOutCurve> => {
    const { claim, panels, setting, chosen, shifts, mayBeKept, onRows } = options;
    const first = startPageWorker() as Port<Asked, Answered>;
    signal.addEventListener("abort", () => first.close());
    const { hash, specifications } = await list(first, { claim, setting, chosen }, signal).catch(
      (error: unknown) => {
        first.close();
        throw error;
      },
    );
    const { vintage, asOf, frequency } = setting;
    const key = { vintage, asOf, frequency, hash, shifts, code: workerUrl };
    const kept = mayBeKept ? await keptCurve(key) : null;
    if (kept) {
      first.close();
      return { record: kept, took: null, isKept: true };
    }
    const started = performance.now();
    const others = Array.from(
      { length: workerCount() - 1 },
      () => startPageWorker() as Port<Asked, Answered>,
    );
    const running = conduct([first, ...others], {
      claim,
      panels,
      setting,
      chosen,
      from: 0,
      to: specifications,
      shifts,
      joint: true,
      keepShifts: false,
      onRows,
    });
    signal.addEventListener("abort", running.stop);
    if (signal.aborted) running.stop();
    const { rows, joint } = await running.result;
    if (!joint) throw new Error("the curve came without its tests");
    const record = recordOf(claim, { setting, chosen, hash, rows, joint });
    const took = performance.now() - started;
    return { record, took, isKept: await keepCurve(key, record) };
  })();
  return { result, stop: () => stopping.abort() };
}

/** Has a worker list and hash the specifications. */
function list(
  port: Port<Asked, Answered>,
  asked: { readonly claim: string; readonly setting: Setting; readonly chosen: Parameters },
  signal: AbortSignal,
): Promise<{ hash: string; specifications: number }> {
  return new Promise((resolve, reject) => {
    port.receive((answered) => {
      if (answered.kind === "list") resolve(answered);
      else
        reject(new Error(answered.kind === "failed" ? answered.reason : "the worker did not list the curve"));
    });
    signal.addEventListener("abort", () => reject(new Error("stopped before it began")));
    port.send({ kind: "list", ...asked }, []);
  });
}
