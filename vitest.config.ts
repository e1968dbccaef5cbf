import { defineConfig } from "vitest/config";

process.env.TZ = "UTC";

const browserTests = "tests/browser/**/*.test.ts";

export default defineConfig({
  test: {
    environment: "node",
    env: { TZ: "UTC", OBSERVABLE_TELEMETRY_DISABLE: "1" },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "node", include: ["tests/**/*.test.ts"], exclude: [browserTests] } },
      {
        extends: true,
        test: {
          name: "browser",
          include: [browserTests],
          globalSetup: "tests/browser/setup.ts",
          isolate: false,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
