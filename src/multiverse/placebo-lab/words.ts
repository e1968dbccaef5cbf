import { barNoun } from "../../claims/bars.js";
import { numberText } from "../../text/numbers.js";
import type { PlaceboLab } from "./lab.js";
import { type LabRequest, noiseNames } from "./request.js";
import type { Share } from "./tally.js";

const text = numberText("en");

/** "143 of 1,000" */
export function countWords({ count, of }: Share): string {
  return `${text.integer(count)} of ${text.integer(of)}`;
}

/** "143 of 1,000 draws (95 % interval 12.2 % to 16.6 %)" */
export function shareWords(share: Share): string {
  const { low, high, level } = share;
  return `${countWords(share)} draws (${text.percent(level)} interval ${text.percent(low, 1)} to ${text.percent(high, 1)})`;
}

/** What is drawn, and how: with the model\u2019s figures. */
export function drawnWords({ request, model, blockLength, setting }: PlaceboLab): string {
  const noun = barNoun[setting.frequency];
  const figures = `mean ${text.signedPercent(model.mean, 3)} a ${noun}, innovations of ${text.percent(model.innovation, 2)}, first autocorrelation ${text.signed(model.autocorrelation, 3)}`;
  if (blockLength === null) return `${noiseNames[request.noise]} (${figures})`;
  return `${noiseNames[request.noise]} (mean length ${text.decimal(blockLength, 1)} ${noun}s)`;
}

/** "no breakout that is over", "fewer than three breakouts that are over" */
export function tooFewWords({ fewest }: Pick<LabRequest, "fewest">): string {
  return fewest === 1
    ? "no breakout that is over"
    : `fewer than ${text.integer(fewest)} breakouts that are over`;
}

/** What no number of draws can mend. */
export const oneHistory = "What is followed has one history, the same for every draw";
export const aboutDraws = "the intervals are about the number of draws alone";
