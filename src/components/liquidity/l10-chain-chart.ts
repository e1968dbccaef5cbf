import { barNoun } from "../../claims/bars.js";
import { billions } from "../../claims/liquidity/dollars.js";
import { dollarsPerUnit } from "../../claims/liquidity/l4-sample.js";
import {
  arrowWords,
  chainAssetNames,
  type L10Evidence,
  middleNames,
  pointAt,
} from "../../claims/liquidity/l10.js";
import type { LinkId } from "../../claims/liquidity/l10-chain.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawResponsePanels } from "./response-panels.js";

const order: readonly LinkId[] = ["to-middle", "to-middle-beyond", "to-asset", "direct", "direct-given"];

/** The arrows of the chain, each with what followed its signal. */
export function chainChart({ chain, horizon, frequency }: L10Evidence): Chart {
  const text = numberText("en");
  const noun = barNoun[frequency];
  const percent = (value: number, digits = 1) => text.signedPercent(value / 100, digits);
  const { choice, links } = chain;
  const asset = chainAssetNames[choice.asset];
  const colours: Readonly<Record<LinkId, string>> = {
    "to-middle": choice.middle === "spx" ? "spx" : "rut",
    "to-middle-beyond": choice.middle === "spx" ? "spx" : "rut",
    "to-asset": choice.asset === "walk" ? "placebo" : choice.asset,
    direct: choice.asset === "walk" ? "placebo" : choice.asset,
    "direct-given": choice.asset === "walk" ? "placebo" : choice.asset,
  };
  const clear = (id: LinkId) => {
    const { low, high } = pointAt(chain, id, horizon);
    return low > 0 || high < 0;
  };
  const standing = order.filter(clear).length;
  return {
    id: "chain",
    title: `${standing === 0 ? "No arrow" : `${upper(countWord(standing))} of ${countWord(order.length)} arrows`} of the chain ${standing === 1 || standing === 0 ? "is" : "are"} clear of zero ${plural(horizon, noun)} on; the one from ${middleNames[choice.middle]} to ${asset} is at ${percent(pointAt(chain, "to-asset", horizon).value)}.`,
    subtitle: `Sum of log returns over the next ${noun}s, percent, after ${billions(dollarsPerUnit)} of liquidity or after one percent of ${middleNames[choice.middle]}; each panel with its own scale, the bands hold all horizons at once with ${text.percent(0.95)} probability.`,
    description: `${text.integer(order.length)} panels of cumulative responses, each with a band.`,
    table: {
      columns: ["Arrow", `${upper(noun)}s on`, "Percent", "From", "To", "p, family-wise"],
      rows: order.flatMap((id) =>
        links[id].points.map((point, i) => [
          arrowWords(chain, id),
          point.horizon,
          text.signed(point.value, 2),
          text.signed(point.low, 2),
          text.signed(point.high, 2),
          text.pValue(links[id].familyWiseP[i] ?? 1),
        ]),
      ),
    },
    series: ["walcl", "wtregen", "rrp", "rut", "spx", choice.asset === "btc" ? "btc" : "eth"],
    draw: (width, surroundings) =>
      drawResponsePanels(
        {
          panels: order.map((id) => ({
            id,
            title: upper(arrowWords(chain, id)),
            note: `family-wise p at ${plural(horizon, noun)} ${text.pValue(links[id].familyWiseP[horizon - 1] ?? 1)}`,
            colour: colours[id],
            points: links[id].points,
          })),
          sharedScale: false,
          marked: horizon,
          valueText: (value) => percent(value),
          tickText: percent,
          horizonText: (at) => `${plural(at, noun)} on`,
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
