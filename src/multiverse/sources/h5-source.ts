import type { Panel, Parameters } from "../../claims/claim.js";
import { leadLimits } from "../../claims/rotation/h2-evidence.js";
import { h5 } from "../../claims/rotation/h5.js";
import { ahead, aheadFamily, momentum, smallestNormalP } from "../../claims/rotation/h5-ahead.js";
import { ones } from "../../claims/rotation/ones.js";
import { barsChoice, type RotationBars, rotationBars } from "../../claims/rotation/rotation-bars.js";
import { leastSquares } from "../../stats/least-squares.js";
import { overlappingSums } from "../../stats/overlapping-sums.js";
import { fromControls } from "../claim-dimensions.js";
import { slopeKernel } from "../kernels.js";
import { memory } from "../memory.js";
import type { Prepared, SpecificationSource } from "../source.js";
import { listSpace } from "../space.js";

const starts = ["2015-08-01", "2016-01-01", "2018-01-01"] as const;
const followers = [
  { id: "eth", label: "ether" },
  { id: "alts", label: "altcoins" },
] as const;

/** What the market\u2019s momentum leaves of a column. */
function beyond(column: Float64Array, market: Float64Array): Float64Array {
  const x = [ones(column.length), market.slice(0, column.length)];
  return leastSquares({ y: column, x }).residuals;
}

function prepare({ bars: panel }: Readonly<Record<string, Panel>>): Prepared {
  if (!panel) throw new Error("H5: needs the panel bars");
  const barsOf = (parameters: Parameters) => rotationBars(panel, barsChoice(parameters));
  const longest = followers
    .flatMap(({ id }) => {
      const bars = barsOf({ asset: id, start: starts[0] });
      return typeof bars === "string" ? [] : [bars];
    })
    .sort((a, b) => b.n - a.n)[0];
  const signals = memory<Float64Array>();
  const signalOf = (bars: RotationBars, past: number) =>
    signals(String(past), () => beyond(momentum(bars.signal, bars, past), momentum(bars.market, bars, past)));
  return {
    circle: Math.max(2, longest?.n ?? 0),
    carryOut(parameters) {
      const bars = barsOf(parameters);
      if (typeof bars === "string") return { reason: bars };
      const [past, horizon] = [Number(parameters.past), Number(parameters.horizon)];
      const fewest = Math.max(leadLimits[panel.frequency].fewest, 3 * horizon);
      if (!longest || bars.n < fewest || bars.first < past) {
        return { reason: "the sample has too few bars, or too short a past" };
      }
      const from = longest.returnDates.indexOf(bars.returnDates[0] ?? "");
      if (from < 0 || longest.returnDates[from + bars.n - 1] !== bars.returnDates.at(-1)) {
        return { reason: "its bars are not those of the longest sample" };
      }
      const { slope, hodrick, n } = ahead(bars, { past, horizon, besideMarket: true });
      return slopeKernel({
        card: { estimate: slope, p: hodrick.p, smallestAttainable: smallestNormalP, n },
        unshifted: "statistic",
        signal: signalOf(longest, past),
        outcomes: beyond(overlappingSums(bars.y, horizon), momentum(bars.market, bars, past)),
        from,
        statistic: "slope",
      });
    },
  };
}

/** The curve of H5: what the Russell\u2019s momentum says about crypto ahead beside the S&P 500\u2019s. */
export const h5Source: SpecificationSource = {
  claim: "H5",
  chapter: "rotation",
  alternative: "greater",
  estimate: { label: "return ahead for momentum beside the market\u2019s", unit: "% per %" },
  space: ({ frequency }) => {
    const { pasts, horizons } = aheadFamily[frequency];
    const clock = frequency === "monthly" ? {} : { clock: ["same", "earlier"] };
    return listSpace({
      claim: "H5",
      frequency,
      ...fromControls(
        h5.parameters({ frequency, asOf: "", vintage: "" }),
        { start: starts, ...clock, horizon: horizons },
        followers.map(({ id, label }) => ({ id, label, options: { asset: [id], past: pasts } })),
      ),
    });
  },
  prepare,
};
