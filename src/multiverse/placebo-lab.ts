import type { Panel, Setting } from "../claims/claim.js";
import { StatisticsError } from "../stats/statistics-error.js";
import { type LabDraws, type LabFrame, labOf, type PlaceboLab } from "./placebo-lab/lab.js";
import { prepareLab } from "./placebo-lab/prepare.js";
import type { LabRequest } from "./placebo-lab/request.js";

export interface LabProgress {
  /** Draws carried out, and those asked for. */
  readonly done: number;
  readonly of: number;
}

export interface LabOptions {
  /** Told after every batch: the lab so far is `labOf(frame, parts)`. */
  readonly onDraws?: ((part: LabDraws, progress: LabProgress, frame: LabFrame) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Draws between two reports. */
  readonly batch?: number | undefined;
}

const usualBatch = 8;

/** Lets other work of the thread run: a message, a click, a stop. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * How often the articles\u2019 own method would have announced a success on histories of small caps that never were: look at
 * the breakouts of an index, look at what ether did afterwards, and say that it follows.
 *
 * What breaks out is drawn; what follows is the one history of ether there is. The draws are independent of one another
 * and of ether given that history, and a share of them says how often noise succeeds on it, not on another. So an interval
 * of such a share is about the number of draws alone.
 *
 * Input: H1\u2019s panels and setting; the request. Output: plain data, the same to the last digit for the same request,
 * whatever the batches. Throws as `prepareLab` does, and `aborted` once the signal says so.
 */
export async function runPlaceboLab(
  panels: Readonly<Record<string, Panel>>,
  setting: Setting,
  request: LabRequest,
  { onDraws, signal, batch = usualBatch }: LabOptions = {},
): Promise<PlaceboLab> {
  if (!Number.isSafeInteger(batch) || batch < 1) {
    throw new Error(`batch is ${batch}; a whole number, at least one, is needed`);
  }
  const { frame, draw } = prepareLab(panels, setting, request);
  const parts: LabDraws[] = [];
  for (let from = 0; from < request.draws; from += batch) {
    if (signal?.aborted) {
      throw new StatisticsError("aborted", `aborted after ${from} of ${request.draws} draws.`);
    }
    const to = Math.min(from + batch, request.draws);
    const part = draw(from, to);
    parts.push(part);
    onDraws?.(part, { done: to, of: request.draws }, frame);
    await breath();
  }
  return labOf(frame, parts);
}
