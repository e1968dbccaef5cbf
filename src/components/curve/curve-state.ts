import type { Parameters, ParameterValue, Setting } from "../../claims/claim.js";
import { usualShifts } from "../../multiverse/plan.js";
import type { Dimension } from "../../multiverse/space.js";
import { readAddress } from "../address.js";

/** What a reader asks of the page of curves, as its address says it. */
export interface CurveState {
  readonly claim: string;
  /** The reader\u2019s own definitions of the claim, with the day and the bars, as the claim\u2019s own page writes them. */
  readonly asked: Readonly<Record<string, string>>;
  /** The choices that are looked at, by control. */
  readonly only: Readonly<Record<string, string>>;
  /** Whether only these are carried out and tested, as a curve of their own. */
  readonly alone: boolean;
  readonly shifts: number;
}

/** How many shifts a reader may ask for. */
export const offeredShifts = [500, usualShifts, 5000] as const;

const onlyPrefix = "only.";

/** Reads the state of the page: `claim=H1&only.definition=record&shifts=500&H1.gap=60&asOf=2026-01-09`. */
export function readState(search: string, standard: string): CurveState {
  const address = new URLSearchParams(search);
  const claim = address.get("claim") ?? standard;
  const only = [...address].flatMap(([key, value]) =>
    key.startsWith(onlyPrefix) ? [[key.slice(onlyPrefix.length), value] as const] : [],
  );
  const shifts = offeredShifts.find((count) => String(count) === address.get("shifts")) ?? usualShifts;
  const alone = address.get("alone") === "yes" && only.length > 0;
  return { claim, asked: readAddress(claim, search), only: Object.fromEntries(only), alone, shifts };
}

/** The address that brings the state back: what is as it stands without asking is left out. */
export function writeState({ claim, asked, only, alone, shifts }: CurveState, standard: string): string {
  const address = new URLSearchParams();
  if (claim !== standard) address.set("claim", claim);
  const { asOf, ...own } = asked;
  if (asOf) address.set("asOf", asOf);
  for (const [id, value] of Object.entries(own)) address.set(`${claim}.${id}`, value);
  for (const [id, value] of Object.entries(only)) address.set(`${onlyPrefix}${id}`, value);
  if (alone) address.set("alone", "yes");
  if (shifts !== usualShifts) address.set("shifts", String(shifts));
  const text = address.toString();
  return text ? `?${text}` : "";
}

/** The choices asked for as values of the space\u2019s controls. Throws, naming the control, where it has no such choice. */
export function chosenOf(dimensions: readonly Dimension[], only: CurveState["only"]): Parameters {
  const chosen = Object.entries(only).map(([id, text]): [string, ParameterValue] => {
    const dimension = dimensions.find((one) => one.id === id);
    const option = dimension?.options.find(({ value }) => String(value) === text);
    if (!option) {
      const known = dimension
        ? `${id} is one of ${dimension.options.map(({ value }) => value).join(", ")}`
        : `the curve varies ${dimensions.map((one) => one.id).join(", ")}`;
      throw new Error(`${known}, not \u201c${id}=${text}\u201d`);
    }
    return [id, option.value];
  });
  return Object.fromEntries(chosen);
}

/** Whether a setting and choices are those that the report computed beforehand. */
export function isComputed(
  { setting, chosen, shifts }: { setting: Setting; chosen: Parameters; shifts: number },
  standard: Setting,
): boolean {
  return (
    setting.asOf === standard.asOf &&
    setting.frequency === standard.frequency &&
    Object.keys(chosen).length === 0 &&
    shifts === usualShifts
  );
}
