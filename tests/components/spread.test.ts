import fc from "fast-check";
import { expect, test } from "vitest";
import { spread } from "../../src/components/axes.js";

const positions = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 });

test("labels that are moved apart keep their gap, their order and their bounds where there is room", () => {
  fc.assert(
    fc.property(positions, (at) => {
      const placed = spread(at, 16, 0, 300);
      const order = at.map((_, i) => i).sort((a, b) => Number(at[a]) - Number(at[b]) || a - b);
      order.forEach((index, i) => {
        const before = order[i - 1];
        if (before !== undefined) {
          expect(Number(placed[index]) - Number(placed[before])).toBeGreaterThanOrEqual(16);
        }
      });
      expect(Math.min(...placed)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...placed)).toBeLessThanOrEqual(300);
    }),
    { seed: 1 },
  );
});

test("labels that stand far enough apart are left where they are", () => {
  expect(spread([10, 200, 60], 16, 0, 300)).toEqual([10, 200, 60]);
});
