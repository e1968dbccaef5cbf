import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seriesById } from "../../src/series/catalogue.js";
import { defaultLimits } from "../../src/sources/http-client.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import { writeVintage } from "../../src/vintage/write-vintage.js";
import type { RefreshOptions } from "../../tools/refresh/options.js";
import { type Refreshed, refresh } from "../../tools/refresh/refresh.js";
import { projectRoot } from "../../tools/site/project-root.js";

export const baseDay = "2026-08-14";
/** Late enough for everything that the stand-in holds to have been published. */
export const nextDay = "2026-08-28";

const options: RefreshOptions = {
  upstream: undefined,
  vintage: undefined,
  only: null,
  asOf: nextDay,
  imports: new Map(),
  units: new Map(),
  accept: new Set(),
  timeoutMs: 2_000,
  timeLimitMs: 60_000,
  diff: false,
  compare: null,
};

/** A refresh at noon of the day after its as-of day, with waits of milliseconds. */
export function refreshAt(asked: Partial<RefreshOptions> & { upstream: string }): Promise<Refreshed> {
  const all = { ...options, ...asked };
  return refresh({
    root: projectRoot,
    options: all,
    now: new Date(Date.parse(`${all.asOf}T12:00:00Z`) + 86_400_000),
    random: () => 0.5,
    fredKey: undefined,
    userAgent: "tester/1.0",
    limits: { ...defaultLimits, requestMs: all.timeoutMs, backoffMs: 2, paceScale: 0.01 },
    onSeries: () => {},
    say: () => {},
  });
}

export function scratch(): string {
  return mkdtempSync(join(tmpdir(), "refresh-"));
}

/** A whole refresh of the base day. */
export async function makeBase(upstream: string): Promise<Vintage> {
  const directory = join(scratch(), "base");
  await refreshAt({ upstream, asOf: baseDay, vintage: directory });
  return readVintage(directory);
}

const recent = "2025-06-01";

/** The base with a few series only and little history, so that a test reads and writes little. */
export async function writeSmallBase(base: Vintage, ids: readonly string[]): Promise<string> {
  const directory = join(scratch(), "small");
  const { asOf, retrievedAt, facts, factsAsOf, factsRetrievedAt } = base;
  await writeVintage(
    directory,
    {
      ...{ name: "refreshed", asOf, retrievedAt, facts, factsAsOf, factsRetrievedAt },
      observations: base.observations.filter(
        ({ series, date }) => ids.includes(series) && (date >= recent || seriesById(series).revised),
      ),
      fetches: base.fetches.filter(({ series }) => ids.includes(series)),
      revisions: [],
    },
    { required: ids },
  );
  return directory;
}

/** A copy of a vintage in a folder of its own. */
export function copyOf(directory: string): string {
  const copy = join(scratch(), "vintage");
  cpSync(directory, copy, { recursive: true });
  return copy;
}

/** Name and SHA-256 of every file of a directory. */
export function digest(directory: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory)
      .sort()
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(directory, name)))
          .digest("hex"),
      ]),
  );
}
