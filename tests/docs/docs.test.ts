import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../tools/site/project-root.js";
import { documents, faultOfLink, found, mentionedPaths, readDocument, relativeLinks } from "./documents.js";

const { scripts, version, engines } = JSON.parse(readDocument("package.json")) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly version: string;
  readonly engines: { readonly node: string };
};

describe.each(documents)("%s", (path) => {
  test("has only relative links that lead somewhere", () => {
    expect(relativeLinks(path).flatMap((link) => faultOfLink(path, link) ?? [])).toEqual([]);
  });

  test("mentions only npm scripts that exist", () => {
    const named = found(readDocument(path), /npm run ([a-z][\w:-]*)/g);
    const short = found(readDocument(path), /npm (start|test)\b/g);
    expect([...named, ...short].filter((name) => !(name in scripts))).toEqual([]);
  });

  test("mentions only files and folders that exist", () => {
    expect(mentionedPaths(path).filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
  });

  test("names no path of a machine and no host of a registry", () => {
    expect(readDocument(path)).not.toMatch(/\/(home|Users|work|tmp|root)\/|registry\.[a-z]|artifactory/i);
  });
});

describe("README.md", () => {
  test("names every npm script", () => {
    const readme = readDocument("README.md");
    const missing = Object.keys(scripts).filter(
      (name) => !readme.includes(`npm run ${name}`) && !readme.includes(`npm ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test("asks for the Node that package.json asks for", () => {
    expect(readDocument("README.md")).toContain(`Node ${engines.node.replace(">=", "")}`);
  });
});

test("CHANGELOG.md and CITATION.cff speak of the package's version", () => {
  expect(readDocument("CHANGELOG.md")).toContain(`## [${version}]`);
  expect(readDocument("CITATION.cff")).toMatch(new RegExp(`^version: ${version}$`, "m"));
});

describe("docs/pages.md", () => {
  const source = readDocument("src/report/directives.ts");
  const pages = readDocument("docs/pages.md");

  /** The keys of the object that a function of directives.ts returns. */
  const keysOf = (name: string) => {
    const body = source.slice(source.indexOf(`function ${name}(`)).split("\n}\n")[0] ?? "";
    return found(body.slice(body.indexOf("return {")), /^ {4}"?([\w-]+)"?: \(/gm).sort();
  };
  const listed = (section: string, pattern: RegExp) => {
    const text = new RegExp(`<!-- ${section} -->([\\s\\S]*)<!-- /${section} -->`).exec(pages)?.[1] ?? "";
    return found(text, pattern).sort();
  };

  test("lists the directives of the report that src/report/directives.ts defines", () => {
    expect(keysOf("generalDirectives")).not.toEqual([]);
    expect(listed("general-directives", /\{\{([\w-]+)/g)).toEqual(keysOf("generalDirectives"));
  });

  test("lists the directives of a claim that src/report/directives.ts defines", () => {
    expect(keysOf("claimDirectives")).not.toEqual([]);
    expect(listed("claim-directives", /\{\{H1 (\w+)/g)).toEqual(keysOf("claimDirectives"));
  });
});
