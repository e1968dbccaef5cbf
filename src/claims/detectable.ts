import { minimumDetectableEffect } from "../stats/minimum-detectable-effect.js";
import { numberText } from "../text/numbers.js";
import type { Estimate } from "./claim.js";

const power = 0.8;
const alpha = 0.05;
const standardised = new Map<number, number>();

/** The standardised effect depends on n alone and takes tens of milliseconds: it is kept. */
function standardisedEffect(n: number): number {
  const effect = standardised.get(n) ?? minimumDetectableEffect({ n, alpha, power });
  standardised.set(n, effect);
  return effect;
}

/** The smallest mean that as many independent events find with four fifths power, from the spread of one; null below two. */
export function detectableMean(effectiveN: number, spread: number, unit: string): Estimate | null {
  if (effectiveN < 2) return null;
  return {
    value: standardisedEffect(effectiveN) * spread,
    unit,
    label: `smallest mean difference that as many independent events find with ${numberText("en").percent(power)} power`,
  };
}
