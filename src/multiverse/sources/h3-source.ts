import type { Panel, Parameters } from "../../claims/claim.js";
import { h3 } from "../../claims/rotation/h3.js";
import { h3Evidence, reachOf } from "../../claims/rotation/h3-evidence.js";
import { orderLink } from "../../claims/rotation/h3-links.js";
import { matchTurns, type Track, type Turn, turnsOf } from "../../claims/rotation/h3-turns.js";
import type { PanelFrequency } from "../../series/series.js";
import { fromControls } from "../claim-dimensions.js";
import { memory } from "../memory.js";
import type { Kernel, Prepared, SpecificationSource } from "../source.js";
import { listSpace } from "../space.js";

/** How long a turn must be the extreme on either side: from about the shortest that the control allows to twice its default. */
const windows: Readonly<Record<PanelFrequency, readonly number[]>> = {
  daily: [60, 90, 120, 180, 240],
  weekly: [8, 13, 17, 26, 34],
  monthly: [2, 3, 4, 6, 8],
};
const followers = [
  { id: "eth", label: "ether" },
  { id: "alts", label: "altcoins" },
] as const;

/** As many as the card asks for before it speaks of a mean lag. */
const fewestMatched = 4;

interface Pair {
  readonly leader: Track;
  readonly follower: Track;
}

interface Circle {
  readonly start: number;
  readonly size: number;
}

/** The mean lag of matched turns, the leader\u2019s turns moved round the bars on which a follower has any. */
function lagKernel(
  { leader, follower }: Pair,
  window: number,
  { start, size }: Circle,
  reach: number,
): Kernel {
  const { byTurns, matched, p, smallestP } = orderLink(leader, follower, window, reach);
  const own = turnsOf(leader, window).filter(({ at }) => at >= start && at < start + size);
  const others = turnsOf(follower, window);
  return {
    card: {
      estimate: byTurns?.lag ?? null,
      p: byTurns ? p : null,
      smallestAttainable: byTurns && p !== null ? smallestP : null,
      n: matched.length,
    },
    circle: size,
    unshifted: "statistic",
    shift({ shifts, values, present }) {
      shifts.forEach((shift, j) => {
        const moved: Turn[] = own.map(({ at, kind }) => ({
          kind,
          at: start + ((at - start + shift) % size),
        }));
        const lags = matchTurns(moved, others, window);
        present[j] = lags.length >= fewestMatched ? 1 : 0;
        values[j] =
          lags.length >= fewestMatched ? lags.reduce((sum, { lag }) => sum + lag, 0) / lags.length : 0;
      });
    },
  };
}

function prepare({ bars: panel }: Readonly<Record<string, Panel>>): Prepared {
  if (!panel) throw new Error("H3: needs the panel bars");
  const { frequency } = panel;
  const pairs = memory<Pair | string>();
  const pairOf = (parameters: Parameters) =>
    pairs(`${parameters.asset} ${parameters.clock}`, () => {
      const evidence = h3Evidence(panel, { ...parameters, window: windows[frequency][0] ?? 1 });
      if (typeof evidence === "string") return evidence;
      const track = (id: string) => evidence.tracks.find((one) => one.track.id === id)?.track;
      const [leader, follower] = [track("leader"), track("follower")];
      return leader && follower ? { leader, follower } : "there is no track to compare";
    });
  const found = followers.flatMap(({ id }) => {
    const pair = pairOf({ asset: id, clock: "same", signal: "rut", placebo: "none" });
    return typeof pair === "string" ? [] : [pair];
  });
  const start = Math.min(...found.map(({ follower }) => follower.first));
  const end = Math.max(...found.map(({ leader }) => leader.first + leader.levels.length));
  const circle = found.length === 0 ? { start: 0, size: 2 } : { start, size: end - start };
  return {
    circle: circle.size,
    carryOut(parameters) {
      const pair = pairOf(parameters);
      if (typeof pair === "string") return { reason: pair };
      return lagKernel(pair, Number(parameters.window), circle, reachOf[frequency]);
    },
  };
}

/** The curve of H3: by how much crypto turns later than the Russell. */
export const h3Source: SpecificationSource = {
  claim: "H3",
  chapter: "rotation",
  alternative: "greater",
  estimate: { label: "mean lag of crypto\u2019s turning points behind the Russell\u2019s", unit: "bars" },
  space: ({ frequency }) => {
    const clock = frequency === "monthly" ? {} : { clock: ["same", "earlier"] };
    return listSpace({
      claim: "H3",
      frequency,
      ...fromControls(
        h3.parameters({ frequency, asOf: "", vintage: "" }),
        { ...clock, window: windows[frequency] },
        followers.map(({ id, label }) => ({ id, label, options: { asset: [id] } })),
      ),
    });
  },
  prepare,
};
