import { plural } from "../../text/numbers.js";
import type { Parameter, Parameters } from "../claim.js";
import { models, type StepStudyChoice, windowDays } from "./p2-study.js";

export const assetNames: Readonly<Record<string, string>> = { eth: "Ether", btc: "Bitcoin" };
const modelNames: Readonly<Record<string, string>> = {
  "market-model": "the market model on the S&P 500",
  "constant-mean": "its own mean before",
};
const estimations = [30, 60, 90, 120];

/** The choices that the study of the bill\u2019s steps leaves open. */
export function parameters(): Parameter[] {
  const choice = (
    id: string,
    label: string,
    standard: string | number,
    options: readonly (readonly [string | number, string])[],
  ): Parameter => ({
    kind: "choice",
    id,
    label,
    default: standard,
    options: options.map(([value, words]) => ({ value, label: words })),
  });
  return [
    choice("asset", "what is followed", "eth", Object.entries(assetNames)),
    choice(
      "window",
      "window, trading days from the step on",
      3,
      windowDays.map((days) => [days, plural(days, "day")] as const),
    ),
    choice("model", "what would have come anyway", "market-model", Object.entries(modelNames)),
    choice(
      "estimation",
      "trading days before to fit it",
      60,
      estimations.map((days) => [days, String(days)] as const),
    ),
    choice("steps", "which steps", "decisions", [
      ["decisions", "votes, and votes put off"],
      ["forward", "votes that passed"],
      ["all", "every dated step"],
    ]),
    {
      kind: "choice",
      id: "calendar",
      label: "the bill\u2019s days",
      default: "own",
      falsifies: true,
      options: [
        { value: "own", label: "as they were" },
        { value: "shifted", label: "moved by half the sample" },
        { value: "random", label: "drawn at random" },
      ],
    },
  ];
}

/** One complete choice. */
export function choiceOf({ asset, window, model, estimation, calendar }: Parameters): StepStudyChoice {
  const chosen = models.find((one) => one === model) ?? "market-model";
  return {
    asset: String(asset),
    window: Number(window),
    model: chosen,
    estimation: Number(estimation),
    calendar: String(calendar),
  };
}

/** The definitions in force, as a sentence. */
export function inWords({ asset, window, model, estimation, steps }: Parameters): string {
  const which =
    steps === "all"
      ? "every dated step"
      : steps === "forward"
        ? "every vote that passed"
        : "every vote, and every vote put off,";
  return `${assetNames[String(asset)] ?? String(asset)} over the ${plural(Number(window), "trading day")} from ${which} on, beyond ${modelNames[String(model)] ?? String(model)}, fitted on the ${estimation} trading days before.`;
}
