import type { PanelFrequency } from "../../series/series.js";
import { circularPlacebo } from "../../stats/circular-placebo.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import { keeper } from "../kept.js";
import { specify } from "./h1-core.js";
import { definitionOf } from "./h1-definitions.js";
import { contextKey, familyWordings, type GridCell, toCell, type Wording } from "./h1-grid.js";
import type { H1Data, Specification } from "./h1-specification.js";

/** One wording of breakout or strong uptrend at the horizon chosen, and what it gives. */
export interface StripRow extends GridCell {
  readonly label: string;
  /** Standard deviation of the shifts of its calendar, in log points; null without complete episodes. */
  readonly spread: number | null;
  /** Whether it is the one chosen. */
  readonly own: boolean;
}

interface Tried {
  readonly wording: Wording;
  readonly cell: GridCell;
  readonly spread: number | null;
}

const strips = keeper<readonly Tried[]>(60);

/** Every wording of the family at the horizon chosen, and the one chosen where the family does not have it. */
export function stripOf(data: H1Data, choice: Specification): StripRow[] {
  const key = `${contextKey(choice)} ${choice.horizon}`;
  const family = strips(data, key, () =>
    familyWordings(data.frequency).flatMap((one) => tried(data, choice, one)),
  );
  const isOwn = ({ wording }: Tried) => sameWording(wording, choice);
  const all = family.some(isOwn) ? family : [...family, ...tried(data, choice, choice)];
  return all.map((one) => ({
    ...one.cell,
    label: labelOf(one.wording, data.frequency),
    spread: one.spread,
    own: isOwn(one),
  }));
}

function tried(data: H1Data, choice: Specification, { definition, gap, entered }: Wording): Tried[] {
  const wording = { definition, gap, entered };
  const specified = specify(data, { ...choice, ...wording });
  if (typeof specified === "string") return [];
  const { outcomes, events } = specified;
  const spread = events.length > 0 ? standardDeviation(circularPlacebo({ outcomes, events })) : null;
  return [{ wording, cell: toCell(specified), spread }];
}

/** Whether two wordings find the same: the waits that a definition does not use do not count. */
export function sameWording(one: Wording, other: Wording): boolean {
  if (one.definition !== other.definition) return false;
  const { waits } = definitionOf(one.definition);
  if (waits === "fixed") return true;
  return waits === "gap" ? one.gap === other.gap : one.entered === other.entered;
}

function labelOf({ definition, gap }: Wording, frequency: PanelFrequency): string {
  if (definition === "record") return `record after ${plural(gap, barNoun[frequency])} without one`;
  return definitionOf(definition).label(frequency);
}
