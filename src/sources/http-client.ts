import got, { HTTPError, MaxRedirectsError, type RequestError, TimeoutError } from "got";
import PQueue from "p-queue";
import type { Get, Source } from "./source.js";
import { type Fault, SourceError } from "./source-error.js";

/** What bounds every request. */
export interface Limits {
  /** For one try, from the connection to the last byte. */
  readonly requestMs: number;
  readonly tries: number;
  /** Before the second try; doubled before each further one, and drawn from the upper half of that. */
  readonly backoffMs: number;
  /** A longer Retry-After ends the tries. */
  readonly longestWaitMs: number;
  /** Of a body, as it travels. */
  readonly bytes: number;
  /** After so many series in a row that a host did not serve, it is not asked again. */
  readonly hostFailures: number;
  /** What a source's pace is multiplied by: 1, or less where the upstream is a stand-in that minds no haste. */
  readonly paceScale: number;
}

export const defaultLimits: Limits = {
  requestMs: 20_000,
  tries: 4,
  backoffMs: 500,
  longestWaitMs: 30_000,
  bytes: 30_000_000,
  hostFailures: 2,
  paceScale: 1,
};

export interface ClientOptions {
  /** Where every `https://HOST/PATH` is asked instead, as `<upstream>/HOST/PATH`. */
  readonly upstream: string | undefined;
  readonly userAgent: string;
  readonly limits: Limits;
  /** Ends every request when the whole refresh takes too long. */
  readonly signal: AbortSignal;
  /** From 0 to 1, for the jitter. */
  readonly random: () => number;
}

export interface Client {
  /** What fetches for one series. */
  get(source: Source, symbol: string): Get;
  /** Requests sent so far, tries included. */
  requests(): number;
}

interface Host {
  readonly queue: PQueue;
  failures: number;
  lastFailure: string;
}

const retriedStatuses = [408, 425, 429, 500, 502, 503, 504];
const hostStatuses = new Set([...retriedStatuses, 401, 403, 418]);

/**
 * The HTTP client of a refresh: a queue per host that keeps the source's pace, time limits and tries with jittered
 * back-off that honours Retry-After (got), a cap on the size of a body, and no more requests to a host that fails.
 * What it gets is text (UTF-8, without a byte-order mark); everything else is a `SourceError` of the rules `status`,
 * `time`, `connection`, `redirects`, `size`, `compression`, `encoding` and `not asked`.
 */
export function openClient(options: ClientOptions): Client {
  const hosts = new Map<string, Host>();
  let sent = 0;
  const hostOf = (name: string, { pace }: Source): Host => {
    const known = hosts.get(name);
    if (known) return known;
    const { requests: intervalCap, concurrent: concurrency } = pace;
    const interval = pace.perMs * options.limits.paceScale;
    const host = { queue: new PQueue({ concurrency, interval, intervalCap }), failures: 0, lastFailure: "" };
    hosts.set(name, host);
    return host;
  };
  const ask = async (host: Host, url: URL, source: Source, symbol: string): Promise<string> => {
    const refuse = (fault: Fault) => new SourceError(source.name, symbol, fault);
    if (host.failures >= options.limits.hostFailures) {
      const got = `${url.host} failed ${host.failures} times in a row (${host.lastFailure})`;
      throw refuse({ rule: "not asked", expected: "a host that answers", got, ofHost: true });
    }
    try {
      const body = await fetchBytes(url, source, options, () => {
        sent += 1;
      });
      host.failures = 0;
      return decode(body, refuse);
    } catch (error) {
      const fault = faultOf(error, options);
      if (fault.ofHost) {
        host.failures += 1;
        host.lastFailure = `${fault.rule}: ${fault.got}`;
      }
      throw refuse(fault);
    }
  };
  return {
    get: (source, symbol) => async (address) => {
      const url = new URL(address);
      const host = hostOf(url.host, source);
      const { signal } = options;
      try {
        return (await host.queue.add(() => ask(host, url, source, symbol), { signal })) as string;
      } catch (error) {
        if (error instanceof SourceError || !signal.aborted) throw error;
        throw new SourceError(source.name, symbol, timeIsUp);
      }
    },
    requests: () => sent,
  };
}

const timeIsUp: Fault = {
  rule: "time",
  expected: "an end within the time limit",
  got: "none",
  ofHost: true,
};

class TooLarge extends Error {
  override readonly name = "TooLarge";
}

async function fetchBytes(
  url: URL,
  { pace }: Source,
  options: ClientOptions,
  onTry: () => void,
): Promise<Uint8Array> {
  const { limits, signal, random, userAgent, upstream } = options;
  const target = upstream ? `${upstream.replace(/\/+$/, "")}/${url.host}${url.pathname}${url.search}` : url;
  let size = 0;
  const request = got(target, {
    headers: { "user-agent": userAgent },
    responseType: "buffer",
    signal,
    timeout: { request: limits.requestMs },
    maxRedirects: 3,
    hooks: { beforeRequest: [onTry] },
    retry: {
      limit: limits.tries - 1,
      statusCodes: retriedStatuses,
      maxRetryAfter: limits.longestWaitMs,
      calculateDelay: ({ attemptCount, retryAfter, computedValue }) => {
        if (computedValue === 0) return 0;
        const delay = retryAfter ?? limits.backoffMs * 2 ** (attemptCount - 1);
        const drawn = delay * (retryAfter === undefined ? 0.5 + random() / 2 : 1 + random() / 10);
        return Math.max(1, (limits.paceScale * pace.perMs) / pace.requests, drawn);
      },
    },
  });
  request.on("downloadProgress", ({ transferred }) => {
    size = transferred;
    if (size > limits.bytes) request.cancel();
  });
  try {
    return (await request).body;
  } catch (error) {
    if (size > limits.bytes) throw new TooLarge(String(size));
    throw error;
  }
}

function decode(body: Uint8Array, refuse: (fault: Fault) => SourceError): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refuse({ rule: "encoding", expected: "UTF-8", got: "other bytes" });
  }
}

function faultOf(error: unknown, { limits, signal }: ClientOptions): Fault {
  if (signal.aborted) return timeIsUp;
  if (error instanceof TooLarge) {
    return { rule: "size", expected: `at most ${limits.bytes} bytes`, got: `${error.message} and more` };
  }
  if (error instanceof HTTPError) {
    const { statusCode, statusMessage = "" } = error.response;
    const tries = error.request.retryCount + 1;
    const tried = retriedStatuses.includes(statusCode)
      ? ` after ${tries} ${tries === 1 ? "try" : "tries"}`
      : "";
    const got = `${statusCode} ${statusMessage}`.trim() + tried;
    return { rule: "status", expected: "200", got, ofHost: hostStatuses.has(statusCode) };
  }
  if (error instanceof TimeoutError) {
    const got = `none in ${error.request.retryCount + 1} tries`;
    return { rule: "time", expected: `an answer within ${limits.requestMs / 1000} s`, got, ofHost: true };
  }
  if (error instanceof MaxRedirectsError) {
    return { rule: "redirects", expected: "at most 3", got: "more", ofHost: true };
  }
  return connectionFault(error);
}

function connectionFault(error: unknown): Fault {
  if (!(error instanceof Error)) throw error;
  const { code = "" } = error as RequestError;
  if (code.startsWith("Z_")) {
    return { rule: "compression", expected: "a body as its Content-Encoding says", got: code };
  }
  if (code === "" || error.name === "SourceError") throw error;
  return { rule: "connection", expected: "a whole answer", got: code, ofHost: true };
}
