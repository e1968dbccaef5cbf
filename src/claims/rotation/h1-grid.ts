import type { PanelFrequency } from "../../series/series.js";
import { circularPlacebo } from "../../stats/circular-placebo.js";
import { type FamilyMaxima, familyMaxima, familyWiseP } from "../../stats/max-statistic.js";
import { mean } from "../../stats/mean.js";
import { shiftPValue } from "../../stats/shift-p-value.js";
import type { PValue } from "../claim.js";
import { keeper } from "../kept.js";
import { circleKey } from "./h1-circle.js";
import { lagOf, type Specified, specify } from "./h1-core.js";
import { defaultEntered, defaultGap, definitions } from "./h1-definitions.js";
import type { H1Data, Specification } from "./h1-specification.js";
import { countFollowed, type Study } from "./h1-study.js";

/** The waits and horizons that a reader could defend at each bar length; with the definitions they are the claim\u2019s family. */
export const familyGaps = {
  daily: [30, 60, 90, 120, 180, 365],
  weekly: [4, 8, 13, 17, 26, 52],
  monthly: [1, 2, 3, 4, 6, 12],
};
export const familyHorizons = {
  daily: [30, 60, 91, 182, 273, 365],
  weekly: [4, 9, 13, 26, 39, 52],
  monthly: [1, 2, 3, 6, 9, 12],
};

/** One definition at one horizon, and what it gives. */
export interface GridCell {
  readonly gap: number;
  readonly horizon: number;
  readonly n: number;
  readonly positives: number;
  /** Mean outcome after breakouts less that of every start; null without complete episodes. */
  readonly excess: number | null;
  readonly p: number | null;
}

interface Family {
  readonly placebos: number;
  readonly maxima: FamilyMaxima;
}

/** A definition with its waits, as the family tries it. */
export type Wording = Pick<Specification, "definition" | "gap" | "entered">;

/** Every wording of breakout and strong uptrend in the family: the record close after each gap, the others at their defaults. */
export function familyWordings(frequency: PanelFrequency): Wording[] {
  const entered = defaultEntered(frequency);
  return definitions.flatMap(({ id: definition }) => {
    const gaps = definition === "record" ? familyGaps[frequency] : [defaultGap[frequency]];
    return gaps.map((gap) => ({ definition, gap, entered }));
  });
}

const families = keeper<Family>(24);
const grids = keeper<readonly GridCell[]>(24);

/** What the cells of a family share, as a key. */
export function contextKey(choice: Specification): string {
  return `${choice.signal} ${circleKey(choice)} ${choice.measure} ${lagOf(choice)}`;
}

/** Gap by horizon, for the record close, what else is chosen as in the specification. */
export function choicesOf(data: H1Data, choice: Specification): readonly GridCell[] {
  return grids(data, contextKey(choice), () =>
    familyGaps[data.frequency].flatMap((gap) =>
      familyHorizons[data.frequency].flatMap((horizon) => {
        const specified = specify(data, { ...choice, definition: "record", gap, horizon });
        return typeof specified === "string" ? [] : [toCell(specified)];
      }),
    ),
  );
}

/** What one specification gives, in a cell: the numbers of its own study. */
export function toCell(specified: Specified): GridCell {
  const { outcomes, events, specification } = specified;
  const { gap, horizon } = specification;
  const placebo = events.length > 0 ? circularPlacebo({ outcomes, events }) : null;
  return {
    gap,
    horizon,
    n: events.length,
    positives: countFollowed(specified),
    excess: placebo && Number(placebo[0]) - mean(placebo),
    p: placebo && shiftPValue(placebo, "greater"),
  };
}

/**
 * Every wording at every horizon, what else is chosen as in the specification. All share one circle, whatever their
 * horizon: the bars of the sample, the last followed by the first.
 */
function familyOf(data: H1Data, choice: Specification): Family {
  return families(data, contextKey(choice), () => {
    const specified = familyWordings(data.frequency).flatMap((wording) =>
      familyHorizons[data.frequency].flatMap((horizon) => {
        const one = specify(data, { ...choice, ...wording, horizon });
        return typeof one === "string" || one.events.length === 0 ? [] : [one];
      }),
    );
    return {
      placebos: specified.length,
      maxima: familyMaxima(specified.map(circularPlaceboOfWhole), "greater"),
    };
  });
}

function circularPlaceboOfWhole({ whole: outcomes, events }: Specified): Float64Array {
  return circularPlacebo({ outcomes, events });
}

/** The p-value of one study corrected for the whole family, never below its own; null without complete episodes. */
export function familyWise(data: H1Data, study: Study): PValue | null {
  const { choice, placebo } = study;
  const specified = specify(data, choice);
  if (!placebo || typeof specified === "string") return null;
  const { placebos, maxima } = familyOf(data, choice);
  const own = circularPlaceboOfWhole(specified);
  const { p, smallestAttainable } = familyWiseP({ own, others: maxima, alternative: "greater" });
  return {
    value: Math.max(p, placebo.p),
    method: `the largest of the family\u2019s ${placebos} definitions and this one, under the same shifts`,
    sided: "one",
    smallestAttainable,
  };
}

/** How many record closes of the sample each gap would leave, complete or not. */
export function eventsByGap(data: H1Data, choice: Specification, longest: number): number[] {
  const all = specify(data, { ...choice, definition: "record", gap: 1 });
  const quiets = typeof all === "string" ? [] : all.placed.map(({ breakout }) => breakout.quiet);
  return Array.from({ length: longest }, (_, i) => quiets.filter((quiet) => quiet > i).length);
}
