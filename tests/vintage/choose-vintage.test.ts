import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { chooseVintage } from "../../src/vintage/choose-vintage.js";
import { freshDirectory } from "./small-vintage.js";

const requested = undefined;

test("the embedded vintage is chosen when there is no other", () => {
  const root = freshDirectory();
  expect(chooseVintage({ requested, root })).toBe(join(root, "data", "embedded"));
});

test("the latest vintage is chosen before the embedded one", () => {
  const root = freshDirectory();
  const latest = join(root, "data", "vintages", "latest");
  mkdirSync(latest, { recursive: true });
  expect(chooseVintage({ requested, root })).toBe(latest);
});

test("a latest vintage that points nowhere is still chosen, for reading to refuse", () => {
  const root = freshDirectory();
  const latest = join(root, "data", "vintages", "latest");
  mkdirSync(dirname(latest), { recursive: true });
  symlinkSync(join(root, "nowhere"), latest);
  expect(chooseVintage({ requested, root })).toBe(latest);
});

test("a requested directory is chosen before any other, relative to the root", () => {
  const root = freshDirectory();
  mkdirSync(join(root, "data", "vintages", "latest"), { recursive: true });
  expect(chooseVintage({ requested: "data/mine", root })).toBe(join(root, "data", "mine"));
  expect(chooseVintage({ requested: "/elsewhere/mine", root })).toBe("/elsewhere/mine");
  expect(chooseVintage({ requested: "", root })).toBe(join(root, "data", "vintages", "latest"));
});

test("a directory that is missing is stood in for by the one that it replaced", () => {
  const root = freshDirectory();
  const latest = join(root, "data", "vintages", "latest");
  mkdirSync(`${latest}.previous`, { recursive: true });
  expect(chooseVintage({ requested, root })).toBe(`${latest}.previous`);
  expect(chooseVintage({ requested: "data/vintages/latest/", root })).toBe(`${latest}.previous`);
  mkdirSync(latest);
  expect(chooseVintage({ requested, root })).toBe(latest);
  expect(chooseVintage({ requested: "data/vintages/latest", root })).toBe(latest);
});
