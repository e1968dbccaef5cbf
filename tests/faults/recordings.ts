import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Refreshed } from "../../tools/refresh/refresh.js";
import { refreshAt } from "./base-vintages.js";

// A larger stand-in with recordings of the public sources, beside the project and never part of it.
const serve = fileURLToPath(new URL("../../../shared/upstream/serve.mjs", import.meta.url));

/** Tests that need the recordings are skipped without them. */
export const recordingsAbsent = !existsSync(serve);

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the stand-in ended with ${code}`)));
    child.stdout?.once("data", (line: Buffer) => resolve(String(line).trim().replace("listening ", "")));
  });
}

/** A refresh from the recordings, served with these arguments for as long as it takes. */
export async function refreshFromRecordings(
  args: readonly string[],
  asked: Omit<Parameters<typeof refreshAt>[0], "upstream">,
): Promise<Refreshed> {
  const child = spawn(process.execPath, [serve, "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    return await refreshAt({ ...asked, upstream: await addressOf(child) });
  } finally {
    child.kill("SIGKILL");
  }
}
