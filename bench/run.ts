import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const benches = [
  "regression",
  "lead-lag",
  "bootstrap",
  "multiverse",
  "calibration",
  "multiverse-calibration",
];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));

if (unknown.length > 0) {
  process.stderr.write(`bench: there is no ${unknown.join(", ")}; there are ${benches.join(", ")}\n`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : benches) {
    process.stdout.write(`\n== ${name}\n`);
    const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
    const { status } = spawnSync(process.execPath, ["--import", "tsx", file], { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
}
