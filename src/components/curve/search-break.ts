import type { Break } from "../../multiverse/nearest-break.js";
import type { Progress } from "../../multiverse/run.js";
import type { BreakAsked } from "./page-messages.js";
import { startPageWorker } from "./page-port.js";

export interface RunningSearch {
  readonly result: Promise<{ found: Break | null; tried: number }>;
  stop(): void;
}

/** Looks in a worker for the nearest specification with another verdict. */
export function searchBreak(
  asked: Omit<BreakAsked, "kind">,
  onProgress: (progress: Progress) => void,
): RunningSearch {
  const worker = startPageWorker();
  let fail: (error: Error) => void = () => {};
  const result = new Promise<{ found: Break | null; tried: number }>((resolve, reject) => {
    fail = reject;
    worker.receive((answered) => {
      if (answered.kind === "break") resolve(answered.search);
      else if (answered.kind === "progress") onProgress(answered.progress);
      else if (answered.kind === "failed") reject(new Error(answered.reason));
    });
  });
  worker.send({ kind: "break", ...asked }, []);
  return {
    result: result.finally(() => worker.close()),
    stop: () => fail(new Error("stopped before a break was found")),
  };
}
