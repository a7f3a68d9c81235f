import { defineConfig } from "vitest/config";

// Without the React Router plugin: tests import modules as they are, and the routes through the built server.
export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "tests/bench/**", "node_modules/**"],
    pool: "forks",
    silent: "passed-only",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
