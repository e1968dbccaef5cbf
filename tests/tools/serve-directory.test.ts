import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServedDirectory, serveDirectory } from "../../tools/site/serve-directory.js";
import { writeFixture } from "./fixture-site.js";

let directory: string;
let site: ServedDirectory;

beforeAll(async () => {
  directory = await writeFixture({
    "index.html": "home",
    "claims/one.html": "one",
    "404.html": "missing",
    "_file/a.12345678.arrow": "arrow",
    "_file/a.12345678.arrows": "arrows",
    "_node/a.wasm": "wasm",
    "_app/a-ABCDEFGH.js": "1",
  });
  site = await serveDirectory(directory, 0);
});

afterAll(async () => {
  await site.close();
  await rm(directory, { recursive: true });
});

describe("serveDirectory", () => {
  test.each([
    ["/", "text/html;charset=utf-8", "no-cache"],
    ["/claims/one", "text/html;charset=utf-8", "no-cache"],
    ["/_file/a.12345678.arrow", "application/vnd.apache.arrow.file", "public,max-age=31536000,immutable"],
    ["/_file/a.12345678.arrows", "application/vnd.apache.arrow.stream", "public,max-age=31536000,immutable"],
    ["/_node/a.wasm", "application/wasm", "public,max-age=31536000,immutable"],
    ["/_app/a-ABCDEFGH.js", "text/javascript", "public,max-age=31536000,immutable"],
  ])("serves %s with its type and the right patience", async (path, type, cache) => {
    const response = await fetch(site.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("cache-control")).toBe(cache);
  });

  test("answers what is not there with the site's page for it", async () => {
    const response = await fetch(`${site.url}/none`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("missing");
  });

  test("says what to do when the port is taken", async () => {
    const port = Number(new URL(site.url).port);
    await expect(serveDirectory(directory, port)).rejects.toThrow(
      `port ${port} of 127.0.0.1 is taken; choose another: PORT=${port + 1} npm start`,
    );
  });
});
