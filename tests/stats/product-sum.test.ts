import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProductSum } from "../../src/stats/product-sum.js";
import { expectClose, holds } from "./reference.js";

describe("ProductSum", () => {
  it("has the sum of products of whole numbers that a double cannot hold, once they cancel", () => {
    holds(
      fc.property(
        fc.array(fc.tuple(fc.maxSafeInteger(), fc.maxSafeInteger()), { minLength: 1, maxLength: 20 }),
        (pairs) => {
          const sum = new ProductSum();
          sum.start(7);
          let exact = 7n;
          for (const [a, b] of pairs) {
            sum.addProduct(a, b);
            exact += BigInt(a) * BigInt(b);
          }
          for (const [a, b] of pairs.slice(1)) {
            sum.addProduct(-a, b);
            exact -= BigInt(a) * BigInt(b);
          }
          expectClose(sum.total, Number(exact), 1e-15);
        },
      ),
    );
  });

  it("keeps a small term between products that cancel, where plain addition loses it", () => {
    const sum = new ProductSum();
    sum.start(0);
    sum.addProduct(1e10, 1e10);
    sum.add(1e-3);
    sum.addProduct(-1e10, 1e10);
    expect(sum.total).toBe(1e-3);
    expect(1e10 * 1e10 + 1e-3 - 1e10 * 1e10).toBe(0);
  });
});
