import { calendarTimePortfolio } from "../../src/stats/calendar-time-portfolio.js";
import { circularShiftTest } from "../../src/stats/circular-shift-test.js";
import { crossSectionalT } from "../../src/stats/cross-sectional-t.js";
import { mean } from "../../src/stats/mean.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { recordBreakouts } from "../../src/stats/record-breakouts.js";
import { signTest } from "../../src/stats/sign-test.js";
import type { Process, World } from "./processes.js";
import { beyondMarket, oneSided, type PValues, type Test } from "./tested.js";

const calendars = [
  { name: "quiet records", quiet: 13, cooldown: 13 },
  { name: "all records", quiet: 0, cooldown: 0 },
] as const;

const kinds = [
  { kind: "circular shift", isDefault: true },
  { kind: "circular shift, market left in" },
  { kind: "sign test" },
  { kind: "naive t" },
  { kind: "calendar time, NW(h)" },
] as const;

export const eventTests: readonly Test[] = calendars.flatMap((calendar) =>
  kinds.map(({ kind, ...rest }) => ({ name: `${calendar.name}: ${kind}`, ...rest })),
);

/** The windows of two and more events that are over; fewer than two leave the plain t without a value. */
function eventsOf({ x }: World, { quiet, cooldown }: { quiet: number; cooldown: number }, horizon: number) {
  let level = 0;
  const levels = x.map((change) => {
    level += change;
    return level;
  });
  const events = recordBreakouts({ levels, lookback: 52, quiet, cooldown });
  const complete = events.filter((event) => event + horizon < x.length - 1 && event > 0);
  return complete.length < 2 ? undefined : complete;
}

function shiftP(outcomes: Float64Array, events: Int32Array): number {
  return circularShiftTest({ outcomes, events, alternative: "greater" }).p;
}

/** One-sided p-values: did the asset do better than usual after records of the other series? */
export function testEvents(world: World, { horizon }: Process): PValues {
  const result = new Map<string, number>();
  const clean = beyondMarket(world);
  const lost = world.y.length - clean.y.length;
  const outcomes = overlappingSums(world.y, horizon);
  const cleanOutcomes = lost > 0 ? overlappingSums(clean.y, horizon) : outcomes;
  const base = mean(outcomes);
  const baseRate = outcomes.filter((value) => value > 0).length / outcomes.length;
  for (const calendar of calendars) {
    const events = eventsOf(world, calendar, horizon);
    if (!events) return undefined;
    const values = Float64Array.from(events, (event) => outcomes[event] as number);
    const naive = crossSectionalT({ values, nullMean: base });
    const positives = values.filter((value) => value > 0).length;
    const sign = { n: values.length, positives, baseRate, alternative: "greater" } as const;
    const portfolio = calendarTimePortfolio({ returns: world.y, events, horizon, lag: horizon });
    const record = (kind: string, p: number) => result.set(`${calendar.name}: ${kind}`, p);
    record(
      "circular shift",
      shiftP(
        cleanOutcomes,
        events.map((event) => event - lost),
      ),
    );
    if (lost > 0) record("circular shift, market left in", shiftP(outcomes, events));
    record("sign test", signTest(sign).p);
    record("naive t", oneSided(naive.t, naive.p));
    record("calendar time, NW(h)", oneSided(portfolio.t, portfolio.p));
  }
  return result;
}
