import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { alterRows } from "./alter-rows.js";
import { alternativeMe, binance, coinbase, defiLlama } from "./coins.js";
import { type Fault, kindsFor, parseFault } from "./fault-kinds.js";
import { fredApi, fredGraph } from "./fred.js";
import { type Histories, openHistories } from "./history.js";
import { fiscalData, newYorkFed } from "./official.js";
import { type Asked, type Host, jsonReply, type Reply, textReply } from "./reply.js";
import { refusalOf, send } from "./send.js";
import { yahoo } from "./yahoo.js";

const hosts: ReadonlyMap<string, Host> = new Map([
  ["query1.finance.yahoo.com", yahoo],
  ["query2.finance.yahoo.com", yahoo],
  ["fred.stlouisfed.org", fredGraph],
  ["api.stlouisfed.org", fredApi],
  ["api.fiscaldata.treasury.gov", fiscalData],
  ["markets.newyorkfed.org", newYorkFed],
  ["api.binance.com", binance],
  ["data-api.binance.vision", binance],
  ["api.exchange.coinbase.com", coinbase],
  ["api.alternative.me", alternativeMe],
  ["stablecoins.llama.fi", defiLlama],
]);

export interface StandInOptions {
  /** `source=kind` or `source/name=kind`; several may hold at once. */
  readonly faults?: readonly string[];
  /** Cuts every history after this day (YYYY-MM-DD). */
  readonly asOf?: string;
  /** How many of the last rows of every history have not come out yet. */
  readonly lateRows?: number;
  /** What the fault "429" asks for. */
  readonly retryAfterSeconds?: number;
}

/** A request as it came in; `status` is 0 where nothing was answered. */
export interface SeenRequest {
  readonly host: string;
  /** With the query. */
  readonly path: string;
  readonly agent: string;
  readonly status: number;
}

export interface StandIn {
  /** `<url>/<host>/<path>` stands for `https://<host>/<path>`. */
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Replaces the faults and forgets how often each resource was asked for. */
  setFaults(faults: readonly string[]): void;
  setAsOf(asOf: string | undefined): void;
  close(): Promise<void>;
}

interface State {
  readonly histories: Histories;
  readonly requests: SeenRequest[];
  readonly asked: Map<string, number>;
  readonly lateRows: number;
  readonly retryAfterSeconds: number;
  faults: readonly Fault[];
  asOf: string | undefined;
}

function askedOf(state: State, host: Host, url: URL, agent: string): Asked {
  const name = host.nameOf(url);
  const kinds = kindsFor(state.faults, host.source, name);
  const historyWithHolidays: Asked["historyWithHolidays"] = (series) => {
    const { asOf = "9999" } = state;
    const known = state.histories(series).filter(({ date }) => date <= asOf);
    return known.slice(0, Math.max(0, known.length - state.lateRows));
  };
  const history: Asked["history"] = (series) =>
    historyWithHolidays(series).filter(({ value }) => value !== null);
  const alter: Asked["alter"] = (rows) => alterRows(rows, kinds);
  return { url, name, agent, renamed: kinds.includes("renamed"), history, historyWithHolidays, alter };
}

function answerSafely(host: Host, asked: Asked): Reply {
  try {
    return host.answer(asked);
  } catch (error) {
    return jsonReply({ standIn: String(error) }, 500);
  }
}

function handle(state: State, request: IncomingMessage, response: ServerResponse): void {
  const [, hostName = "", ...rest] = (request.url ?? "/").split("/");
  const url = new URL(`http://${hostName || "none"}/${rest.join("/")}`);
  const agent = request.headers["user-agent"] ?? "";
  const note = (status: number) =>
    state.requests.push({ host: hostName, path: `${url.pathname}${url.search}`, agent, status });
  const host = hosts.get(hostName);
  if (!host) {
    note(502);
    send(request, response, textReply(`the stand-in has no host ${hostName}`, 502));
    return;
  }
  const asked = askedOf(state, host, url, agent);
  const kinds = kindsFor(state.faults, host.source, asked.name);
  const key = `${hostName} ${asked.name}`;
  const before = state.asked.get(key) ?? 0;
  state.asked.set(key, before + 1);
  if (kinds.includes("hang")) {
    note(0);
    return;
  }
  const { retryAfterSeconds } = state;
  const refusal = refusalOf(kinds, before, { location: request.url ?? "/", retryAfterSeconds });
  const reply = refusal ?? answerSafely(host, asked);
  note(reply.status);
  send(request, response, reply, refusal ? [] : kinds);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("stand-in: no port");
  return `http://127.0.0.1:${address.port}`;
}

/** Opens a stand-in for the public data sources on a free port of this machine. */
export async function openStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { faults = [], asOf, lateRows = 0, retryAfterSeconds = 1 } = options;
  const state: State = {
    histories: await openHistories(),
    ...{ requests: [], asked: new Map<string, number>(), lateRows, retryAfterSeconds },
    ...{ faults: faults.map(parseFault), asOf },
  };
  const server = createServer((request, response) => handle(state, request, response));
  const url = await listen(server);
  return {
    ...{ url, requests: state.requests },
    setFaults(next) {
      state.faults = next.map(parseFault);
      state.asked.clear();
    },
    setAsOf(next) {
      state.asOf = next;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
