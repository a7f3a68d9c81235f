import { defineConfig } from "vitest/config";

// Without the React Router plugin: tests import modules as they are, and the routes through the built server.
export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "tests/bench/**", "node_modules/**"],
    globalSetup: "tests/support/run-folder.ts",
    pool: "forks",
    // Left to itself it keeps one core free, which on two is half of the machine.
    maxWorkers: 2,
    // Files share the modules of their process, as requests do in a server: it shows what one leaves behind for the next, and
    // saves reading the same modules two hundred times.
    isolate: false,
    silent: "passed-only",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
