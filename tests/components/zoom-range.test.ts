import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DateFrame } from "../../src/components/chart-view.js";
import { acrossOf, dayAt, daysAround, daysBetween, isZoomed } from "../../src/components/zoom-range.js";
import { dayAfter } from "./made-lines.js";

const frames = fc
  .record({ whole: fc.integer({ min: 2, max: 4000 }), a: fc.nat(4000), b: fc.nat(4000) })
  .map(({ whole, a, b }): DateFrame => {
    const from = Math.min(a % whole, b % whole);
    const to = Math.max(from + 1, a % whole, b % whole);
    const days = { from: dayAfter(from), to: dayAfter(to) };
    return {
      ...days,
      whole: { from: dayAfter(0), to: dayAfter(whole) },
      left: 60,
      right: 900,
      top: 10,
      bottom: 300,
    };
  });

describe("the period of a chart", () => {
  test("gives each day a place, and each place back its day", () => {
    fc.assert(
      fc.property(frames, fc.double({ min: 0, max: 1, noNaN: true }), (frame, share) => {
        const day = dayAt(frame, frame.left + share * (frame.right - frame.left));
        expect(day >= frame.from && day <= frame.to).toBe(true);
        expect(dayAt(frame, acrossOf(frame, day))).toBe(day);
      }),
      { seed: 1 },
    );
  });

  test("dragged in either direction is the same, and none where both ends are one day", () => {
    fc.assert(
      fc.property(
        frames,
        fc.double({ min: -50, max: 1000, noNaN: true }),
        fc.double({ min: -50, max: 1000, noNaN: true }),
        (frame, a, b) => {
          const days = daysBetween(frame, a, b);
          expect(daysBetween(frame, b, a)).toEqual(days);
          if (days) expect(days.from < days.to && days.from >= frame.from && days.to <= frame.to).toBe(true);
          expect(daysBetween(frame, a, a)).toBeNull();
        },
      ),
      { seed: 2 },
    );
  });

  test("halved or doubled around a day stays within the whole and holds that day", () => {
    fc.assert(
      fc.property(
        frames,
        fc.constantFrom(0.5, 2),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (frame, factor, share) => {
          const day = dayAt(frame, frame.left + share * (frame.right - frame.left));
          const { from, to } = daysAround(frame, day, factor);
          expect(from >= frame.whole.from && to <= frame.whole.to && from <= day && day <= to).toBe(true);
        },
      ),
      { seed: 3 },
    );
  });

  test("as long as the whole is the whole", () => {
    const whole = { from: dayAfter(0), to: dayAfter(100) };
    const frame = { from: dayAfter(20), to: dayAfter(80), whole, left: 0, right: 1, top: 0, bottom: 1 };
    expect(daysAround(frame, dayAfter(50), 2)).toEqual(whole);
    expect([isZoomed(frame), isZoomed({ ...frame, ...whole })]).toEqual([true, false]);
  });
});
