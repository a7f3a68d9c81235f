import { configDefaults, defineConfig } from "vitest/config";

/** They load React as it is in production (tests/support/production.ts): a process has one React. */
const IN_PRODUCTION = [
  "tests/routes/**/*.test.ts",
  "tests/server/http.test.ts",
  "tests/server/bad-publications.test.ts",
];

// Without the React Router plugin: tests import modules as they are, and the routes through the built server.
export default defineConfig({
  test: {
    globalSetup: "tests/support/run-folder.ts",
    pool: "forks",
    // Left to itself it keeps one core free, which on two is half of the machine.
    maxWorkers: 2,
    silent: "passed-only",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "modules",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, "tests/e2e/**", "tests/bench/**", ...IN_PRODUCTION],
          // Files share the modules of their process, as requests do in a server: it shows what one leaves behind for the next,
          // and saves reading the same modules two hundred times.
          isolate: false,
        },
      },
      { extends: true, test: { name: "production", include: IN_PRODUCTION } },
    ],
  },
});
