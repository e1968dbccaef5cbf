import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../site/project-root.js";

/** Runs the reference tests and keeps what they measure as tests/reference/verified.json. */
function recordVerified(): void {
  const folder = mkdtempSync(join(tmpdir(), "verified-"));
  const tests = readdirSync(join(projectRoot, "tests/stats"))
    .filter((name) => name.endsWith("-reference.test.ts"))
    .map((name) => `tests/stats/${name}`);
  try {
    execFileSync("npx", ["vitest", "run", "--project", "node", ...tests], {
      cwd: projectRoot,
      env: { ...process.env, RECORD_VERIFIED: folder },
      stdio: "inherit",
    });
    const order = new Intl.Collator("en").compare;
    const entries = readdirSync(folder)
      .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as { file: string; test: string })
      .sort((a, b) => order(a.file, b.file) || order(a.test, b.test));
    const lines = entries.map((entry) => ` ${JSON.stringify(entry)}`);
    writeFileSync(join(projectRoot, "tests/reference/verified.json"), `[\n${lines.join(",\n")}\n]\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

recordVerified();
