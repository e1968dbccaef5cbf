import { parseArgs } from "node:util";
import { LockError } from "../lock.js";
import { SiteError } from "./site-error.js";

/** Runs a command's work; what goes wrong becomes a line on stderr and exit code 1. */
export async function runTool(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isForReader =
      error instanceof SiteError ||
      error instanceof LockError ||
      (error instanceof Error && error.name === "VintageError");
    const text = isForReader
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
    process.stderr.write(`${name}: ${text}\n`);
    process.exit(1);
  }
}

/** The command line's `--output`, "dist" without one. */
export function readOutputOption(): string {
  try {
    return parseArgs({ options: { output: { type: "string", default: "dist" } } }).values.output;
  } catch (error) {
    throw new SiteError(
      `${error instanceof Error ? error.message : String(error)}; the one option is --output DIR`,
    );
  }
}

export function parsePort(text: string | undefined, fallback: number): number {
  if (text === undefined || text === "") return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new SiteError(`PORT=${text}: not a port; give a whole number up to 65535`);
}
