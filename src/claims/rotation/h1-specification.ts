import type { PanelFrequency } from "../../series/series.js";
import type { Panel, Parameters } from "../claim.js";
import type { AssetId, FollowerId } from "./h1-assets.js";
import type { DefinitionId } from "./h1-definitions.js";
import type { AdjustmentId, MeasureId } from "./h1-measures.js";
import type { SignalId } from "./h1-signals.js";

/** One complete choice for H1: what breaks out and by which definition, what is followed, and how it is measured. */
export interface Specification {
  readonly signal: SignalId;
  readonly definition: DefinitionId;
  /** Bars without a record that a record must end. */
  readonly gap: number;
  /** Bars out of an uptrend after which entering it counts. */
  readonly entered: number;
  readonly asset: AssetId;
  readonly follower: FollowerId;
  readonly measure: MeasureId;
  readonly adjust: AdjustmentId;
  /** Bars that it is followed, bars left out before, and bars between the close that is known and the one bought at. */
  readonly horizon: number;
  readonly delay: number;
  readonly entry: number;
  /** First date (YYYY-MM-DD) from which bars and breakouts count. */
  readonly start: string;
}

/** The panels of H1: what is followed, by bars of crypto; what breaks out, by bars of New York; and the altcoins. */
export interface H1Data {
  readonly history: Panel;
  readonly signals: Panel;
  readonly altcoins: Panel;
  readonly frequency: PanelFrequency;
}

const opened = new WeakMap<Panel, H1Data>();

/** The panels as one object: the same for the same panels, so that what is computed from them can be kept. */
export function h1Data({ history, signals, altcoins }: Readonly<Record<string, Panel>>): H1Data {
  if (!history || !signals || !altcoins)
    throw new Error("H1: needs the panels history, signals and altcoins");
  const known = opened.get(history);
  if (known && known.signals === signals && known.altcoins === altcoins) return known;
  const data = { history, signals, altcoins, frequency: history.frequency };
  opened.set(history, data);
  return data;
}

/** The specification that a reader's parameters make. */
export function toSpecification(values: Parameters): Specification {
  const { gap, entered, horizon, delay, entry, ...words } = values;
  return {
    ...(words as Pick<
      Specification,
      "signal" | "definition" | "asset" | "follower" | "measure" | "adjust" | "start"
    >),
    gap: Number(gap),
    entered: Number(entered),
    horizon: Number(horizon),
    delay: Number(delay),
    entry: Number(entry),
  };
}
