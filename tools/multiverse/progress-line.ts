import type { Progress } from "../../src/multiverse/run.js";
import { secondsLeft } from "../../src/multiverse/time-left.js";
import { numberText } from "../../src/text/numbers.js";

const text = numberText("en");

/** Writes how far a run is on one line of a terminal, again and again; nothing where the output is no terminal. */
export function progressLine(
  terminal: { readonly isTTY?: boolean; write(text: string): unknown },
  startedAt: number,
  what = "specifications",
): (progress: Progress) => void {
  return (progress) => {
    if (!terminal.isTTY) return;
    const { done, of } = progress;
    const left = secondsLeft(progress, performance.now() - startedAt) ?? 0;
    const end = done === of ? "\n" : "";
    terminal.write(
      `\r${text.integer(done)} of ${text.integer(of)} ${what}, about ${text.integer(Math.ceil(left))} s left   ${end}`,
    );
  };
}
