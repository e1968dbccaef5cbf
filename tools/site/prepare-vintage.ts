import { resolve } from "node:path";
import { chooseVintage } from "../../src/vintage/choose-vintage.js";
import { readVintage } from "../../src/vintage/read-vintage.js";

export interface PreparedVintage {
  /** Absolute path of the vintage's directory. */
  readonly directory: string;
  /** The vintage's as-of date, YYYY-MM-DD. */
  readonly asOf: string;
}

/**
 * Chooses and validates the vintage, and sets the environment that Framework, its configuration and its loaders read:
 * the vintage's directory, no telemetry, UTC, and the as-of date instead of the clock. Throws VintageError.
 */
export async function prepareVintage(root: string, requested: string | undefined): Promise<PreparedVintage> {
  const directory = resolve(root, chooseVintage({ requested, root }));
  const { asOf } = await readVintage(directory);
  process.env.VINTAGE = directory;
  process.env.OBSERVABLE_TELEMETRY_DISABLE = "1";
  process.env.TZ = "UTC";
  process.env.SOURCE_DATE_EPOCH = String(Date.parse(`${asOf}T00:00:00Z`) / 1000);
  return { directory, asOf };
}
