import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TurningPoint, turningPoints } from "../../src/stats/turning-points.js";
import { expectError, holds } from "./reference.js";

/** A path that runs straight, in logarithms, from knot to knot. */
function through(knots: readonly (readonly [index: number, level: number])[]): Float64Array {
  const last = knots.at(-1)?.[0] ?? 0;
  return Float64Array.from({ length: last + 1 }, (_, t) => {
    const to = knots.findIndex(([index]) => index >= t);
    const [end, high] = knots[to] ?? [0, 1];
    const [start, low] = knots[to - 1] ?? [end, high];
    return start === end ? high : low * (high / low) ** ((t - start) / (end - start));
  });
}

const told = (turns: readonly TurningPoint[]) => turns.map(({ index, kind }) => `${kind} ${index}`);
const walks = fc.array(fc.integer({ min: -15, max: 15 }), { minLength: 30, maxLength: 160 }).map((steps) => {
  let percent = 0;
  return Float64Array.from(steps, (step) => {
    percent += step;
    return Math.exp(percent / 100);
  });
});

describe("turningPoints", () => {
  it("dates the tops and bottoms of long swings", () => {
    const levels = through([
      [0, 100],
      [24, 200],
      [36, 120],
      [70, 300],
      [82, 180],
      [110, 260],
    ]);
    expect(told(turningPoints({ levels }))).toEqual(["peak 24", "trough 36", "peak 70", "trough 82"]);
  });

  it("passes over a swing that another one within sixteen months surpasses", () => {
    const levels = through([
      [0, 100],
      [24, 200],
      [30, 170],
      [36, 220],
      [60, 110],
      [90, 300],
    ]);
    expect(told(turningPoints({ levels }))).toEqual(["peak 36", "trough 60"]);
  });

  it("keeps a phase of less than four months only if the level changes by more than a fifth", () => {
    const crash = (low: number) =>
      through([
        [0, 100],
        [30, 200],
        [33, low],
        [70, 400],
      ]);
    expect(told(turningPoints({ levels: crash(140) }))).toEqual(["peak 30", "trough 33"]);
    expect(told(turningPoints({ levels: crash(180) }))).toEqual([]);
  });

  it("drops turns near the ends, and those that a level beyond them surpasses", () => {
    const levels = through([
      [0, 300],
      [20, 100],
      [40, 200],
      [60, 90],
      [100, 250],
    ]);
    expect(told(turningPoints({ levels }))).toEqual(["trough 20", "peak 40", "trough 60"]);
    expect(told(turningPoints({ levels: levels.slice(15) }))).toEqual(["peak 25", "trough 45"]);
  });

  it("alternates, keeps its shortest cycle, and keeps short phases only for large changes", () => {
    holds(
      fc.property(walks, (levels) => {
        const turns = turningPoints({ levels });
        turns.forEach((turn, i) => {
          expect(turn.index >= 6 && turn.index <= levels.length - 7).toBe(true);
          const next = turns[i + 1];
          const like = turns[i + 2];
          if (like) expect(like.index - turn.index).toBeGreaterThanOrEqual(16);
          if (!next) return;
          const [from, to] = [Number(levels[turn.index]), Number(levels[next.index])];
          expect(next.kind).not.toBe(turn.kind);
          expect(turn.kind === "peak" ? from > to : from < to).toBe(true);
          if (next.index - turn.index < 4) expect(Math.abs(to / from - 1)).toBeGreaterThan(0.2);
        });
      }),
    );
  });

  it("does not depend on the unit of the levels", () => {
    holds(
      fc.property(walks, (levels) => {
        expect(turningPoints({ levels: levels.map((level) => 4 * level) })).toEqual(
          turningPoints({ levels }),
        );
      }),
    );
  });

  it("finds the turns of the inverse at the same places, with peaks for troughs, where all phases are long", () => {
    holds(
      fc.property(walks, (levels) => {
        const inverse = turningPoints({ levels: levels.map((level) => 1 / level), shortestPhase: 1 });
        const swapped = inverse.map(({ index, kind }) => ({
          index,
          kind: kind === "peak" ? "trough" : "peak",
        }));
        expect(swapped).toEqual(turningPoints({ levels, shortestPhase: 1 }));
      }),
    );
  });

  it("refuses what it cannot date", () => {
    expectError(
      () => turningPoints({ levels: new Float64Array(10).fill(1) }),
      "too-few",
      /levels has 10 values; at least 17/,
    );
    const levels = new Float64Array(30).fill(2);
    expect(turningPoints({ levels })).toEqual([]);
    expectError(() => turningPoints({ levels, largeChange: 0 }), "out-of-range", /largeChange is 0/);
    expectError(() => turningPoints({ levels, window: 1.5 }), "not-integer", /window is 1.5/);
    levels[2] = 0;
    expectError(
      () => turningPoints({ levels }),
      "out-of-range",
      /levels\[2\] is 0; a level must be positive/,
    );
  });
});
