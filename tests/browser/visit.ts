import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { inject, onTestFinished } from "vitest";

/** How long a test waits for what must come; nothing waits this long where all is well. */
export const patienceMs = 20_000;

/** A page of the site as one reader sees it, with what went wrong and what was asked for on the way. */
export interface Visit {
  readonly page: Page;
  /** Console errors and warnings, uncaught errors, failed requests. */
  readonly troubles: readonly string[];
  /** Requests to anything but the site; all were refused. */
  readonly elsewhere: readonly string[];
  /** Paths asked of the site. */
  readonly requests: readonly string[];
}

let connected: Promise<Browser> | undefined;

function browser(): Promise<Browser> {
  connected ??= chromium.connect(inject("browserEndpoint"));
  return connected;
}

/** Opens a page of the site ("/rotation?H1.gap=6") in a fresh profile that is closed with the test. */
export async function visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const { page, ...records } = await newReader(options);
  await page.goto(inject("siteUrl") + path);
  return { page, ...records };
}

/** A fresh profile on an empty page, for tests that prepare the page before they open it. */
export async function newReader(options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await (await browser()).newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    ...options,
  });
  onTestFinished(() => context.close());
  const siteUrl = inject("siteUrl");
  const troubles: string[] = [];
  const elsewhere: string[] = [];
  const requests: string[] = [];
  const isElsewhere = (url: URL) => /^(https?|wss?):$/.test(url.protocol) && url.origin !== siteUrl;
  await context.route(isElsewhere, (route) => route.abort());
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (isElsewhere(url)) elsewhere.push(url.href);
    else requests.push(url.pathname);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) troubles.push(`${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => troubles.push(`uncaught: ${String(error.error())}`));
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  return { page, troubles, elsewhere, requests };
}

/** Whether DuckDB-WASM, or anything that only it needs, was asked for. */
export function askedForDatabase({ requests }: Visit): boolean {
  return requests.some((path) => /\.wasm$|duckdb|\.arrows?$/.test(path));
}
