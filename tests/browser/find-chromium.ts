import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

const places = [
  "/usr/bin/chromium",
  "/usr/lib/chromium/chromium",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Path of a Chromium or Chrome: CHROME_PATH, the usual names on PATH, the usual places, or, as root on Debian, the
 * distribution's package, which is then installed. Throws an error that says what to do where there is none.
 */
export function findChromium(): string {
  const requested = process.env.CHROME_PATH;
  if (requested) {
    if (isExecutable(requested)) return requested;
    throw new Error(`CHROME_PATH=${requested}: no executable file; correct or unset it`);
  }
  const found = findInstalled() ?? (mayInstall() ? installChromium() : undefined);
  if (found) return found;
  throw new Error(
    "no Chromium found for the browser tests: install it (Debian: apt-get install chromium), or set CHROME_PATH to one",
  );
}

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function mayInstall(): boolean {
  const isDebian =
    existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  return isDebian && process.getuid?.() === 0 && isExecutable("/usr/bin/apt-get");
}

function installChromium(): string | undefined {
  process.stderr.write("no Chromium found: installing Debian's\n");
  for (const parameters of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const { status, stderr } = spawnSync("apt-get", parameters, {
      encoding: "utf8",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (status !== 0) {
      const reason = stderr.trim().split("\n").at(-1) ?? "";
      throw new Error(
        `apt-get ${parameters.join(" ")} failed: ${reason}; install Chromium by hand, or set CHROME_PATH to one`,
      );
    }
  }
  return findInstalled();
}
