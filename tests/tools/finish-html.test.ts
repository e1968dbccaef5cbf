import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, finishHtml } from "../../tools/site/finish-html.js";
import { type HtmlPage, parsePage } from "../../tools/site/html-page.js";
import { frameworkPage, type PageParts } from "./fixture-site.js";

function finish(parts: PageParts, file = "index.html"): HtmlPage {
  const html = frameworkPage(parts).replace(/<script type="module">[\s\S]*?<\/script>/, "");
  const page = parsePage(file, html);
  finishHtml(page);
  return page;
}

describe("finishHtml", () => {
  test("says the page's language", () => {
    expect(finish({}).serialize()).toContain('<html lang="en">');
    expect(finish({}, "it/index.html").serialize()).toContain('<html lang="it">');
    expect(finish({}, "italy.html").serialize()).toContain('<html lang="en">');
  });

  test("lets the reader zoom", () => {
    const content = finish({}).document.querySelector('meta[name="viewport"]')?.getAttribute("content");
    expect(content).toBe("width=device-width, initial-scale=1");
  });

  test("puts the policy before everything that it governs", () => {
    const [charset, policy] = finish({}).document.head.children;
    expect(charset?.getAttribute("charset")).toBe("utf-8");
    expect(policy?.getAttribute("http-equiv")).toBe("Content-Security-Policy");
    expect(policy?.getAttribute("content")).toBe(contentSecurityPolicy);
    expect(contentSecurityPolicy).not.toContain("'unsafe-eval'");
  });

  test("allows the base of a page that has one", () => {
    const policy = finish({ head: '<base href="/">' }).document.querySelector("meta[http-equiv]");
    expect(policy?.getAttribute("content")).toContain("base-uri 'self'");
  });

  test("adds an icon only to a page that names none", () => {
    expect(finish({}).document.querySelectorAll('link[rel~="icon"]')).toHaveLength(1);
    const named = finish({ head: '<link rel="icon" href="./icon.svg">' }).document;
    expect([...named.querySelectorAll('link[rel~="icon"]')].map((e) => e.getAttribute("href"))).toEqual([
      "./icon.svg",
    ]);
  });

  test("mends headings, code blocks and links that open windows", () => {
    const heading = (n: number) =>
      `<h${n} id="h${n}" tabindex="-1"><a class="observablehq-header-anchor" href="#h${n}">T<em>i</em></a></h${n}>`;
    const body = `${heading(1)}${heading(2)}<pre>x</pre><a href="https://a.example/" target="_blank">a</a>`;
    const main = finish({ body }).document.querySelector("main");
    expect(main?.innerHTML.trim()).toBe(
      '<h1 id="h1">T<em>i</em></h1>' +
        '<h2 id="h2"><a class="observablehq-header-anchor" href="#h2">T<em>i</em></a></h2>' +
        '<pre tabindex="0">x</pre><a href="https://a.example/">a</a>',
    );
  });

  test("leaves an inline chart as it is", () => {
    const chart =
      '<svg viewBox="0 0 9 9"><defs><clipPath id="c"><path d="M0 0"></path></clipPath><linearGradient gradientUnits="userSpaceOnUse"></linearGradient></defs><text x="1">a &amp; b</text></svg>';
    expect(finish({ body: chart }).serialize()).toContain(chart);
  });

  test("refuses an inline script, and a page that is not what Framework writes", () => {
    expect(() => finish({ body: "<script>1</script>" })).toThrow("index.html: an inline script is left");
    const strange = parsePage("a.html", "<!DOCTYPE html><meta charset=utf-8><p>x");
    expect(() => finishHtml(strange)).toThrow('a.html: expected one meta[name="viewport"], found 0');
  });

  test("leaves a block of data that is not a script", () => {
    const body = '<script type="application/ld+json">{}</script>';
    expect(finish({ body }).serialize()).toContain(body);
  });
});
