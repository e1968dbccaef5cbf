import { plural } from "../../text/numbers.js";
import type { Finding, Parameters } from "../claim.js";
import { definitionOf } from "./h1-definitions.js";
import type { H1Evidence } from "./h1-evidence.js";
import { toSpecification } from "./h1-specification.js";

/** What stands beside the sliders while they move: how many breakouts are left, and how many of them are over. */
export function h1Remaining(
  { evidence }: Finding<H1Evidence>,
  values: Parameters,
): Readonly<Record<string, string>> {
  if (!evidence) return { gap: "", horizon: "" };
  const { episodes, complete } = evidence.study;
  const { waits } = definitionOf(toSpecification(values).definition);
  const open = episodes.length - complete.length;
  return {
    gap:
      waits === "gap"
        ? `leaves ${plural(episodes.length, "breakout")}`
        : `not asked by this definition, which finds ${plural(episodes.length, "case")}`,
    horizon: open > 0 ? `${plural(open, "breakout")} not over yet` : "all of them over",
  };
}
