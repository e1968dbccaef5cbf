import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordBreakouts } from "../../src/stats/record-breakouts.js";
import { expectError, holds, wholes } from "./reference.js";

const rules = fc.record({
  levels: wholes(12, 60),
  lookback: fc.integer({ min: 1, max: 8 }),
  quiet: fc.integer({ min: 0, max: 4 }),
  cooldown: fc.integer({ min: 0, max: 6 }),
});

/** The definition, every maximum and every spell taken anew. */
function byDefinition(levels: Float64Array, lookback: number, quiet: number, cooldown: number): number[] {
  const record = (t: number) => Math.max(...levels.slice(t - lookback, t));
  const events: number[] = [];
  for (let t = lookback; t < levels.length; t++) {
    let spell = 0;
    while (t - 1 - spell >= lookback && Number(levels[t - 1 - spell]) < record(t - 1 - spell)) spell++;
    const last = events.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (Number(levels[t]) > record(t) && spell >= quiet && t - last > cooldown) events.push(t);
  }
  return events;
}

describe("recordBreakouts", () => {
  it("finds the events of the definition", () => {
    let found = 0;
    holds(
      fc.property(rules, ({ levels, lookback, quiet, cooldown }) => {
        const events = Array.from(recordBreakouts({ levels, lookback, quiet, cooldown }));
        expect(events).toEqual(byDefinition(levels, lookback, quiet, cooldown));
        found += events.length;
      }),
      300,
    );
    expect(found).toBeGreaterThan(300);
  });

  it("does not change when the levels are scaled, moved, or replaced by their order", () => {
    holds(
      fc.property(rules, (rule) => {
        const events = recordBreakouts(rule);
        expect(recordBreakouts({ ...rule, levels: rule.levels.map((level) => 4 * level + 3) })).toEqual(
          events,
        );
        expect(recordBreakouts({ ...rule, levels: rule.levels.map(Math.exp) })).toEqual(events);
      }),
    );
  });

  it("does not see the future: an event stays when later levels change", () => {
    holds(
      fc.property(rules, fc.nat({ max: 59 }), (rule, cut) => {
        const end = Math.max(rule.lookback + 1, Math.min(cut, rule.levels.length));
        const early = recordBreakouts(rule).filter((event) => event < end);
        expect(recordBreakouts({ ...rule, levels: rule.levels.slice(0, end) })).toEqual(early);
      }),
    );
  });

  it("finds no more events with a longer spell required, nor any within the cooldown", () => {
    holds(
      fc.property(rules, (rule) => {
        const all = new Set(recordBreakouts({ ...rule, quiet: 0, cooldown: 0 }));
        const events = Array.from(recordBreakouts(rule));
        expect(events.every((event) => all.has(event))).toBe(true);
        for (let i = 1; i < events.length; i++) {
          expect(Number(events[i]) - Number(events[i - 1])).toBeGreaterThan(rule.cooldown);
        }
      }),
    );
  });

  it("takes a tie for neither a record nor a period below", () => {
    const run = (levels: number[], quiet: number) =>
      Array.from(recordBreakouts({ levels: Float64Array.from(levels), lookback: 2, quiet, cooldown: 0 }));
    expect(run([1, 2, 2, 3], 0)).toEqual([3]);
    expect(run([1, 2, 2, 3], 1)).toEqual([]);
    expect(run([1, 2, 1, 3], 1)).toEqual([3]);
  });

  it("rejects a lookback of zero or without a period after it, and gaps", () => {
    const levels = Float64Array.of(1, 2, 3);
    const rule = { levels, lookback: 2, quiet: 0, cooldown: 0 };
    expectError(() => recordBreakouts({ ...rule, lookback: 0 }), "too-few", /lookback is 0; at least 1/);
    expectError(
      () => recordBreakouts({ ...rule, lookback: 3 }),
      "too-few",
      /levels has 3 values; a lookback of 3 needs at least 4/,
    );
    expectError(() => recordBreakouts({ ...rule, quiet: -1 }), "too-few", /quiet is -1/);
    expectError(() => recordBreakouts({ ...rule, cooldown: 0.5 }), "not-integer", /cooldown is 0.5/);
    expectError(
      () => recordBreakouts({ ...rule, levels: Float64Array.of(1, Number.NaN, 2) }),
      "not-finite",
      /levels\[1\] is NaN/,
    );
  });
});
