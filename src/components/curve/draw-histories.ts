import type { Panel, Setting } from "../../claims/claim.js";
import { type LabDraws, type LabFrame, labOf, type PlaceboLab } from "../../multiverse/placebo-lab/lab.js";
import type { LabRequest } from "../../multiverse/placebo-lab/request.js";
import type { Progress } from "../../multiverse/run.js";
import { workerCount } from "./carry-out.js";
import { startPageWorker } from "./page-port.js";

export interface RunningLab {
  readonly result: Promise<PlaceboLab>;
  stop(): void;
}

/** Draws that a worker is asked for at a time. */
const batch = 8;

/** Has workers draw histories and put them through H1: the same lab to the last digit however many they are. */
export function drawHistories(
  panels: Readonly<Record<string, Panel>>,
  setting: Setting,
  request: LabRequest,
  onDraws: (progress: Progress) => void,
): RunningLab {
  const workers = Array.from({ length: workerCount() }, startPageWorker);
  const parts: LabDraws[] = [];
  let frame: LabFrame | null = null;
  let next = 0;
  let done = 0;
  let fail: (error: Error) => void = () => {};
  const result = new Promise<PlaceboLab>((resolve, reject) => {
    fail = reject;
    for (const worker of workers) {
      const ask = () => {
        if (next >= request.draws) return;
        const to = Math.min(next + batch, request.draws);
        worker.send({ kind: "lab-draws", from: next, to }, []);
        next = to;
      };
      worker.receive((answered) => {
        if (answered.kind === "failed") reject(new Error(answered.reason));
        if (answered.kind === "lab-open") frame ??= answered.frame;
        if (answered.kind === "lab-draws") {
          parts.push(answered.part);
          done += answered.part.n.length;
          onDraws({ done, of: request.draws });
        }
        if (frame && done === request.draws) resolve(labOf(frame, parts));
        else ask();
      });
      worker.send({ kind: "lab-open", panels, setting, request }, []);
    }
  });
  return {
    result: result.finally(() => {
      for (const worker of workers) worker.close();
    }),
    stop: () => fail(new Error("stopped before all histories were drawn")),
  };
}
