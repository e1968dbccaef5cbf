import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Client, type ClientOptions, defaultLimits, openClient } from "../../src/sources/http-client.js";
import type { Source } from "../../src/sources/source.js";

type Answerer = (request: IncomingMessage, response: ServerResponse, times: number) => void;

const limits = { ...defaultLimits, requestMs: 300, backoffMs: 4 };
let server: Server;
let upstream: string;
let answerer: Answerer;
let requests: { url: string; at: number; agent: string }[];

beforeEach(async () => {
  requests = [];
  const times = new Map<string, number>();
  server = createServer((request, response) => {
    const url = request.url ?? "";
    requests.push({ url, at: performance.now(), agent: request.headers["user-agent"] ?? "" });
    const seen = (times.get(url) ?? 0) + 1;
    times.set(url, seen);
    answerer(request, response, seen);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const source: Source = {
  name: "here",
  pace: { requests: 100, perMs: 100, concurrent: 4 },
  fetch: () => Promise.reject(new Error("not used")),
};

function open(options: Partial<ClientOptions> = {}): Client {
  const signal = new AbortController().signal;
  return openClient({ upstream, userAgent: "tester/1.0", limits, signal, random: () => 0.5, ...options });
}

function get(path = "a.example/data?x=1", options: Partial<ClientOptions> = {}): Promise<string> {
  return open(options).get(source, "S")(`https://${path}`);
}

describe("openClient", () => {
  test("asks the upstream for host and path, under the given name, and gives the text", async () => {
    answerer = (_, response) => response.end("fine");
    expect(await get("a.example/data?x=%5ER")).toBe("fine");
    expect(requests).toMatchObject([{ url: "/a.example/data?x=%5ER", agent: "tester/1.0" }]);
  });

  test("unpacks gzip and drops a byte-order mark", async () => {
    answerer = (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("\uFEFFpacked"));
    expect(await get()).toBe("packed");
  });

  test("tries four times, then says the status and how often it tried", async () => {
    answerer = (_, response) => response.writeHead(500).end();
    await expect(get()).rejects.toThrow(
      "here/S: status: expected 200, got 500 Internal Server Error after 4 tries",
    );
    expect(requests).toHaveLength(4);
  });

  test("waits longer before each further try", async () => {
    answerer = (_, response) => response.writeHead(503).end();
    const slower = { ...limits, backoffMs: 60 };
    await expect(get(undefined, { limits: slower })).rejects.toThrow("503");
    const waits = requests.slice(1).map(({ at }, i) => at - (requests[i]?.at ?? 0));
    waits.forEach((wait, i) => {
      expect(wait).toBeGreaterThan(60 * 2 ** i * 0.75 - 5);
    });
  });

  test("waits as long as Retry-After says, and goes on", async () => {
    answerer = (_, response, times) =>
      times === 1 ? response.writeHead(429, { "retry-after": "1" }).end() : response.end("fine");
    expect(await get()).toBe("fine");
    expect((requests[1]?.at ?? 0) - (requests[0]?.at ?? 0)).toBeGreaterThan(990);
  });

  test("does not wait for a Retry-After that is longer than the longest wait", async () => {
    answerer = (_, response) => response.writeHead(429, { "retry-after": "3600" }).end();
    await expect(get()).rejects.toThrow("429 Too Many Requests after 1 try");
    expect(requests).toHaveLength(1);
  });

  test.each([
    [400, "400 Bad Request"],
    [403, "403 Forbidden"],
    [404, "404 Not Found"],
  ])("does not repeat a request that was answered %i", async (status, got) => {
    answerer = (_, response) => response.writeHead(status).end();
    await expect(get()).rejects.toThrow(`here/S: status: expected 200, got ${got}`);
    expect(requests).toHaveLength(1);
  });

  test("gives up on an answer that does not begin", async () => {
    answerer = () => {};
    await expect(get(undefined, { limits: { ...limits, requestMs: 60 } })).rejects.toThrow(
      "here/S: time: expected an answer within 0.06 s, got none in 4 tries",
    );
    expect(requests).toHaveLength(4);
  });

  test("gives up on an answer that does not end", async () => {
    answerer = (_, response) => response.writeHead(200).write("a");
    await expect(get(undefined, { limits: { ...limits, requestMs: 60 } })).rejects.toThrow(
      "here/S: time: expected an answer within 0.06 s, got none in 4 tries",
    );
  });

  test("takes no body that ends before its length", async () => {
    answerer = (_, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("half", () => response.socket?.destroy());
    };
    await expect(get()).rejects.toThrow("here/S: connection: expected a whole answer, got ");
    expect(requests).toHaveLength(4);
  });

  test("takes no body that is not packed as it says", async () => {
    answerer = (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("plain");
    await expect(get()).rejects.toThrow(
      "here/S: compression: expected a body as its Content-Encoding says, got Z_DATA_ERROR",
    );
  });

  test("takes no body larger than the cap, and stops reading it", async () => {
    let written = 0;
    answerer = (_, response) => {
      const timer = setInterval(() => {
        if (response.destroyed || written > 50_000_000) clearInterval(timer);
        else written += response.write("x".repeat(50_000)) ? 50_000 : 0;
      }, 1);
    };
    await expect(get(undefined, { limits: { ...limits, requestMs: 5_000, bytes: 200_000 } })).rejects.toThrow(
      /here\/S: size: expected at most 200000 bytes, got \d+ and more/,
    );
    expect(written).toBeLessThan(5_000_000);
    expect(requests).toHaveLength(1);
  });

  test("takes no bytes that are not UTF-8", async () => {
    answerer = (_, response) => response.end(Buffer.from([0xff, 0xfe, 0x00]));
    await expect(get()).rejects.toThrow("here/S: encoding: expected UTF-8, got other bytes");
  });

  test("follows three redirects and no more", async () => {
    answerer = (request, response) => response.writeHead(301, { location: request.url }).end();
    await expect(get()).rejects.toThrow("here/S: redirects: expected at most 3, got more");
    expect(requests.length).toBeLessThanOrEqual(4);
  });

  test("says that nobody answers", async () => {
    await expect(get(undefined, { upstream: "http://127.0.0.1:1" })).rejects.toThrow(
      "here/S: connection: expected a whole answer, got ECONNREFUSED",
    );
  });

  test("asks a host no more that failed two series in a row, and another host still", async () => {
    answerer = (request, response) =>
      request.url?.startsWith("/a.") ? response.writeHead(500).end() : response.end("fine");
    const client = open();
    const ask = (host: string, symbol: string) => client.get(source, symbol)(`https://${host}/x`);
    await expect(ask("a.example", "A")).rejects.toThrow("here/A: status");
    await expect(ask("a.example", "B")).rejects.toThrow("here/B: status");
    await expect(ask("a.example", "C")).rejects.toThrow(
      "here/C: not asked: expected a host that answers, got a.example failed 2 times in a row (status: 500 Internal Server Error after 4 tries)",
    );
    expect(await ask("b.example", "D")).toBe("fine");
    expect(client.requests()).toBe(9);
    expect(requests).toHaveLength(9);
  });

  test("goes on with a host of which one series is missing", async () => {
    answerer = (request, response) =>
      request.url?.endsWith("gone") ? response.writeHead(404).end() : response.end("fine");
    const client = open();
    for (let i = 0; i < 3; ++i) {
      await expect(client.get(source, "S")("https://a.example/gone")).rejects.toThrow("404");
    }
    expect(await client.get(source, "S")("https://a.example/there")).toBe("fine");
  });

  test("keeps the pace of the source", async () => {
    answerer = (_, response) => response.end("fine");
    const paced = { ...source, pace: { requests: 2, perMs: 200, concurrent: 2 } };
    const fetch = open().get(paced, "S");
    await Promise.all(["1", "2", "3", "4", "5"].map((path) => fetch(`https://a.example/${path}`)));
    expect((requests[4]?.at ?? 0) - (requests[0]?.at ?? 0)).toBeGreaterThan(380);
  });

  test("ends everything at the time limit", async () => {
    answerer = () => {};
    const signal = AbortSignal.timeout(80);
    await expect(get(undefined, { signal, limits: { ...limits, requestMs: 60_000 } })).rejects.toThrow(
      "here/S: time: expected an end within the time limit, got none",
    );
  });

  test("ends what still waits in the queue at the time limit, without waiting for its turn", async () => {
    answerer = (_, response) => response.end("fine");
    const slow = { ...source, pace: { requests: 1, perMs: 60_000, concurrent: 1 } };
    const fetch = open({ signal: AbortSignal.timeout(100) }).get(slow, "S");
    const [first, second] = await Promise.allSettled(
      ["1", "2"].map((path) => fetch(`https://a.example/${path}`)),
    );
    expect(first).toMatchObject({ status: "fulfilled" });
    expect(String(second?.status === "rejected" && second.reason)).toContain(
      "here/S: time: expected an end within the time limit, got none",
    );
  });

  test("waits for the pace of the source before another try", async () => {
    answerer = (_, response, times) => (times < 3 ? response.writeHead(503).end() : response.end("fine"));
    const paced = { ...source, pace: { requests: 1, perMs: 150, concurrent: 1 } };
    expect(await open().get(paced, "S")("https://a.example/x")).toBe("fine");
    for (const wait of requests.slice(1).map(({ at }, i) => at - (requests[i]?.at ?? 0))) {
      expect(wait).toBeGreaterThan(145);
    }
  });

  test("names no address in an error, where a key could stand", async () => {
    for (const status of [400, 500]) {
      answerer = (_, response) => response.writeHead(status).end("api_key=secret");
      const error: unknown = await get("a.example/x?api_key=secret").catch((reason: unknown) => reason);
      expect(String(error)).not.toContain("secret");
    }
  });
});
