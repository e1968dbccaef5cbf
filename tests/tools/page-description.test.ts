import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { descriptionTag, readPageDescription } from "../../tools/site/page-description.js";
import { writeFixture } from "./fixture-site.js";

test("readPageDescription reads the front matter's description, plain or quoted", async () => {
  const page = (line: string) => `---\ntitle: x\n${line}\n---\n\ndescription: not this\n`;
  const root = await writeFixture({
    "plain.md": page("description: A plain one: with a colon"),
    "claims/double.md": page('description: "A \\"quoted\\" one"'),
    "single.md": page("description: 'One''s own'"),
    "none.md": page("keywords: x"),
    ".observablehq/cache/made.md": page("description: Made by a loader"),
  });
  expect(readPageDescription(root, "/plain")).toBe("A plain one: with a colon");
  expect(readPageDescription(root, "/claims/double")).toBe('A "quoted" one');
  expect(readPageDescription(root, "/single")).toBe("One's own");
  expect(readPageDescription(root, "/none")).toBeUndefined();
  expect(readPageDescription(root, "/absent")).toBeUndefined();
  expect(readPageDescription(root, "/made")).toBe("Made by a loader");
  expect(descriptionTag(root, "/claims/double")).toBe(
    '<meta name="description" content="A &quot;quoted&quot; one">',
  );
  expect(descriptionTag(root, "/none")).toBe("");
  await rm(root, { recursive: true });
});
