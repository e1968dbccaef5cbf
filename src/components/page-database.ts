import { articleDate } from "../claims/article.js";
import type { Panel, PanelRequest } from "../claims/claim.js";
import { type Database, readPanel, type Table } from "../db/database.js";
import { numberText } from "../text/numbers.js";
import { once } from "./once.js";
import type { PageFiles } from "./take-over.js";

/** The page\u2019s way to panels: those of the build stand ready, for the vintage\u2019s day and the articles\u2019; any other is asked of DuckDB-WASM, loaded when first needed. */
export interface PageDatabase {
  has(request: PanelRequest): boolean;
  panel(request: PanelRequest, say: (message: string) => void): Promise<Panel>;
  query(sql: string, say: (message: string) => void): Promise<Table>;
  /** Starts loading without waiting. */
  prepare(): void;
}

interface Queries {
  readonly schema: string;
  readonly panels: Readonly<Record<string, string>>;
}

/** The database of a page, with the panels that came with it. */
export function openPageDatabase(files: PageFiles, given: readonly Panel[]): PageDatabase {
  const panels = new Map(given.map((panel) => [keyOf(panel), Promise.resolve(panel)]));
  const queries = once(async () => (await files.queries.json()) as Queries);
  const database = once(async () => {
    const { openWasmDatabase } = await import("../db/wasm-database.js");
    return openWasmDatabase({
      observations: async () => new Uint8Array(await files.observations.arrayBuffer()),
      schema: async () => (await queries()).schema,
      onProgress: (share) => {
        for (const tell of waiting) tell(loadingText(share));
      },
    });
  });
  const givenAtArticles = once(async () => {
    for (const panel of (await files.atArticles.json()) as Panel[])
      panels.set(keyOf(panel), Promise.resolve(panel));
  });
  const inTurn = queue();
  const waiting = new Set<(message: string) => void>();
  const ask = async (say: (message: string) => void): Promise<Database> => {
    say(loadingText(null));
    waiting.add(say);
    const opened = await database().finally(() => waiting.delete(say));
    say("Recomputing\u2026");
    return opened;
  };
  return {
    has: (request) => panels.has(keyOf(request)),
    async panel(request, say) {
      const key = keyOf(request);
      if (!panels.has(key) && request.asOf === articleDate) await givenAtArticles();
      const known =
        panels.get(key) ??
        inTurn(async () => readPanel(await ask(say), request, await sqlOf(queries, request)));
      panels.set(key, known);
      known.catch(() => panels.delete(key));
      return known;
    },
    query: (sql, say) => inTurn(async () => (await ask(say)).query(sql)),
    prepare: () => void database().catch(() => undefined),
  };
}

function loadingText(share: number | null): string {
  const loaded = share === null ? "" : `: ${numberText("en").percent(share)}`;
  return `Loading the database, once${loaded}\u2026`;
}

async function sqlOf(queries: () => Promise<Queries>, request: PanelRequest): Promise<string> {
  const sql = (await queries()).panels[request.query];
  if (!sql) throw new Error(`there is no query ${request.query}`);
  return sql;
}

function keyOf({ query, frequency, asOf }: PanelRequest): string {
  return `${query} ${frequency} ${asOf}`;
}

/** Runs tasks one after the other: a panel\u2019s settings and its query must not be parted. */
function queue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}
