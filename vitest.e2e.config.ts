import { defineConfig } from "vitest/config";

// Whole journeys in a real browser, one file after the other: they share two cores with a server and a browser.
export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.test.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 180_000,
  },
});
