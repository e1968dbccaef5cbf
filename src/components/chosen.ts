import type { Claim, Parameters, Setting } from "../claims/claim.js";
import { chooseParameters } from "../claims/evaluate-claim.js";
import type { OfferedFrequency } from "../claims/frequencies.js";

/** The setting and the values of a claim\u2019s controls that are in force. */
export interface Chosen {
  readonly setting: Setting;
  readonly values: Parameters;
}

/**
 * What a reader asked for, as a setting and values. Throws, in words that can be shown, on a day, bars or a value that the
 * claim or the vintage does not have.
 */
export function choose(
  claim: Claim,
  entry: { readonly setting: Setting; readonly offered: readonly OfferedFrequency[] },
  { frequency, asOf, ...rest }: Readonly<Record<string, string>>,
): Chosen {
  if (asOf && !(isDay(asOf) && asOf <= entry.setting.asOf))
    throw new Error(
      `\u201cas known on\u201d is a day (YYYY-MM-DD) up to ${entry.setting.asOf}, not \u201c${asOf}\u201d`,
    );
  const offered = entry.offered.find((o) => o.frequency === frequency && o.reason === null)?.frequency;
  if (frequency && !offered) throw new Error(`bars by ${frequency} are not offered by this vintage`);
  const setting = {
    ...entry.setting,
    frequency: offered ?? entry.setting.frequency,
    asOf: asOf || entry.setting.asOf,
  };
  return { setting, values: chooseParameters(claim.parameters(setting), rest) };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
