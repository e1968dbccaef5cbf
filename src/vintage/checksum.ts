import { createHash } from "node:crypto";

/** The SHA-256 of parts one after the other, as `sha256:` and 64 lower-case hexadecimal digits. Strings count as UTF-8. */
export function checksum(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return `sha256:${hash.digest("hex")}`;
}

/** The id of a vintage: its name, its as-of day and eight digits of what its observations and facts are made of. */
export function vintageId(
  name: string,
  asOf: string,
  files: { observations: string | Uint8Array; facts: string | Uint8Array },
): string {
  const digits = checksum(files.observations, files.facts).slice("sha256:".length, "sha256:".length + 8);
  return `${name}-${asOf}-${digits}`;
}
