import { barNoun } from "../../claims/bars.js";
import { billions } from "../../claims/liquidity/dollars.js";
import type { L4Evidence } from "../../claims/liquidity/l4.js";
import { signalNames } from "../../claims/liquidity/l4-parameters.js";
import { dollarsPerUnit } from "../../claims/liquidity/l4-sample.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawResponsePanels } from "./response-panels.js";

/** What followed a release over the next quarter: the market, the Russell, and the Russell beyond the market. */
export function responseChart({ responses, frequency, contributions }: L4Evidence): Chart {
  const text = numberText("en");
  const noun = barNoun[frequency];
  const percent = (value: number, digits = 2) => text.signedPercent(value / 100, digits);
  const signal = contributions[0]?.link.choice.signal ?? "tga";
  const of = signalNames[signal]?.of ?? signal;
  const last = responses[0]?.response.points.at(-1)?.horizon ?? 0;
  const told = responses.map(({ outcome, response }) => {
    const end = response.points.at(-1);
    return `${outcome} ${end ? percent(end.value, 1) : ""}`;
  });
  return {
    id: "responses",
    title:
      told.length > 0
        ? `${upper(plural(last, noun))} after ${billions(dollarsPerUnit)} of ${of}: ${text.list(told)}.`
        : "The sample is too short to follow a release.",
    subtitle: `Sum of log returns, percent, over the ${noun} in which ${billions(dollarsPerUnit)} of ${of} were out and the ${noun}s after it; the band holds all horizons at once with ${text.percent(0.95)} probability.`,
    description: `${text.integer(responses.length)} panels of cumulative responses over ${plural(last, noun)}, each with a band.`,
    table: {
      columns: ["Of", `${upper(noun)}s on`, "Percent", "From", "To"],
      rows: responses.flatMap(({ outcome, response }) =>
        response.points.map(({ horizon, value, low, high }) => [
          outcome,
          horizon,
          text.signed(value, 2),
          text.signed(low, 2),
          text.signed(high, 2),
        ]),
      ),
    },
    series: ["rut", "spx", "walcl", "wtregen", "rrp"],
    draw: (width, surroundings) =>
      drawResponsePanels(
        {
          panels: responses.map(({ outcome, response }, i) => ({
            id: `response-${i}`,
            title: upper(outcome),
            note: `family-wise p ${text.pValue(response.familyWiseP)}`,
            colour: outcome.startsWith("the S&P")
              ? "spx"
              : outcome.startsWith("a random")
                ? "placebo"
                : "rut",
            points: response.points,
          })),
          sharedScale: true,
          marked: last,
          valueText: (value) => percent(value),
          tickText: percent,
          horizonText: (horizon) => `${plural(horizon, noun)} on`,
          axisNote: `${noun}s on`,
          columns: 3,
        },
        width,
        surroundings,
      ),
  };
}

function upper(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
