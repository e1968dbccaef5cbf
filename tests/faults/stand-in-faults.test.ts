import { spawn } from "node:child_process";
import { get } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addressOf, ask, askFor, firstNameOf, type Given } from "./stand-in/ask-stand-in.js";
import { type FaultKind, faultKinds } from "./stand-in/fault-kinds.js";
import { type SourceName, sourceNames } from "./stand-in/names.js";
import { openStandIn, type StandIn } from "./stand-in/open-stand-in.js";

let standIn: StandIn;
beforeAll(async () => {
  standIn = await openStandIn({ retryAfterSeconds: 0 });
});
beforeEach(() => standIn.setFaults([]));
afterAll(() => standIn.close());

const walcl = addressOf("fred", "WALCL");
const askWith = (kind: FaultKind, init: RequestInit = {}) => {
  standIn.setFaults([`fred/WALCL=${kind}`]);
  return ask(standIn.url, walcl, init);
};
const again = async () => (await ask(standIn.url, walcl)).status;

describe("faults of the transport", () => {
  test.each([
    ["500", 500],
    ["403", 403],
    ["404", 404],
    ["429-forever", 429],
  ] as const)("%s is status %i each time", async (kind, status) => {
    const response = await askWith(kind);
    expect([response.status, response.headers.get("retry-after")]).toEqual([status, null]);
    expect([await again(), await again()]).toEqual([status, status]);
  });

  test("503-once and 429 pass, and begin anew when faults are set", async () => {
    expect((await askWith("503-once")).status).toBe(503);
    expect(await again()).toBe(200);
    const response = await askWith("429");
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "0"]);
    expect([await again(), await again()]).toEqual([429, 200]);
  });

  test.each([
    ["html200", /^<!DOCTYPE html>/],
    ["limit200", /requests/],
    ["empty", /^$/],
    ["header-only", /^observation_date,WALCL\n$/],
  ] as const)("%s is status 200 without observations", async (kind, body) => {
    const response = await askWith(kind);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(body);
  });

  test("truncated breaks off after half of the bytes", async () => {
    standIn.setFaults(["fred/WALCL=truncated"]);
    const [got, announced] = await new Promise<number[]>((resolve) => {
      get(`${standIn.url}/${walcl}`, (response) => {
        let bytes = 0;
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on("error", () => undefined);
        response.on("close", () => resolve([bytes, Number(response.headers["content-length"])]));
      });
    });
    expect(got).toBe(Math.floor((announced ?? 0) / 2));
  });

  test("slow gives a byte in a second, hang nothing", async () => {
    const response = await askWith("slow", { signal: AbortSignal.timeout(1_500) });
    const first = await response.body?.getReader().read();
    expect(first?.value).toHaveLength(1);
    await expect(askWith("hang", { signal: AbortSignal.timeout(200) })).rejects.toThrow(/aborted|timeout/);
    expect(standIn.requests.at(-1)).toMatchObject({ host: "fred.stlouisfed.org", status: 0 });
  });

  test("bad-gzip, redirect-loop and bom do as they say", async () => {
    const packed = await askWith("bad-gzip");
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    await expect(packed.text()).rejects.toThrow();
    const redirect = await askWith("redirect-loop", { redirect: "manual" });
    expect([redirect.status, redirect.headers.get("location")]).toEqual([301, `/${walcl}`]);
    const marked = new Uint8Array(await (await askWith("bom")).arrayBuffer());
    expect([...marked.slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, "o".charCodeAt(0)]);
  });
});

/** What an answer has become, given what it was; both oldest first, without days that have no value. */
const altered: Partial<Record<FaultKind, (fresh: Given[], usual: Given[]) => boolean>> = {
  "header-only": (fresh) => fresh.length === 0,
  renamed: (fresh) => fresh.length === 0,
  "unit-x1000": (fresh, usual) => usual.every(([, value], at) => near(fresh[at], value, 1000)),
  "null-tail": (fresh, usual) => same(fresh, usual.slice(0, -3)),
  "duplicate-dates": (fresh, usual) =>
    same(fresh.slice(0, -1).map(dateOf), usual.map(dateOf)) &&
    fresh.at(-1)?.[0] === fresh.at(-2)?.[0] &&
    fresh.at(-1)?.[1] !== fresh.at(-2)?.[1],
  unsorted: (fresh) => fresh.some(([date], at) => date < (fresh[at - 1]?.[0] ?? "")),
  spike: (fresh, usual) => near(fresh.at(-1), usual.at(-1)?.[1] ?? null, 10),
  negative: (fresh, usual) => near(fresh.at(-1), usual.at(-1)?.[1] ?? null, -1),
  shortened: (fresh, usual) => fresh.length < usual.length && same(fresh.at(-1), usual.at(-1)),
  flat: (fresh) => new Set(fresh.slice(-20).map(([, value]) => value)).size === 1,
  "day-shift": (fresh, usual) =>
    Date.parse(dateOf(fresh.at(-1))) - Date.parse(dateOf(usual.at(-1))) === 86_400_000,
};
const dateOf = (given: Given | undefined) => given?.[0] ?? "";
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const near = (given: Given | undefined, value: number | null, factor: number) =>
  Math.abs((given?.[1] ?? Number.NaN) - (value ?? 0) * factor) <=
  1e-5 * Math.abs((value ?? 0) * factor) + 1e-9;

/** Days on which a history is still short: the faults are the same. */
const early: Partial<Record<SourceName, string>> = {
  yahoo: "2000-12-31",
  fred: "2000-12-31",
  fiscaldata: "2022-12-31",
  binance: "2019-12-31",
  coinbase: "2016-12-31",
  fng: "2018-12-31",
  llama: "2018-12-31",
};

describe("faults of the data", () => {
  afterEach(() => standIn.setAsOf(undefined));

  test.each(sourceNames)("%s shows each of them", async (source) => {
    const name = firstNameOf(source);
    standIn.setAsOf(early[source]);
    const valued = async () =>
      (await askFor(standIn.url, source, name)).filter(([, value]) => value !== null);
    const usual = await valued();
    expect(usual.length).toBeGreaterThan(50);
    for (const [kind, holds] of Object.entries(altered)) {
      standIn.setFaults([`${source}=${kind}`]);
      expect([kind, holds(await valued(), usual)]).toEqual([kind, true]);
    }
  });
});

describe("the stand-in", () => {
  test("knows twenty-six kinds of fault and refuses others", () => {
    expect(Object.keys(faultKinds)).toHaveLength(26);
    for (const text of ["fred=gone", "nobody=500", "fred/NONE=500", "fred"]) {
      expect(() => standIn.setFaults([text])).toThrow(/^stand-in: /);
    }
  });

  test("keeps a fault to the resource that it is set for", async () => {
    standIn.setFaults(["fred/WALCL=500", "binance=404"]);
    expect((await ask(standIn.url, walcl)).status).toBe(500);
    expect((await ask(standIn.url, addressOf("fred", "DFF"))).status).toBe(200);
    expect((await ask(standIn.url, addressOf("binance", "SOLUSDT"))).status).toBe(404);
  });

  test("cuts every history after its day and holds late rows back", async () => {
    const late = await openStandIn({ asOf: "2026-01-09", lateRows: 2 });
    const lastOf = async () => dateOf((await askFor(late.url, "fred", "WALCL")).at(-1));
    expect(await lastOf()).toBe("2025-12-24");
    late.setAsOf("2026-01-16");
    expect(await lastOf()).toBe("2025-12-31");
    await late.close();
  });

  test("notes who asked for what, and closes while requests are open", async () => {
    const own = await openStandIn({ faults: ["fng=hang", "llama=slow"] });
    const open = ["fng", "llama"] as const;
    const ends = open.map((source) =>
      ask(own.url, addressOf(source, source)).then((answer) => answer.text()),
    );
    const settled = Promise.allSettled(ends);
    while (own.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    await own.close();
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(own.requests.map(({ agent }) => agent)).toEqual(["stand-in-test/1.0", "stand-in-test/1.0"]);
    expect(own.requests.map(({ path }) => path)).toContain("/fng/?limit=0&format=json");
  });

  test("can be served by a process of its own", async () => {
    const script = new URL("stand-in/serve.ts", import.meta.url).pathname;
    const child = spawn(process.execPath, ["--import", "tsx", script, "--fault", "fred=404"]);
    const url = await new Promise<string>((resolve) => {
      child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    });
    expect((await ask(url, walcl)).status).toBe(404);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});
