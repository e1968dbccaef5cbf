import { describe, expect, test } from "vitest";
import { hoistImports } from "../../tools/site/hoist-imports.js";

describe("hoistImports", () => {
  test("declares a preloaded module again, each name by itself so that the rest can be dropped", () => {
    const source = 'const {a, b: c, default: d} = await import("./x.js");';
    expect(hoistImports(source, new Set(["./x.js"]))).toBe(
      'import * as hoisted0 from "./x.js";\nconst a = hoisted0.a; const c = hoisted0.b; const d = hoisted0.default;',
    );
  });

  test("declares several modules of one cell, and one module of several cells once", () => {
    const source =
      'const [{a}, b] = await Promise.all([import("./x.js"), import("./y.js")]);\nconst {c} = await import("./x.js");';
    expect(hoistImports(source, new Set(["./x.js", "./y.js"]))).toBe(
      'import * as hoisted0 from "./x.js";\nimport * as hoisted1 from "./y.js";\n' +
        "const a = hoisted0.a; const b = hoisted1;\nconst c = hoisted0.c;",
    );
  });

  test("leaves an import of a module that the page does not preload", () => {
    const source = 'const {a} = await import("./x.js");';
    expect(hoistImports(source, new Set(["./y.js"]))).toBe(source);
  });
});
