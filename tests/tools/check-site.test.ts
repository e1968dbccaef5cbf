import { rm } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { checkSite } from "../../tools/site/check-site.js";
import { soundPage, writeFixture } from "./fixture-site.js";

async function check(files: Readonly<Record<string, string>>): Promise<string[]> {
  const directory = await writeFixture(files);
  try {
    return await checkSite(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

const checkBody = (body: string, head = "") => check({ "index.html": soundPage(body, head) });

describe("checkSite finds no fault in", () => {
  test("a site whose links, files and fragments are all there", async () => {
    const body = `<h2 id="part">x</h2><a href="./claims/one">a</a><a href="./claims/one.html#top">a</a><a href="./it/">a</a>
      <a href="#part">a</a><a href="#lag=90">a</a><a href="https://a.example/">a</a><a href="mailto:a@a.example">a</a>
      <img src="./_file/a%20b.png"><img src="data:image/gif;base64,AA"><svg><use href="#part"></use></svg>`;
    const files = {
      "index.html": soundPage(
        body,
        '<link rel="stylesheet" href="./style.css"><link rel="license" href="https://a.example/">',
      ),
      "claims/one.html": soundPage('<a id="top" href="../">a</a>'),
      "it/index.html": soundPage('<a href="../claims/one">a</a>').replace('"en"', '"it"'),
      "404.html": soundPage('<a href="./it/">a</a>', '<base href="/">'),
      "style.css": "a{background:url(./_file/a%20b.png)} b{background:url(#x)}",
      "_file/a b.png": "x",
    };
    expect(await check(files)).toEqual([]);
  });
});

describe("checkSite reports", () => {
  test("a site without a page", async () => {
    expect(await check({ "a.txt": "x" })).toEqual([expect.stringContaining("no page was built")]);
  });

  test("a cell that did not parse", async () => {
    const cell =
      '<div class="observablehq--inspect observablehq--error">SyntaxError: Unexpected token (1:2)</div>';
    expect(await checkBody(cell)).toEqual(["index.html: a cell failed: SyntaxError: Unexpected token (1:2)"]);
    expect(await checkBody("<p>SyntaxError: lost</p>")).toEqual(["index.html: SyntaxError: lost"]);
  });

  test("a placeholder that was not filled", async () => {
    expect(await checkBody("<p>{{ finding }}</p>")).toEqual([
      "index.html: a placeholder was not filled: {{ finding }}</p></body>",
    ]);
  });

  test("a loader that wrote nothing", async () => {
    expect(await check({ "index.html": soundPage(), "_file/data/a.json": "" })).toEqual([
      "_file/data/a.json: empty; did its loader in src/data write anything?",
    ]);
  });

  test.each([
    ["a script", '<script type="module" src="https://a.example/b.js"></script>', "https://a.example/b.js"],
    ["a style sheet", '<link rel="stylesheet" href="//a.example/b.css">', "//a.example/b.css"],
    ["a preconnection", '<link rel="preconnect" href="https://a.example">', "https://a.example"],
    ["an image", '<img src="http://a.example/b.png">', "http://a.example/b.png"],
    ["a set of images", '<img srcset="https://a.example/b.png 2x">', "https://a.example/b.png"],
    ["an import", '<style>@import "https://a.example/b.css";</style>', "https://a.example/b.css"],
    ["a background", `<p style="background:url('https://a.example/b.png')"></p>`, "https://a.example/b.png"],
    [
      "an image of a chart",
      '<svg><image href="https://a.example/b.png"></image></svg>',
      "https://a.example/b.png",
    ],
  ])("%s from elsewhere", async (_, body, url) => {
    expect(await checkBody(body)).toEqual([
      `index.html: loads from elsewhere: ${url}; bring the file into the project`,
    ]);
  });

  test("what a style sheet loads from elsewhere or from nowhere", async () => {
    const css = "@import url(https://a.example/b.css);p{background:url(../none.png)}";
    expect(await check({ "index.html": soundPage(), "style/a.css": css })).toEqual([
      "style/a.css: loads from elsewhere: https://a.example/b.css; bring the file into the project",
      "style/a.css: loads ../none.png, which the site does not have",
    ]);
  });

  test("a local file, page or fragment that is not there", async () => {
    expect(await checkBody('<img src="./none.png"><a href="./none">a</a><a href="./#none">a</a>')).toEqual([
      "index.html: loads ./none.png, which the site does not have",
      "index.html: links to ./none, which the site does not have",
      "index.html: links to ./#none, but index.html has no element with that id",
    ]);
  });

  test("a page without title, description or language", async () => {
    expect(await check({ "a.html": "<!DOCTYPE html><p>x" })).toEqual([
      expect.stringContaining("a.html: no title"),
      expect.stringContaining("a.html: no description"),
      "a.html: no lang on <html>",
    ]);
  });
});
