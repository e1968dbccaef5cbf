import { expect, test } from "vitest";
import { findSharedModules } from "../../tools/site/shared-modules.js";

const imports = (...paths: string[]) => ({
  bytes: 1,
  imports: paths.map((path) => ({ path, kind: "import-statement" as const })),
});

test("findSharedModules names what the given share of entries reaches by static imports", () => {
  const inputs = {
    one: imports("a", "b"),
    two: imports("b"),
    three: { bytes: 1, imports: [{ path: "a", kind: "dynamic-import" as const }] },
    a: imports(),
    b: imports("c"),
    c: imports("b"),
  };
  expect(findSharedModules({ inputs }, ["one", "two", "three"], 0.5)).toEqual(["b", "c"]);
  expect(findSharedModules({ inputs }, ["one", "two", "three"], 0.3)).toEqual(["a", "b", "c"]);
});
