import type { HtmlPage } from "./html-page.js";
import { SiteError } from "./site-error.js";

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const icon = [
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>",
  "<path d='M1 11h6l3-7 5-2' fill='none' stroke='#7a7a7a' stroke-width='2'/>",
  "</svg>",
].join("");

/** The language of a page, by where it stands. */
export function pageLanguage(file: string): "en" | "it" {
  return file.startsWith("it/") ? "it" : "en";
}

/**
 * Sets what Framework's renderer fixes or leaves out: language, viewport, Content-Security-Policy, icon, and its
 * accessibility faults. Throws SiteError where the page is not what Framework 1.13 writes.
 */
export function finishHtml(page: HtmlPage): void {
  page.document.documentElement.lang = pageLanguage(page.file);
  setViewport(page);
  addPolicy(page);
  addIcon(page);
  mendAccessibility(page);
}

function setViewport(page: HtmlPage): void {
  only(page, 'meta[name="viewport"]').setAttribute("content", "width=device-width, initial-scale=1");
}

function addPolicy(page: HtmlPage): void {
  const { document, file } = page;
  const inline = document.querySelector('script:not([src]):not([type$="json"])');
  if (inline)
    throw new SiteError(`${file}: an inline script is left, which the Content-Security-Policy would stop`);
  const base = document.querySelector("base");
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = base
    ? contentSecurityPolicy.replace("base-uri 'none'", "base-uri 'self'")
    : contentSecurityPolicy;
  only(page, "meta[charset]").after("\n", policy);
}

function addIcon({ document }: HtmlPage): void {
  if (document.querySelector('link[rel~="icon"]')) return;
  const link = document.createElement("link");
  link.rel = "icon";
  link.type = "image/svg+xml";
  link.href = `data:image/svg+xml,${encodeURIComponent(icon)}`;
  document.head.append(link, "\n");
}

function mendAccessibility(page: HtmlPage): void {
  const main = only(page, "main#observablehq-main");
  for (const heading of main.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)[tabindex]")) {
    heading.removeAttribute("tabindex");
  }
  for (const anchor of main.querySelectorAll("h1 > a.observablehq-header-anchor")) {
    anchor.replaceWith(...anchor.childNodes);
  }
  for (const link of main.ownerDocument.querySelectorAll('a[target="_blank"]'))
    link.removeAttribute("target");
  for (const block of main.querySelectorAll("pre:not([tabindex])")) block.setAttribute("tabindex", "0");
}

function only({ document, file }: HtmlPage, selector: string): Element {
  const found = document.querySelectorAll(selector);
  const element = found[0];
  if (!element || found.length > 1) {
    throw new SiteError(
      `${file}: expected one ${selector}, found ${found.length}; has Framework's renderer changed?`,
    );
  }
  return element;
}
