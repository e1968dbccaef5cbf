import { readFile } from "node:fs/promises";
import { claims } from "../claims/claims.js";
import { readPanelQuery } from "../db/native-database.js";

/** The SQL that the report runs: the schema, and each panel\u2019s query by name. */
export interface Queries {
  readonly schema: string;
  readonly panels: Readonly<Record<string, string>>;
}

/** Reads the schema and the query of every panel that a claim uses. Node only. */
export async function readQueries(): Promise<Queries> {
  const setting = { vintage: "", asOf: "2026-01-09", frequency: "monthly" } as const;
  const names = new Set(
    claims.flatMap((claim) => Object.values(claim.panels(setting)).map(({ query }) => query)),
  );
  const panels = await Promise.all(
    [...names].sort().map(async (name) => [name, await readPanelQuery(name)] as const),
  );
  const schema = await readFile(new URL("../db/schema.sql", import.meta.url), "utf8");
  return { schema, panels: Object.fromEntries(panels) };
}
