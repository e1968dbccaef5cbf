import { readFile } from "node:fs/promises";
import { claims } from "../claims/claims.js";
import { readPanelQuery } from "../db/native-database.js";

const setting = { vintage: "", asOf: "2026-01-09", frequency: "monthly" } as const;
const names = new Set(claims.flatMap((claim) => Object.values(claim.panels(setting)).map(({ query }) => query)));
const panels = Object.fromEntries(await Promise.all([...names].sort().map(async (name) => [name, await readPanelQuery(name)])));
const schema = await readFile(new URL("../db/schema.sql", import.meta.url), "utf8");
process.stdout.write(JSON.stringify({ schema, panels }));
