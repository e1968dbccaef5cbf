import type { Panel, Parameters, Setting } from "../../claims/claim.js";
import { defaultParameters } from "../../claims/evaluate-claim.js";
import { cardsOf } from "../../multiverse/curve-record.js";
import { subspace } from "../../multiverse/subspace.js";
import { choose } from "../chosen.js";
import { once } from "../once.js";
import { cardOnCurve, type ShownCurve } from "./curve-parts.js";
import { type CurveState, chosenOf } from "./curve-state.js";
import { cardAt, type LoadedCurve, panelsIn } from "./load-curve.js";

/** All that is asked for, and what is known of it. */
export interface Standing {
  readonly state: CurveState;
  readonly loaded: LoadedCurve;
  readonly setting: Setting;
  readonly shown: ShownCurve;
  readonly panels: () => Promise<Record<string, Panel>>;
}

/** Everything but the curve itself: the claim, the setting, the articles\u2019 choice and the reader\u2019s own. */
export async function prepareStanding(
  load: (id: string) => Promise<LoadedCurve>,
  state: CurveState,
  say: (words: string) => void,
): Promise<Standing> {
  const loaded = await load(state.claim);
  const { claim, source, entry } = loaded;
  const { setting, values } = choose(claim, entry, state.asked);
  const whole = loaded.spaceIn(setting);
  const chosen = chosenOf(whole.dimensions, state.only);
  const space = state.alone ? subspace(whole, chosen) : whole;
  const panels = once(() => panelsIn(loaded, setting, say));
  const defaults = defaultParameters(claim.parameters(setting));
  const { asOf: _, frequency: __, ...own } = state.asked;
  const hasOwn = Object.keys(own).length > 0;
  const isStandard = setting.asOf === entry.setting.asOf && setting.frequency === entry.setting.frequency;
  const card = async (parameters: Parameters) =>
    (isStandard ? cardOnCurve({ space: whole, record: loaded.record }, parameters) : null) ??
    cardAt(loaded, await panels(), setting, parameters);
  const article = await card(defaults);
  const shown: ShownCurve = {
    claim,
    source,
    space,
    setting,
    record: cardsOf([], space.specifications.length),
    chosen: state.alone ? {} : chosen,
    article,
    own: hasOwn ? await card(values) : null,
    standard: entry.setting,
  };
  return { state, loaded, setting, shown, panels };
}
