import { numberText, plural } from "../../text/numbers.js";
import type { Reading } from "../claim.js";
import { onDate } from "../fact-words.js";
import { untestableVerdict } from "../verdict.js";
import type { P2Evidence } from "./p2-evidence.js";
import type { StepStudyChoice, StudiedStep } from "./p2-study.js";

/** The words of the articles, which nothing can test yet, and what prices can tell in their place. */
export function readingsOf(
  { assetName, choice, steps }: P2Evidence,
  study: Reading["verdict"] | null,
): Reading[] {
  const unborn = "the bill was not law by the last day of the facts: nothing can show its effect";
  return [
    { words: "mitigate market manipulation", verdict: untestableVerdict(), reason: unborn },
    { words: "attract institutions", verdict: untestableVerdict(), reason: unborn },
    {
      words: `${assetName.toLowerCase()} took the bill\u2019s steps as good news`,
      verdict: study ?? "cannot-say",
      reason: study
        ? `${plural(steps.length, "step")} with a whole window of ${plural(choice.window, "day")}`
        : lackWords(choice),
    },
  ];
}

function lackWords({ estimation, window }: StepStudyChoice): string {
  return `no step has ${estimation} trading days before it and ${plural(window, "day")} from it on in this vintage, as known on that day`;
}

export function sentence({
  assetName,
  choice,
  steps,
  left,
  signedMean,
  p,
  smallestAttainable,
}: P2Evidence): string {
  const text = numberText("en");
  const lead = "A law that is not enacted can neither curb manipulation nor bring institutions";
  if (signedMean === null || p === null || smallestAttainable === null)
    return `${lead}. Nor can its steps be studied: ${lackWords(choice)}.`;
  const told = `Over the ${plural(choice.window, "trading day")} from ${countSteps(steps)} on, ${assetName.toLowerCase()} moved on average by ${text.signedPercent(signedMean, 1)} in the direction that the step should have moved it, beyond what would have come anyway (p ${text.pValue(p)}, smallest attainable ${text.pValue(smallestAttainable)})`;
  const missing =
    left.length === 0
      ? ""
      : `; no whole window is held around ${text.list(left.map(({ fact }) => onDate(fact).replace(/^(on|in) /, "")))}`;
  return `${lead}. ${told}${missing}.`;
}

function countSteps(steps: readonly StudiedStep[]): string {
  return steps.length === 1 ? "one step of the bill" : `${plural(steps.length, "step")} of the bill`;
}
