import { mean } from "../../stats/mean.js";
import { shiftPValue } from "../../stats/shift-p-value.js";
import type { Study } from "./h1-study.js";

export interface DroppedEpisode {
  readonly date: string;
  readonly excess: number;
  readonly p: number;
}

/** The estimate and its placebo p with each complete episode left out in turn. */
export function dropOne({ complete, outcomes, events, placebo }: Study): DroppedEpisode[] {
  const n = events.length;
  if (!placebo || n < 2) return [];
  const usual = mean(outcomes);
  const size = outcomes.length;
  const rest = new Float64Array(size);
  return complete.map(({ date }, i) => {
    const event = events[i] ?? 0;
    for (let shift = 0; shift < size; shift += 1) {
      const place = event + shift < size ? event + shift : event + shift - size;
      rest[shift] = (n * (placebo.placebo[shift] as number) - (outcomes[place] as number)) / (n - 1);
    }
    return { date, excess: Number(rest[0]) - usual, p: shiftPValue(rest, "greater") };
  });
}
